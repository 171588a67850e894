"""The end: the checklist, what may be kept for the next case, and the offer to export."""

from collections.abc import Callable
from pathlib import Path

from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.wizard import interrupts, kept
from ledraft.wizard.draft import Draft
from ledraft.wizard.interview import Interview
from ledraft.wizard.mending import mend, mendable
from ledraft.wizard.remarks import Judge
from ledraft.wizard.screen import Move, Option

Checklist = Callable[[Path, bool], str]
"""The checklist of a case file: whole, or on one screen."""


def finish(
    interview: Interview,
    offer_export: Callable[[Path], None] | None,
    show_checklist: Checklist | None,
    judge: Judge | None = None,
) -> None:
    """Show the checklist; offer all of it, to mend, to change answers, to keep data and to export.

    Returns when the person is done.
    """
    draft, screen = interview.draft, interview.screen
    kept.offer_keeping(draft, screen)
    while True:
        screen.say("\n" + _checklist(draft.path, show_checklist))
        prompt = _("All questions have been asked. What next?")
        options = [*_options(offer_export, show_checklist), *_mending(interview, judge)]
        reply = screen.choose(prompt, options, blank=_("nothing more"))
        if reply == "export" and offer_export:
            _export(interview, offer_export)
            return
        if reply == "list" and show_checklist:
            screen.say(show_checklist(draft.path, True))
        if reply == "mend" and judge:
            mend(interview, judge)
        if reply in ("review", Move.REVIEW, Move.BACK):
            interview.review()
        elif reply is Move.BLANK:
            screen.say(how_to_go_on(draft))
            return


def _checklist(path: Path, show_checklist: Checklist | None) -> str:
    if show_checklist is None:
        return _("“ledraft check {path}” shows what is still open.").format(path=path)
    return show_checklist(path, False)


def _options(offer_export: Callable[[Path], None] | None, show_checklist: Checklist | None) -> list[Option]:
    review = Option("review", _("look over the answers and change some"))
    read = Option("list", _("read the whole checklist: what is missing, why, and how to mend it"))
    export = Option("export", _("export the packet now"))
    return [*([export] if offer_export else []), review, *([read] if show_checklist else [])]


def _mending(interview: Interview, judge: Judge | None) -> list[Option]:
    """The offer to mend, where there is something that the person can mend."""
    count = len(mendable(interview, judge)) if judge else 0
    return [Option("mend", _("mend what is yours to mend, one by one ({count})").format(count=count))] if count else []


def _export(interview: Interview, offer_export: Callable[[Path], None]) -> None:
    """An export that is refused leaves the case file as it is, so the wizard says why and ends in good order."""
    try:
        with interrupts.heard():  # an export takes its time, and leaves the old packet or the new one
            offer_export(interview.draft.path)
    except UserError as error:
        interview.screen.say(str(error))
        interview.screen.say(how_to_go_on(interview.draft))


def how_to_go_on(draft: Draft) -> str:
    """Where the answers are, and the commands that go on with them; an officer half alone is to be merged first."""
    path = _quoted(draft.path)
    if draft.role == "officer" and not draft.data.get("reporter"):
        saved = _("All is saved in {path}. To change answers, and to join it with the reporter's file:")
        last = f"ledraft merge {_('REPORTER')} {path} -o {_('CASE')}"
    else:
        saved = _("All is saved in {path}. To change answers, and to export:")
        last = f"ledraft export {path} -o {_('FOLDER')}"
    return f"{saved.format(path=draft.path)}\n  {again(draft.path)}\n  {last}"


def again(path: Path) -> str:
    """The command that goes on with the case file, to be copied."""
    return f"ledraft new {_quoted(path)}"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
