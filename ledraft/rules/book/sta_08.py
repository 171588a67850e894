"""STA-08: steps of the fund flow and identifiers that rest on no evidence."""

from collections.abc import Iterator

from ledraft.evidence import claims
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject

_LISTS = ("$.incident.flow", *(f"$.identifiers.{name}" for name in claims.IDENTIFIERS))


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each list that has such entries, with their number and the first of them."""
    open_ones: dict[str, list[int]] = {}
    for path in claims.unsupported(subject.case):
        name, _bracket, number = path.rpartition("[")
        open_ones.setdefault(name, []).append(int(number[:-1]))
    for name in _LISTS:
        if numbers := open_ones.get(name):
            yield Hit(f"{name}[{numbers[0]}]", {"count": len(numbers), "number": numbers[0] + 1})


RULE = Rule(
    id="STA-08",
    severity="advice",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "此表有 {count} 项没有写明证据和行号，第一处是第 {number} 项。",
        "en": "No evidence is named for {count} of these entries; the first is no. {number}.",
    },
    fix={
        "zh": "登记原始导出文件，由软件抄录编号和行号；或者用“ledraft evidence link”逐项写明。",
        "en": "Register the export, which copies ids with their rows, or name the evidence with “ledraft evidence link”.",
    },
    check=check,
    example={
        "zh": "订单号抄自聊天记录，后来与导出表核对不上，又说不出抄自哪一行。",
        "en": "Order ids were copied from a chat, did not match the export, and could not be traced.",
    },
)
