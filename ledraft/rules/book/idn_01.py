"""IDN-01: two identifiers that look alike: one of them was probably retyped."""

from collections.abc import Iterator

from ledraft.identifiers.order import looks_alike
from ledraft.rules.listed import listed_identifiers
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_TOKEN = watch(r"(?a:(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9_-]{10,}(?![\w-]))", gate="[0-9]", prose=True)
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l"})


def check(subject: Subject) -> Iterator[Hit]:
    """Among the listed identifiers, and between them and what the texts quote."""
    known: dict[str, tuple[str, str]] = {}
    for path, value in listed_identifiers(subject.case):
        first_path, first = known.setdefault(_folded(value), (path, value))
        if looks_alike(first, value):
            yield Hit(path, {"other": first_path})
    if not known:
        return
    for text, match in subject.texts.find(_TOKEN):
        first_path, first = known.get(_folded(match[0]), ("", match[0]))
        if looks_alike(first, match[0]):
            yield Hit(text.path, {"other": first_path})


def _folded(value: str) -> str:
    return value.lower().translate(_ALIKE)


RULE = Rule(
    id="IDN-01",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "此处的标识与 {other} 处的只差大小写或者 0/O、1/l/I，其中一个可能是手工抄错的。",
        "en": "This identifier and the one at {other} differ only in letter case or in 0/O and 1/l/I; one was "
        "probably retyped.",
    },
    fix={
        "zh": "两处都从原始导出表格重新复制；大小写是编号的一部分。",
        "en": "Copy both again from the original export; letter case is part of the identifier.",
    },
    check=check,
    example={
        "zh": "客户端号在两份材料中有两个字母大小写不同，交易所按其中一个查询，查无此单。",
        "en": "A client order id differed in the case of two letters between two papers; the exchange searched for "
        "one and found nothing.",
    },
)
