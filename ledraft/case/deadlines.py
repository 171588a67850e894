"""When time runs out: statutory deadlines counted from the papers of a case, and the ends of holds.

The figures stand in `data/deadlines.toml`, each with the provision that fixes it. Time is counted in calendar days by
the Beijing date; the day of the event itself does not count, and no public holiday extends it, so that the day shown
is never too late.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from ledraft import resources
from ledraft.case import times
from ledraft.case.fields import Texts
from ledraft.case.model import Case
from ledraft.case.papers import Document
from ledraft.case.stage import is_issued, issued

Actor = Literal["reporter", "agency", "officer", "recipient"]
Hold = Literal["preservation", "freeze"]


@dataclass(frozen=True, eq=False)
class Deadline:
    """The last day for something: what, who acts, since when the time runs, and what fixes it.

    `on` and `start` are Beijing dates. `basis` holds ids of legal citations, empty where the recipient's rules or the
    request itself fix the day. `lapses`: something ends on that day unless it is renewed.
    """

    id: str
    on: date
    start: date
    actor: Actor
    title: Texts
    note: Texts
    basis: tuple[str, ...] = ()
    lapses: bool = False

    def days_left(self, today: date) -> int:
        """Whole days from `today` to the last day; negative once it has passed."""
        return (self.on - today).days

    def passed(self, today: date) -> bool:
        """Whether the last day lies before `today`."""
        return self.on < today


def last_day(start: date, *, days: int = 0, months: int = 0) -> date:
    """The last day of `months` and `days` after `start`, which itself does not count.

    A month ends on the day with the number of `start`, or on its last day where it has none such.
    """
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])) + timedelta(days=days)


def statutory(documents: Sequence[Document]) -> list[Deadline]:
    """The statutory deadlines that the issued `documents` have started and that no later paper has put an end to.

    One whose start is not known (such as the day of receipt) is left out.
    """
    found = [_statutory(row, documents) for row in _texts()["deadline"]]
    return [one for one in found if one is not None]


def deadline(deadline_id: str, documents: Sequence[Document]) -> Deadline | None:
    """The statutory deadline `deadline_id`, if `documents` have started it and it still runs or ran out."""
    return next((one for one in statutory(documents) if one.id == deadline_id), None)


def stated_end(documents: Sequence[Document]) -> Deadline | None:
    """The end that the latest freezing notice itself states."""
    notice = issued(documents, "freeze_notice")
    end = notice and _beijing_day(notice.period.to)
    if not notice or not end:
        return None
    words = _texts()["stated"]["freeze"]
    start = _beijing_day(notice.period.from_) or date.fromisoformat(notice.date)
    basis = tuple(words["basis"])
    return Deadline("freeze-stated", end, start, "officer", words["title"], words["note"], basis, lapses=True)


def freeze_before(documents: Sequence[Document]) -> Deadline | None:
    """The end that the freezing notice before the latest one states; None without a second notice or without an end."""
    notices = sorted((d for d in documents if d.kind == "freeze_notice" and is_issued(d)), key=lambda d: d.date)
    end = stated_end(notices[:-1])
    words = _texts()["stated"]["freeze_before"]
    return replace(end, id="freeze-before", title=words["title"], note=words["note"]) if end else None


def of_recipient(hold: Hold, submitted: date, days: int) -> Deadline:
    """The end of a `hold` that lasts `days` from the day it was `submitted`, by the recipient's own rules."""
    words = _texts()["recipient"][hold]
    end = last_day(submitted, days=days)
    return Deadline(
        f"{hold}-recipient", end, submitted, "officer", words["title"], words["note"], lapses=True
    )


def renewal(lapse: Deadline) -> Deadline:
    """The day by which the renewal of what ends with `lapse` should be asked for."""
    words = _texts()["renewal"]
    margin: int = _texts()["margin_days"]
    title = {language: text.format(what=lapse.title[language]) for language, text in words["title"].items()}
    note = {language: text.format(days=margin) for language, text in words["note"].items()}
    on = lapse.on - timedelta(days=margin)
    return replace(lapse, id=f"{lapse.id}-renewal", on=on, title=title, note=note, lapses=False)


def of_requests(case: Case) -> list[Deadline]:
    """The days that the case's requests name themselves: for the reply, and the end of confidentiality."""
    start = submitted_on(case)
    named = [
        (kind, f"{kind.replace('_', '-')}-{index + 1}", end)
        for index, request in enumerate(case.requests)
        for kind, end in (("reply", request.reply_by), ("user_notice", request.user_notice.until))
    ]
    return [_of_request(kind, name, date.fromisoformat(end), start) for kind, name, end in named if end]


def submitted_on(case: Case) -> date | None:
    """The day of the last submission through the portal, or None."""
    days = [times.day(step.on) for step in case.portal.steps if step.state == "submitted"]
    return max((day for day in days if day), default=None)


def holiday_note() -> Texts:
    """The sentence that says how days are counted."""
    texts: Texts = _texts()["holidays"]
    return texts


@cache
def _texts() -> dict[str, Any]:
    return resources.toml("deadlines.toml")


def _statutory(row: dict[str, Any], documents: Sequence[Document]) -> Deadline | None:
    paper = issued(documents, row["document"])
    start = _start(paper, row["counts_from"]) if paper else None
    if paper is None or start is None or _is_over(row, paper, documents):
        return None
    months = row.get("months_at", {}).get(paper.approver.level, row.get("months", 0))
    return Deadline(
        row["id"],
        last_day(start, days=row.get("days", 0), months=months),
        start,
        row["actor"],
        row["title"],
        row["note"],
        tuple(row["basis"]),
        row.get("lapses", False),
    )


def _start(paper: Document, counts_from: str) -> date | None:
    match counts_from:
        case "received_on":
            return times.day(paper.received_on)
        case "period":
            return _beijing_day(paper.period.from_) or times.day(paper.date)
    return times.day(paper.date)


def _is_over(row: dict[str, Any], paper: Document, documents: Iterable[Document]) -> bool:
    if paper.outcome and paper.outcome == row.get("not_if"):
        return True
    enders = [issued(documents, kind) for kind in row["over_with"]]
    return any(ender.date >= paper.date for ender in enders if ender)


def _beijing_day(moment: str) -> date | None:
    instant = times.moment(moment)
    return instant.astimezone(times.BEIJING).date() if instant else None


def _of_request(kind: str, name: str, end: date, start: date | None) -> Deadline:
    words = _texts()["request"][kind]
    actor: Actor = "recipient" if kind == "reply" else "officer"
    return Deadline(name, end, start or end, actor, words["title"], words["note"])
