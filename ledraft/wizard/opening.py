"""Where to begin: the role, data kept from an earlier case, and in an existing file the question to go on with."""

from collections.abc import Sequence

from ledraft.case.model import Role
from ledraft.languages import _, pick
from ledraft.wizard import kept, progress
from ledraft.wizard.asking import title
from ledraft.wizard.draft import Draft
from ledraft.wizard.interview import Interview
from ledraft.wizard.questions import Question, role_question
from ledraft.wizard.screen import Move, Option, Screen


def begin(interview: Interview, role: Role | None) -> str | None:
    """Greet, record the role, offer what is kept; the key of the question to start with, None if none is open."""
    draft, screen = interview.draft, interview.screen
    resumed = bool(draft.data.keys() - {"format", "role"})
    _greet(draft, screen, resumed=resumed)
    if role and role != draft.data.get("role"):
        _change_role(draft, screen, role)
    while "role" not in draft.data:
        interview.asking.ask(role_question())
    kept.offer_reuse(draft, screen)
    return _where_to_go_on(interview) if resumed else _where_to_begin(interview)


def _greet(draft: Draft, screen: Screen, *, resumed: bool) -> None:
    for notice in draft.notices:
        screen.say(notice)
    if resumed:
        screen.say(_("Going on with {path}.").format(path=draft.path))
    else:
        screen.say(_("A new case file: {path}. Nothing leaves this computer.").format(path=draft.path))
    screen.say(_("Every answer is saved at once. Ctrl-C stops; you can go on later. Leave open what you do not know."))


def _change_role(draft: Draft, screen: Screen, role: Role) -> None:
    """Which half a file is follows from its role, so a change is said."""
    if "role" in draft.data:
        names = {choice.value: pick(choice.label) for choice in role_question().choices}
        message = _("Until now this file was filled as: {old}. From now on: {new}.")
        screen.say(message.format(old=names[draft.role], new=names[role]))
    draft.set_role(role)


def _where_to_begin(interview: Interview) -> str:
    """An officer who gets the reporter half as a file need not walk through its questions."""
    first = interview.sequence()[1].key
    if interview.draft.role != "officer":
        return first
    options = [
        Option("half", _("the officer half alone; the reporter half comes as a file of its own, to be merged")),
        Option("whole", _("the whole case")),
    ]
    reply = interview.screen.choose(_("What do you fill in?"), options)
    return "$.documents+" if reply == "half" else first


def _where_to_go_on(interview: Interview) -> str | None:
    draft, screen = interview.draft, interview.screen
    sequence = interview.sequence()
    first = progress.first_open(sequence, draft.data, draft.role)
    after = progress.after_last_answer(sequence, draft.data, draft.role)
    while True:
        reply = screen.choose(_("Where do you want to go on?"), _places(first, after), "first" if first else "end")
        if reply in ("review", Move.REVIEW):
            interview.review()
            return _first_open_key(interview)
        if isinstance(reply, str):
            return _key_of({"first": first, "after": after}.get(reply))


def _places(first: Question | None, after: Question | None) -> Sequence[Option]:
    places = []
    if first:
        places.append(Option("first", _("at the first open question: {title}").format(title=title(first))))
    if after and after != first:
        places.append(Option("after", _("after the last answer: {title}").format(title=title(after))))
    places.append(Option("review", _("look over all answers first")))
    places.append(Option("end", _("at the end: checklist and export")))
    return places


def _first_open_key(interview: Interview) -> str | None:
    draft = interview.draft
    return _key_of(progress.first_open(interview.sequence(), draft.data, draft.role))


def _key_of(question: Question | None) -> str | None:
    return question.key if question else None
