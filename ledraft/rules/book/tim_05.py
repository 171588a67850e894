"""TIM-05: a text gives a time by the clock and does not say whose clock."""

from collections.abc import Iterator

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch
from ledraft.rules.wording import pattern

_CLOCK = watch(
    r"(?:\d{2}|\d{4})[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}\s?[日号]?,?[T\s]*"
    r"(?:凌晨|上午|中午|下午|晚上|夜里|at )?\s?\d{1,2}\s?[:：点时]\s?\d{1,2}",
    gate="[:：点时]",
    prose=True,
)


def check(subject: Subject) -> Iterator[Hit]:
    """A day with hour and minute in a text that names no clock anywhere; one hit for each text."""
    for text in subject.texts.holding(_CLOCK):
        if not pattern("clocks").search(text.value):
            found = _CLOCK.exact.search(text.value)
            assert found
            yield Hit(text.path, {"time": found[0]})


RULE = Rule(
    id="TIM-05",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "文中的时间“{time}”没有写明是北京时间还是 UTC。",
        "en": "The time “{time}” in this text does not say whether it is Beijing time or UTC.",
    },
    fix={
        "zh": "写明“北京时间”或者“UTC”；导出表的表头标明 UTC 的，不要直接当作北京时间。",
        "en": "Say “Beijing time” or “UTC”; the times of an export whose header says UTC are not Beijing times.",
    },
    check=check,
    example={
        "zh": "正文写 2023-03-20 21:28:22 下单，没有注明时区；表头是 UTC，实为北京时间次日 05:28:22。",
        "en": "“Ordered at 2023-03-20 21:28:22” named no clock; it was UTC, 05:28:22 of the next day in Beijing.",
    },
)
