"""Sums of money in Chinese capitals (大写), as cheques and police documents write them."""

from decimal import Decimal

_CENT = Decimal("0.01")
# Units are in use up to 万亿: sixteen digits before the point.
_CEILING = Decimal(10) ** 16
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_IN_GROUP = ("", "拾", "佰", "仟")
_HUNDRED_MILLION = 8


def rmb_in_capitals(amount: Decimal) -> str:
    """`amount` of yuan in capitals, without the prefix 人民币: 286417.56 gives 贰拾捌万陆仟肆佰壹拾柒元伍角陆分.

    Raises ValueError for a negative sum, one with more than two places other than zeros, one of 10^16 or
    more, and for NaN and infinity. Nothing is ever rounded.
    """
    if not amount.is_finite() or not 0 <= amount < _CEILING:
        raise ValueError("a sum of money is finite, not negative and below 10^16")
    exact = amount.quantize(_CENT)
    if exact != amount:
        raise ValueError("a sum in yuan has no more than two decimal places")
    yuan, cents = divmod(int(exact.scaleb(2)), 100)
    if not cents:
        return f"{_whole(yuan) or _DIGITS[0]}元整"
    return (f"{_whole(yuan)}元" if yuan else "") + _parts(cents, after_yuan=bool(yuan))


def _parts(cents: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(cents, 10)
    skipped = _DIGITS[0] if after_yuan and not jiao else ""
    return (f"{_DIGITS[jiao]}角" if jiao else skipped) + (f"{_DIGITS[fen]}分" if fen else "")


def _whole(number: int) -> str:
    """`number` in capitals, "" for zero. One 零 stands for the zeros inside a group of four digits, none for those at its
    end (银发〔1997〕393号, annex 1, leaves it open before 千 and 角)."""
    text, left_out = "", False
    for place, digit in reversed([*enumerate(reversed(str(number)))]):
        if digit == "0":
            left_out = True
        else:
            text += (_DIGITS[0] if left_out else "") + _DIGITS[int(digit)] + _IN_GROUP[place % 4]
            left_out = False
        if place % 4 == 0:
            text, left_out = text + _unit(number, place), False
    return text


def _unit(number: int, place: int) -> str:
    """The unit of the group that ends at `place`; a group of zeros has none, save that of the hundred millions."""
    if place == _HUNDRED_MILLION:
        return "亿"
    return "万" if place % _HUNDRED_MILLION == 4 and number // 10**place % 10**4 else ""
