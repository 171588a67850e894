"""LNG-01: a text is missing in a language that the recipient reads."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.rules.evidence_grade import cited
from ledraft.rules.labels import LANGUAGE_NAMES
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No language of the documents is accepted, or a text stands only in a language that is not."""
    demand = subject.profile.language
    if demand is None:
        return
    values = {"languages": {on: ", ".join(LANGUAGE_NAMES[one][on] for one in demand.accepted) for on in ("zh", "en")}}
    if not set(demand.accepted).intersection(subject.case.languages):
        yield cited(subject, demand, "$.languages", values)
    for path, pair in subject.texts.pairs:
        if path.startswith("$.evidence") and not demand.attachments_too:
            continue
        if (pair.zh or pair.en) and all(is_blank(getattr(pair, language)) for language in demand.accepted):
            yield cited(subject, demand, path, values)


RULE = Rule(
    id="LNG-01",
    severity="error",
    owner="reporter",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方只读：{languages}；此处没有这种语言的文本。",
        "en": "The recipient reads only: {languages}; this text does not stand in it.",
    },
    fix={
        "zh": "补写该语言的文本，或者在文件语言中加上它。",
        "en": "Write the text in that language, or add it to the documents' languages.",
    },
    check=check,
    example={
        "zh": "函件附了中文清单，接收方只读英文，要求重新提交全部附件。",
        "en": "The annex was in Chinese; the recipient reads English only and asked for everything again.",
    },
)
