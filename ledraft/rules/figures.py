"""Figures as they stand in a case and in its texts: exact decimals, never floats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from ledraft.rules.rule import Subject
from ledraft.rules.watches import watch
from ledraft.rules.wording import pattern

_UNIT = r"[A-Z]{3,10}|美元|元|yuan"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FIGURE = watch(
    rf"(?P<before>[A-Z]{{3,6}}|人民币)?\s?(?<![\d.,A-Za-z-])(?P<number>{_NUMBER})(?P<ten_thousand>\s?万)?"
    rf"\s?(?P<after>{_UNIT})?",
    gate="[0-9]",
    prose=True,
)
_CURRENCIES = {"美元": "USD", "元": "CNY", "yuan": "CNY", "人民币": "CNY", "RMB": "CNY"}
_LOOK_BACK = 12
_EXACT_DIGITS = 5


@dataclass(frozen=True)
class Mention:
    """A figure in a text: where, how much of what, and whether the text calls it approximate."""

    path: str
    amount: Decimal
    unit: str
    rough: bool


def decimal(text: str) -> Decimal | None:
    """The number that `text` writes (separators by thousands allowed), None if it is blank or no number."""
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None


def currency(unit: str) -> str:
    """The code of the currency that a word such as 元 names; codes of currencies and assets as they stand."""
    return _CURRENCIES.get(unit, unit)


def mentions(subject: Subject) -> tuple[Mention, ...]:
    """The figures with a unit in the case's prose; a unit is an asset or currency code, or a word for yuan or dollar."""
    return subject.once("mentions", lambda: tuple(_mentions(subject)))


def _mentions(subject: Subject) -> Iterator[Mention]:
    for text in subject.texts.holding(_FIGURE):
        for amount, unit, rough in _figures_in(text.value):
            yield Mention(text.path, amount, unit, rough)


@lru_cache(maxsize=4096)
def _figures_in(text: str) -> tuple[tuple[Decimal, str, bool], ...]:
    return tuple(figure for match in _FIGURE.exact.finditer(text) if (figure := _figure(text, match)))


def _figure(text: str, match: re.Match[str]) -> tuple[Decimal, str, bool] | None:
    unit = match["after"] or match["before"]
    amount = decimal(match["number"])
    if not unit or amount is None:
        return None
    if match["ten_thousand"]:
        amount *= 10_000
    start = match.start("number")
    said_before = text[max(0, start - _LOOK_BACK) : start]
    return amount, currency(unit), _is_round(amount) and bool(pattern("rough").search(said_before))


def _is_round(amount: Decimal) -> bool:
    """约合349776.83元 is an equivalent, worked out to the cent; a rough figure has few digits before its zeros."""
    return len(amount.normalize().as_tuple().digits) < _EXACT_DIGITS


def structured(subject: Subject) -> tuple[tuple[str, Decimal, str], ...]:
    """(path, amount, unit) of every valuation and loss that states an amount."""
    return subject.once("structured figures", lambda: tuple(_structured(subject)))


def _structured(subject: Subject) -> Iterator[tuple[str, Decimal, str]]:
    for index, valuation in enumerate(subject.case.incident.valuations):
        amount = decimal(valuation.amount)
        if amount is not None:
            yield f"$.incident.valuations[{index}]", amount, valuation.currency
    for index, loss in enumerate(subject.case.incident.losses):
        amount = decimal(loss.amount)
        if amount is not None:
            yield f"$.incident.losses[{index}]", amount, loss.asset
