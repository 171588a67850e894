"""STA-07: evidence on which nothing in the case rests."""

from collections.abc import Iterator

from ledraft.evidence import claims
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Each piece of evidence that no statement, figure, step, position, identifier or lead names."""
    unused = set(claims.unused(subject.case))
    for index, entry in enumerate(subject.case.evidence):
        if entry.id in unused:
            yield Hit(f"$.evidence[{index}]", {"id": entry.id})


RULE = Rule(
    id="STA-07",
    severity="advice",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "证据 {id} 没有任何事实、金额或者标识引用。",
        "en": "Nothing in the case rests on evidence {id}.",
    },
    fix={
        "zh": "用“ledraft evidence link”写明哪一项以它为据；与请求无关的，不要附上。",
        "en": "Name what rests on it with “ledraft evidence link”; leave out what the request does not need.",
    },
    check=check,
    example={
        "zh": "目录列了十二份截图，正文只用到其中七份，收件人不知道其余五份要证明什么。",
        "en": "The index listed twelve screenshots and the text used seven; what were the other five for?",
    },
)
