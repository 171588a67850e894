"""The command group: commands are imported only when called, errors become one message and an exit code."""

import importlib
import os
import sys
from collections.abc import Sequence
from gettext import bindtextdomain, textdomain
from pathlib import Path
from typing import Literal, NamedTuple, TextIO, cast

import click

from ledraft import languages, resources
from ledraft.cli import helptext
from ledraft.errors import UserError
from ledraft.languages import LANGUAGES, Language, _
from ledraft.osreasons import why

INTERRUPTED = 130
Role = Literal["victim", "lawyer", "officer"]


class Settings(NamedTuple):
    """The global options: the language asked for (None: chosen from the locale) and the role."""

    language: Language | None
    role: Role | None


def _commands() -> dict[str, str]:
    """Command → one line of help, in the order in which `--help` lists them."""
    return {
        "new": _("Start or resume a case file by answering questions."),
        "check": _("Say what is missing, wrong, or would come back: the eight fields, then all findings."),
        "export": _("Write the packet: letters in both languages, sheet or e-mail, checklist, kit."),
        "batch": _("Export many cases, one packet each, one report for all."),
        "merge": _("Join the reporter's half and the officer's half."),
        "read": _("Take what was typed into a draft's controls back into the case."),
        "evidence": _("Register evidence and read exchange exports."),
        "verify": _("Compare a packet with its manifest."),
        "mask": _("Make a copy without real persons, for showing."),
        "preview": _("Show a letter in the terminal."),
        "doctor": _("Check what this machine offers."),
        "demo": _("Write the sample cases and a packet of each; asks nothing."),
        "fields": _("List the eight required fields and their parts."),
        "schema": _("Print the JSON Schema of a case file."),
        "recipients": _("List the recipients that ledraft knows."),
        "letters": _("List the letters, and who may have which drafted when."),
        "rules": _("List the rules that a case is checked by."),
        "explain": _("Tell the whole story of a rule."),
    }


class _LazyGroup(click.Group):
    """Imports `ledraft.cli.commands.<name>` when the command is called; `--help` needs none of them."""

    context_class = helptext.Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of `--help`."""
        return list(_commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, built from its own module; None for an unknown name."""
        if cmd_name not in _commands():
            return None
        module = importlib.import_module(f"ledraft.cli.commands.{cmd_name}")
        command = cast(click.Command, module.command())
        command.help = command.help or _commands()[cmd_name]
        helptext.in_columns(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the one-line helps, without importing any of them."""
        with formatter.section(_("Commands")):
            formatter.write_dl(list(_commands().items()))


def build() -> click.Group:
    """The command group, its texts in the language of the screen."""
    group = _LazyGroup(
        "ledraft",
        help=_(
            "Drafts complete, bilingual law-enforcement requests and says before export what is missing and why."
        ),
        params=[
            click.Option(["--lang"], type=click.Choice(LANGUAGES), help=_("Language of the screen.")),
            click.Option(
                ["--role"],
                type=click.Choice(["victim", "lawyer", "officer"]),
                help=_("Who you are; by default the role recorded in the case, else victim."),
            ),
            click.Option(
                ["-V", "--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=_("Show the version."),
            ),
        ],
        callback=_remember,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    return group


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from ledraft import __version__

        click.echo(f"ledraft {__version__}")
        ctx.exit()


@click.pass_context
def _remember(ctx: click.Context, lang: Language | None, role: Role | None) -> None:
    ctx.obj = Settings(lang, role)


def _asked_language(arguments: Sequence[str]) -> Language | None:
    """`--lang` must be known before the group is built, for `--help` is in that language too."""
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in LANGUAGES:
            return value
    return None


def speak(arguments: Sequence[str]) -> None:
    """Choose the language of the screen, click's own texts included."""
    language = _asked_language(arguments) or languages.from_environment()
    languages.use(language)
    os.environ["LANGUAGE"] = language  # click's texts go through the gettext module, which reads this
    bindtextdomain("ledraft", str(resources.locales()))
    textdomain("ledraft")


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code is returned. Nothing but SystemExit of the shell's completion escapes."""
    _tolerate_narrow_code_pages()
    speak(arguments)
    try:
        outcome = build().main(list(arguments), prog_name="ledraft", standalone_mode=False)
        return outcome if isinstance(outcome, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo(_("Interrupted."), err=True)
        return INTERRUPTED
    except UserError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        sys.stdout = cast(TextIO, open(os.devnull, "w"))  # noqa: SIM115, PTH123 - the reader has gone; nothing is left to say
        return 0
    except OSError as error:
        message = _("The system refused: {reason}. Nothing is half-written; mend that and call the command again.")
        click.echo(message.format(reason=why(error)), err=True)
        return 2
    except Exception as error:  # noqa: BLE001 - a user never sees a traceback
        click.echo(_defect(error), err=True)
        return 2


def _defect(error: Exception) -> str:
    """Where a defect of ledraft shows itself, without any value of the case."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = next((f for f in reversed(frames) if "ledraft" in Path(f.filename).parts), frames[-1])
    where = f"{Path(place.filename).name}:{place.lineno}"
    message = _(
        "This is a defect of ledraft ({kind} at {where}). Nothing was written. Please report it without the case."
    )
    return message.format(kind=type(error).__name__, where=where)


def _tolerate_narrow_code_pages() -> None:
    """A console that cannot show a character shows a question mark instead of failing (GBK, cp1252)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
