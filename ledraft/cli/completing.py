"""What the Tab key proposes where an id is asked for: recipients, letters, rules, evidence of the case on the line."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from ledraft.errors import UserError
from ledraft.languages import pick


def recipients(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the recipients that begin with `incomplete`, each with its title."""
    from ledraft.recipients.loading import all_ids, load

    return [CompletionItem(one, help=pick(load(one).title)) for one in all_ids() if one.startswith(incomplete)]


def letters(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the letters that begin with `incomplete`, each with its title."""
    from ledraft.letters.catalogue import letters

    return [CompletionItem(one.id, help=pick(one.title)) for one in letters() if one.id.startswith(incomplete)]


def rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the rules that begin with `incomplete`, in small letters too, each with its message."""
    from ledraft.rules.judging import rules

    begun = incomplete.upper()
    return [CompletionItem(one.id, help=pick(one.message)) for one in rules() if one.id.startswith(begun)]


def evidence(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the evidence of the case that stands before them on the line; none where it cannot be read."""
    from ledraft.case import reading

    try:
        pieces = reading.read(Path(ctx.params["case"])).case.evidence
    except (KeyError, TypeError, UserError):
        return []
    begun = [one for one in pieces if one.id.startswith(incomplete)]
    return [CompletionItem(one.id, help=pick(one.title.model_dump())) for one in begun]
