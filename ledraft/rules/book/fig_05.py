"""FIG-05: a rate that is not derived as it says, or does not say how."""

import decimal as arithmetic
import re
from collections.abc import Iterator
from decimal import Decimal

from ledraft.case.events import Valuation
from ledraft.case.fields import Texts
from ledraft.rules.figures import decimal
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Severity, Subject

_DIVISION = re.compile(r"(?P<dividend>\d[\d,.]*)[^\d÷/]*[÷/]\s*(?P<divisor>\d[\d,.]*)")
_UNSTATED: Texts = {
    "zh": "没有用两种语言写明算式，或者没有写明小数位数、舍入方式",
    "en": "division (in both languages), places or rounding are not stated",
}
_ROUNDINGS = frozenset(name for name in dir(arithmetic) if name.startswith("ROUND_"))


def check(subject: Subject) -> Iterator[Hit]:
    """The division is carried out again with the places and rounding stated."""
    for index, valuation in enumerate(subject.case.incident.valuations):
        if valuation.rate:
            yield from _recomputed(valuation, f"$.incident.valuations[{index}].rate")


def _recomputed(valuation: Valuation, path: str) -> Iterator[Hit]:
    match = _DIVISION.search(valuation.division.zh or valuation.division.en)
    one_language = bool(valuation.division.zh) != bool(valuation.division.en)
    if match is None or one_language or valuation.places is None or valuation.rounding not in _ROUNDINGS:
        yield _hit(path, _UNSTATED, "warning")
        return
    dividend, divisor = decimal(match["dividend"]), decimal(match["divisor"])
    if not dividend or not divisor:
        yield _hit(path, _UNSTATED, "warning")
        return
    unit = Decimal(1).scaleb(-valuation.places)
    expected = (dividend / divisor).quantize(unit, rounding=valuation.rounding)
    if expected != decimal(valuation.rate):
        yield _hit(path, {"zh": f"按算式应为 {expected}", "en": f"by its division it is {expected}"}, None)


def _hit(path: str, why: Texts, severity: Severity | None) -> Hit:
    return Hit(path, {"why": why}, severity)


RULE = Rule(
    id="FIG-05",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={"zh": "这一比率无法复算：{why}。", "en": "This rate cannot be reproduced: {why}."},
    fix={
        "zh": "写明被除数、除数、保留的小数位和舍入方式（如 ROUND_HALF_UP）。",
        "en": "State dividend, divisor, places and rounding (such as ROUND_HALF_UP).",
    },
    check=check,
    example={
        "zh": "286417.56 ÷ 40856.89 保留四位为 7.0103。只写“汇率约 7.01”，就会被问来源和取价时点。",
        "en": "286417.56 ÷ 40856.89 is 7.0103 to four places. “About 7.01” invites the question of source and minute.",
    },
)
