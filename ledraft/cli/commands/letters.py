"""`ledraft letters`: the letters, and who may have which drafted when."""

from collections.abc import Iterator
from typing import Any

import click

from ledraft.case.documents import document_kind
from ledraft.cli.common import format_option, print_json
from ledraft.languages import _, pick
from ledraft.letters.catalogue import Letter, approval_label, letters
from ledraft.rules.labels import role_label, stage_label


def command() -> click.Command:
    """Build the command."""
    return click.Command("letters", callback=_letters, params=[format_option()])


def _row(one: Letter) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": pick(one.title),
        "languages": list(one.languages),
        "roles": list(one.roles),
        "stages": list(one.stages),
        "requires": list(one.requires),
        "over_with": list(one.over_with),
        "approved": list(one.approved),
        "parts": list(one.parts),
        "drafter": pick(one.drafter),
        "issuer": pick(one.issuer),
    }


def _letters(output: str) -> None:
    if output == "json":
        print_json([_row(one) for one in letters()])
        return
    for one in letters():
        click.echo(f"{one.id}  {pick(one.title)}  ({', '.join(one.languages)})")
        for line in (*_conditions(one), *_hands(one)):
            click.echo("    " + line)


def _conditions(one: Letter) -> Iterator[str]:
    """Who may have `one` drafted, when, and what must be there first."""
    yield _("roles: {roles}").format(roles=_(", ").join(map(role_label, one.roles)))
    yield _("stages: {stages}").format(stages=_("; ").join(map(stage_label, one.stages)))
    if one.requires:
        papers = _(", ").join(pick(document_kind(kind).title) for kind in one.requires)
        yield _("only after: {papers}").format(papers=papers)
    if one.over_with:
        papers = _(", ").join(pick(document_kind(kind).title) for kind in one.over_with)
        yield _("not after: {papers}").format(papers=papers)
    if one.approved:
        papers = _(", ").join(map(approval_label, one.approved))
        yield _("only if it names who approved it: {papers}").format(papers=papers)
    if one.parts:
        yield _("only with: {parts}").format(parts=_(", ").join(map(pick, one.parts.values())))


def _hands(one: Letter) -> Iterator[str]:
    yield _("drafted by: {drafter}").format(drafter=pick(one.drafter))
    yield _("issued by: {issuer}").format(issuer=pick(one.issuer))
