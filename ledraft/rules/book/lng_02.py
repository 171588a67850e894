"""LNG-02: a text stands in one language only, so that the letter in the other shows a blank in its place."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.case.fields import Owner, Texts
from ledraft.case.ownership import nearest_entry, reporter_may_state
from ledraft.languages import LANGUAGES, Language
from ledraft.rules.labels import LANGUAGE_NAMES
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject

_JOINED: Texts = {"zh": "、", "en": "; "}


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each language and each who has to write in it, with the number of places and their names."""
    for language in LANGUAGES:
        by_owner: dict[Owner, list[str]] = {}
        for path in _halved(subject, language):
            by_owner.setdefault("reporter" if reporter_may_state(path) else "officer", []).append(path)
        for owner, found in by_owner.items():
            values = {"count": len(found), "language": LANGUAGE_NAMES[language], "places": _places(found)}
            yield Hit(f"{found[0]}.{language}", values, owner=owner)


def _halved(subject: Subject, language: Language) -> Iterator[str]:
    """The paths of the texts that lack `language` and have the other; what LNG-01 says already is left out."""
    demand = subject.profile.language
    if language not in subject.case.languages or (demand and set(demand.accepted) == {language}):
        return
    statements = subject.case.incident.statements
    leads = {f"$.incident.statements[{n}].text" for n, one in enumerate(statements) if one.status == "lead"}
    for path, pair in subject.texts.pairs:
        if (pair.zh or pair.en) and is_blank(getattr(pair, language)) and path not in leads:
            yield path


def _places(found: list[str]) -> Texts:
    entries = [nearest_entry(path) for path in found]
    return {on: _JOINED[on].join(dict.fromkeys(e.label[on] for e in entries if e)) for on in LANGUAGES}


RULE = Rule(
    id="LNG-02",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "没有{language}文本的有 {count} 处，{language}函件在这些地方留空：{places}。",
        "en": "No {language} text stands in these places ({count}); the {language} letter shows blanks there: {places}.",
    },
    fix={
        "zh": "补写{language}；自己不会写的，交由译员或者办案单位按另一种文字译出，并核对姓名、数字和编号。",
        "en": "Write it in {language}, or have a translator or the agency do so from the other text, and compare names,"
        " figures and identifiers.",
    },
    check=check,
    example={
        "zh": "英文函件只有表格，没有案情；境外合规人员不读中文，不知道发生了什么。",
        "en": "The English letter was tables without a story, and the analyst, who read no Chinese, sent it back.",
    },
)
