"""FIG-03: the same digits in US dollars and in a dollar coin."""

from collections.abc import Iterator
from decimal import Decimal

from ledraft.rules.figures import mentions, structured
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject

_DOLLARS = frozenset({"USD", "USDT", "USDC", "BUSD", "FDUSD", "TUSD", "DAI"})


def check(subject: Subject) -> Iterator[Hit]:
    """Figures and mentions whose digits agree while one is in USD and the other in a coin, or in two coins."""
    first: dict[Decimal, tuple[str, str]] = {}
    for path, amount, unit in _figures(subject):
        if unit in _DOLLARS:
            other_path, other = first.setdefault(amount, (path, unit))
            if other != unit:
                yield Hit(path, {"unit": unit, "other": other, "place": other_path})


def _figures(subject: Subject) -> Iterator[tuple[str, Decimal, str]]:
    for path, amount, unit in structured(subject):
        yield f"{path}.amount", amount, unit
    for mention in mentions(subject):
        yield mention.path, mention.amount, mention.unit


RULE = Rule(
    id="FIG-03",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "同一个数，此处以 {unit} 计，{place} 以 {other} 计；两者不是一回事。",
        "en": "The same figure stands in {unit} here and in {other} at {place}; these are not the same.",
    },
    fix={
        "zh": "以原始记录的币种代码为准，统一写法。",
        "en": "Use the code of the original record throughout.",
    },
    check=check,
    example={
        "zh": "“40856.89 USDT”与“40856.89 美元”并存。汇率、来源都会被追问。",
        "en": "“40856.89 USDT” stood beside “USD 40856.89”; rate and source will be asked for.",
    },
)
