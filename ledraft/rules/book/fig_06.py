"""FIG-06: a count that differs from another count or from the list."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ledraft import resources
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.texts import Text
from ledraft.rules.watches import Watch, watch


def check(subject: Subject) -> Iterator[Hit]:
    """“8 kinds” beside “8+1 kinds”; “8 addresses” while nine are listed. Each list has its own words."""
    for listed, one in _WATCHES:
        counts = [
            (text, count) for text in subject.texts.holding(one) for count in _counts_in(text.value, one)
        ]
        if counts:
            yield from _disagreeing(counts, _length(subject, listed))


@lru_cache(maxsize=4096)
def _counts_in(text: str, one: Watch) -> tuple[str, ...]:
    return tuple(match["zh"] or match["en"] for match in one.exact.finditer(text))


def _disagreeing(counts: list[tuple[Text, str]], length: int) -> Iterator[Hit]:
    reference = (length, str(length)) if length else (_number(counts[0][1]), counts[0][1])
    for text, count in counts:
        if _number(count) != reference[0]:
            yield Hit(text.path, {"count": count, "other": reference[1]})


def _length(subject: Subject, listed: str) -> int:
    part = subject.case.incident if listed == "losses" else subject.case.identifiers
    return len(getattr(part, listed))


def _number(count: str) -> int:
    words = resources.toml("wording.toml")["numerals"]
    known: int | None = words["zh"].get(count) or words["en"].get(count.lower())
    return known or sum(int(part) for part in re.findall(r"\d+", count)) or _tens(count, words["zh"])


def _tens(count: str, words: dict[str, int]) -> int:
    """十二, 二十, 三十五."""
    before, _ten, after = count.partition("十")
    return words.get(before, 1) * 10 + words.get(after, 0)


def _watch(zh: str, en: str) -> Watch:
    either = zh.replace("?P<count>", "?P<zh>") + "|" + en.replace("?P<count>", "?P<en>")
    return watch(either, gate=either, prose=True, any_case=True)


_WATCHES = tuple(
    (row["list"], _watch(row["zh"], row["en"])) for row in resources.toml("wording.toml")["counts"]
)

RULE = Rule(
    id="FIG-06",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "此处写“{count}”，别处或者清单为“{other}”。",
        "en": "Here it says “{count}”; elsewhere or in the list it is “{other}”.",
    },
    fix={
        "zh": "数一遍清单，统一写法；含与不含某一项的，分别写明。",
        "en": "Count the list and use one figure; say what is included.",
    },
    check=check,
    example={
        "zh": "一处写 8 种币，一处写 8+1 种，清单是 9 种；服务器地址一处 8 个、一处 9 个。",
        "en": "One paper had 8 coins, another 8+1, the list nine; eight server addresses in one and nine in the other.",
    },
)
