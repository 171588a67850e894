"""DOC-03: the officer has attested, and the request would still go out with a blank in it."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.rules.asked import requests_of
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Offence, date for the reply, and whether the account holder may be told, once a number or a time is attested."""
    given = subject.case.attestation
    if subject.case.role != "officer" or (is_blank(given.instrument_number) and is_blank(given.attested_at)):
        return
    offence = subject.case.incident.offence
    if is_blank(offence.zh) or is_blank(offence.en):
        yield Hit("$.incident.offence")
    yield from _of_the_request(subject)


def _of_the_request(subject: Subject) -> Iterator[Hit]:
    asked = next(requests_of(subject, "data", "preservation"), None)
    if asked is None:
        yield Hit("$.requests")
        return
    path, request = asked
    if not request.reply_by:
        yield Hit(f"{path}.reply_by")
    if not request.user_notice.choice:
        yield Hit(f"{path}.user_notice.choice")


RULE = Rule(
    id="DOC-03",
    severity="error",
    owner="officer",
    source=REAL_CASE,
    message={
        "zh": "警官已经作出确认，而发给接收方的函件在这一处仍是空白。",
        "en": "The officer has attested, and the letter to the recipient still shows a blank here.",
    },
    fix={
        "zh": "补填这一项（问答里填，或者填在签发套件里再用“ledraft read”取回），然后重新导出。",
        "en": "Fill it in (in the wizard, or in the issuing kit and then “ledraft read”), and export again.",
    },
    check=check,
    example={
        "zh": "盖了章的函件里还印着“待办案单位填写：答复期限”，接收方以文书不完整为由退回。",
        "en": "A sealed letter still said “to be completed by the agency: date for the reply”; it came back.",
    },
)
