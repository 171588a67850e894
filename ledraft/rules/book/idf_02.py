"""IDF-02: an identifier cannot be copied as it stands."""

from collections.abc import Iterator

from ledraft.identifiers.slips import surface_slip
from ledraft.identifiers.verdict import Verdict
from ledraft.rules.doctor import said
from ledraft.rules.evidence_grade import cited
from ledraft.rules.listed import listed_identifiers
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_BROKEN = (
    "line_break",
    "inner_space",
    "trailing_space",
    "full_width",
    "cut_in_middle",
    "zero_width",
    "hidden",
    "punctuation",
)


def check(subject: Subject) -> Iterator[Hit]:
    """Identifiers that spaces, breaks, dots or invisible marks stand in; or none in text while screenshots exist."""
    demand = subject.profile.identifiers
    if demand is None or not demand.copyable:
        return
    for path, value in listed_identifiers(subject.case):
        slip = surface_slip(value)
        if slip in _BROKEN:
            yield cited(subject, demand, path, {"why": said(Verdict(False, "alphabet", slip))})
    if _only_pictures(subject):
        yield cited(subject, demand, "$.identifiers", {"why": _PICTURES})


_PICTURES = {
    "zh": "证据只有截图，标识没有以文字列出。",
    "en": "The evidence is screenshots only; no identifier stands as text.",
}


def _only_pictures(subject: Subject) -> bool:
    evidence = subject.case.evidence
    pictures = bool(evidence) and all(item.kind == "screenshot" for item in evidence)
    return pictures and not any(listed_identifiers(subject.case))


RULE = Rule(
    id="IDF-02",
    severity="error",
    owner="reporter",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方要求标识为可复制的文字。{why}",
        "en": "The recipient wants identifiers as text that can be copied. {why}",
    },
    fix={
        "zh": "从原始导出表格整段复制，不要截图、手工抄写或者换行。",
        "en": "Copy them whole from the original export; no screenshots, no retyping, no line breaks.",
    },
    check=check,
    example={
        "zh": "交易哈希在 PDF 中被断成两行，复制后少了一段，接收方查不到。",
        "en": "A transaction hash was broken over two lines in a PDF; what was copied lacked a piece and could not "
        "be found.",
    },
)
