"""`ledraft explain RULE`: the whole story of a rule."""

import difflib

import click

from ledraft.cli import completing
from ledraft.errors import UserError
from ledraft.languages import _, current
from ledraft.rules import judging, reporting


def command() -> click.Command:
    """Build the command."""
    rule = click.Argument(["rule"], shell_complete=completing.rules)
    return click.Command("explain", callback=_explain, params=[rule])


def _explain(rule: str) -> None:
    found = judging.rule(rule)
    if found is None:
        close = difflib.get_close_matches(rule.upper(), [r.id for r in judging.rules()], n=1)
        hint = _(" Did you mean {id}?").format(id=close[0]) if close else ""
        raise UserError(_("There is no rule {rule}; “ledraft rules” lists them.").format(rule=rule) + hint)
    click.echo(reporting.explain(found, current()))
