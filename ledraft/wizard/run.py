"""Starts or resumes a case file: the one entry of the wizard. Says what stopped it, and always how to go on."""

import sys
from collections.abc import Callable
from pathlib import Path

from ledraft import languages
from ledraft.case.model import Role
from ledraft.errors import UserError
from ledraft.languages import Language, _
from ledraft.wizard import draft as drafts
from ledraft.wizard import interrupts, lock
from ledraft.wizard.finish import Checklist, again, finish
from ledraft.wizard.interview import Interview
from ledraft.wizard.opening import begin
from ledraft.wizard.remarks import Judge
from ledraft.wizard.screen import Option, Screen
from ledraft.wizard.shown import wrap

INTERRUPTED = 130


def run(
    path: Path,
    language: Language | None,
    role: Role | None,
    *,
    plain: bool = False,
    offer_export: Callable[[Path], None] | None = None,
    show_checklist: Checklist | None = None,
    judge: Judge | None = None,
) -> int:
    """Ask for a case file at `path`, from its beginning or from where it was left; the exit code.

    0 when the person is done, 130 when interrupted (every answer given is in the file). `language` None takes it from
    a Chinese locale, else asks. Without a terminal only `plain` works. Raises UserError (exit code 2) when the file
    cannot be used or saved, or another wizard has it open.
    """
    if not plain and not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise UserError(_no_terminal())
    if path.is_dir():
        raise UserError(_("{path} is a folder; give the case file in it.").format(path=path))
    screen = _screen(plain=plain)
    try:
        with interrupts.held_back():
            languages.use(language or _found_language(screen))
            with lock.held(path):
                return converse(path, role, screen, offer_export, show_checklist, judge)
    except (KeyboardInterrupt, EOFError, BrokenPipeError):
        _say_interrupted(path)
        return INTERRUPTED


def converse(
    path: Path,
    role: Role | None,
    screen: Screen,
    offer_export: Callable[[Path], None] | None = None,
    show_checklist: Checklist | None = None,
    judge: Judge | None = None,
) -> int:
    """The conversation on `screen`, from the greeting to the export; 0. Interrupts pass through.

    With `judge`, what the forecast finds is said beside the answer that it is about, and offered for mending at the end.
    """
    draft = drafts.opened(path)
    draft.create()
    interview = Interview(draft, screen, judge)
    start = begin(interview, role)
    if start:
        interview.play(start)
    finish(interview, offer_export, show_checklist, judge)
    return 0


def _is_terminal(stream: object) -> bool:
    """False for a closed stream, too."""
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except ValueError:
        return False


def _no_terminal() -> str:
    return _(
        "The wizard needs a terminal: input and output must not be redirected. Use “ledraft new --plain” to answer"
        " line by line through a pipe, or “ledraft batch” for case files that are written already."
    )


def _screen(*, plain: bool) -> Screen:
    if plain:
        from ledraft.wizard.plain import Plain

        return Plain()
    from ledraft.wizard.terminal import Terminal

    return Terminal()


def _found_language(screen: Screen) -> Language:
    """Chinese where the locale is Chinese; any other locale says little about the person, who is asked."""
    if languages.from_environment() == "zh":
        return "zh"
    options = [Option("zh", "中文"), Option("en", "English")]
    while True:
        reply = screen.choose("请选择界面语言 / Choose the language of the screen", options)
        if reply in languages.LANGUAGES:
            return "zh" if reply == "zh" else "en"


def _say_interrupted(path: Path) -> None:
    """On stderr: stdout may be the pipe that broke."""
    if path.exists():
        message = _("Stopped. Every answer given is saved in {path}. Go on with:")
    else:
        message = _("Stopped before the first answer: there is no {path} yet. Begin again with:")
    text = wrap(message.format(path=path)) + f"\n  {again(path)}"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write("\n" + text.encode(encoding, "replace").decode(encoding) + "\n")
