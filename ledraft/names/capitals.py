"""Sums of money in Chinese capitals (大写), as cheques and police documents write them."""

from decimal import Decimal

from cn2an import an2cn

_CENT = Decimal("0.01")
# cn2an knows the units up to 万亿: sixteen digits before the point.
_CEILING = Decimal(10) ** 16


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
    return str(an2cn(f"{exact:f}", "rmb"))
