"""EMG-01: an emergency is claimed without danger to life or without a superior who can be asked."""

from collections.abc import Iterator

from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.wording import watched

_EMERGENCY = watched("emergency", prose=True)
_DANGER = watched("danger", prose=True)


def check(subject: Subject) -> Iterator[Hit]:
    """An officer's request speaks of an emergency: it needs a danger to life or of serious harm, and a superior."""
    demand = subject.profile.emergency
    if demand is None or subject.case.role != "officer":
        return
    for path in claims_of_emergency(subject):
        if not any(path == _request(text.path) for text in subject.texts.holding(*_DANGER)):
            yield cited(subject, demand, f"{path}.text")
        if not (subject.case.agency.superior.zh or subject.case.agency.superior.en):
            yield cited(subject, demand, "$.agency.superior")


def claims_of_emergency(subject: Subject) -> list[str]:
    """The paths of the requests whose own words speak of an emergency."""
    texts = subject.texts.holding(*_EMERGENCY)
    return list(dict.fromkeys(_request(text.path) for text in texts if text.path.startswith("$.requests[")))


def _request(path: str) -> str:
    return path.partition("]")[0] + "]"


RULE = Rule(
    id="EMG-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "请求使用了“紧急”一类的字样，但没有说明危及生命或者严重人身伤害，或者没有可供回电的上级单位。",
        "en": "The request speaks of an emergency without danger to life or of serious harm, or without a superior "
        "agency to call.",
    },
    fix={
        "zh": "没有人身危险的，删去“紧急”，用答复期限说明时间要求；确属紧急的，写明危险和上级单位。",
        "en": "If nobody is in danger, drop the word and give a date for the reply; if somebody is, state the "
        "danger and the superior agency.",
    },
    check=check,
    example={
        "zh": "财产案件标了“紧急”，接收方回电上级核实无果，账户被标为可疑。",
        "en": "A property case was marked “emergency”; the call-back found no danger, and the sender was marked "
        "suspicious.",
    },
)
