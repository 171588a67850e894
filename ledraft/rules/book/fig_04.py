"""FIG-04: a rough figure beside an exact one."""

from collections.abc import Iterator
from decimal import Decimal

from ledraft.rules.figures import mentions, structured
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject

_NEAR = Decimal("0.25")


def check(subject: Subject) -> Iterator[Hit]:
    """“About” so much in a text, or the sum first reported, while an exact figure in the same unit is near."""
    figures = structured(subject)
    for mention in mentions(subject):
        exact = _near(mention.amount, mention.unit, figures) if mention.rough else None
        if exact and not mention.path.startswith("$.incident.valuations"):
            yield Hit(
                mention.path, {"rough": f"{mention.amount:f}", "exact": f"{exact:f}", "unit": mention.unit}
            )
    for index, valuation in enumerate(subject.case.incident.valuations):
        path = f"$.incident.valuations[{index}]"
        if valuation.basis == "reported":
            rough = next((amount for place, amount, _unit in figures if place == path), None)
            exact = _near(rough, valuation.currency, figures) if rough else None
            if rough and exact:
                yield Hit(
                    path, {"rough": valuation.amount, "exact": f"{exact:f}", "unit": valuation.currency}
                )


def _near(rough: Decimal, unit: str, figures: tuple[tuple[str, Decimal, str], ...]) -> Decimal | None:
    """The figure with the most digits near `rough`; the same number is no other figure."""
    near = [a for _path, a, u in figures if u == unit and a != rough and abs(a - rough) <= a * _NEAR]
    return max(near, key=lambda a: len(a.as_tuple().digits), default=None)


RULE = Rule(
    id="FIG-04",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "约数 {rough} {unit} 与确切数 {exact} {unit} 并存。",
        "en": "The rough figure {rough} {unit} stands beside the exact {exact} {unit}.",
    },
    fix={
        "zh": "删去约数，只写确切数及其口径。",
        "en": "Drop the rough figure; give the exact one and how it was reckoned.",
    },
    check=check,
    example={
        "zh": "“约 30 万元”与 286417.56 元并存，后者低于、前者达到下一档数额标准，受案时引起争议。",
        "en": "“About 300,000” stood beside 286,417.56; the one reaches the next threshold, the other does not, and "
        "filing was disputed.",
    },
)
