"""`ledraft evidence`: register files and read exchange exports, work out purchase cost, join claims and evidence."""

from pathlib import Path
from typing import Any

import click

from ledraft.case import saving
from ledraft.case.reading import Loaded, validate
from ledraft.case.times import BEIJING
from ledraft.cli import completing
from ledraft.cli.app import Settings
from ledraft.cli.commands import evidence_report as report
from ledraft.cli.commands.evidence_columns import asked, columns_command
from ledraft.cli.common import CASE, load_case, note, now
from ledraft.errors import UnusableInput, UserError
from ledraft.evidence import caseflow, claims, copying, purchases, register
from ledraft.evidence.annexes import source_of
from ledraft.evidence.flow import steps_of
from ledraft.evidence.overlaps import Seen, beside
from ledraft.evidence.ownmap import read_map
from ledraft.evidence.selection import Selection
from ledraft.evidence.valuation import Rounding
from ledraft.languages import _, ngettext
from ledraft.packet.preparing import clock

KINDS = ("export", "screenshot", "chat", "bank_record", "payment_record", "contract", "other")
MARKETS = ("spot", "futures", "c2c", "transfer", "chain", "account", "funding", "other")
MOST = 2000
"""How many identifiers a letter prints; beyond, the annex alone carries them."""


def command() -> click.Group:
    """Build the group."""
    commands = [_add_command(), columns_command(), _value_command(), _claims_command(), _link_command()]
    return click.Group("evidence", commands=commands)


def _add_command() -> click.Command:
    return click.Command(
        "add",
        callback=_add,
        help=_("Register files as evidence; exchange exports are read, and their rows chosen."),
        params=[
            click.Argument(["case"], type=CASE),
            click.Argument(["files"], nargs=-1, required=True, type=CASE),
            *_about_the_file(),
            *_which_rows(),
            *_where_to(),
        ],
    )


def _about_the_file() -> list[click.Option]:
    """What the user says of the evidence, such as `--title-zh`."""
    texts = {
        "title-zh": _("Title in Chinese."),
        "title-en": _("Title in English."),
        "proves-zh": _("What it proves, in Chinese."),
        "proves-en": _("What it proves, in English."),
        "source-zh": _("Where it comes from, in Chinese."),
        "source-en": _("Where it comes from, in English."),
        "exporter": _("Who exported or photographed it."),
        "date": _("The day on which that was done."),
    }
    return [
        click.Option(["--kind"], type=click.Choice(KINDS), help=_("What the files are.")),
        *(click.Option([f"--{name}"], default="", metavar="TEXT", help=text) for name, text in texts.items()),
    ]


def _which_rows() -> list[click.Option]:
    """How the export is read, and which of its rows are chosen."""
    zone = _("Offset of the export's times where it states none, such as UTC+8.")
    markets = f"[{'|'.join(MARKETS)}]"
    market = click.Option(
        ["--market"], default="", type=click.Choice(["", *MARKETS]), metavar=markets, help=_("Rows of this market.")
    )
    kinds = _("Rows of this kind, such as futures-trades.")
    columns = _("A column map; “ledraft evidence columns” writes one.")
    return [
        click.Option(["--zone"], default="", help=zone),
        click.Option(["--sheet"], default="", help=_("The sheet of a workbook.")),
        click.Option(["--columns"], type=CASE, metavar="FILE", help=columns),
        click.Option(["--from", "from_"], default="", metavar="TIME", help=_("Rows from this moment, with offset.")),
        click.Option(["--to"], default="", metavar="TIME", help=_("Rows up to this moment, with offset.")),
        market,
        click.Option(["--symbol", "symbols"], multiple=True, help=_("Rows of this symbol; may be repeated.")),
        click.Option(["--rows-kind", "kinds"], multiple=True, help=kinds),
        click.Option(["--side", "sides"], multiple=True, help=_("Rows of this side, as the export writes it.")),
    ]


def _where_to() -> list[click.Option]:
    """What the chosen rows are copied into, or nothing at all."""
    ids = _("Copy the ids of the chosen rows into the case (by default for a selection of up to 200 rows).")
    steps = _("Add the movements that the chosen rows prove to the fund flow.")
    return [
        click.Option(["--into-identifiers/--no-identifiers"], default=None, help=ids),
        click.Option(["--into-flow"], is_flag=True, help=steps),
        click.Option(["--dry-run"], is_flag=True, help=_("Show what would be registered; write nothing.")),
    ]


@click.pass_context
def _add(
    ctx: click.Context,
    /,
    case: Path,
    files: tuple[Path, ...],
    into_identifiers: bool | None,
    into_flow: bool,
    dry_run: bool,
    **options: Any,
) -> None:
    loaded = load_case(case, ctx.obj)
    _refuse_reading({**options, "into_identifiers": into_identifiers, "into_flow": into_flow})
    reading, stated = _reading(options), _stated(options, loaded)
    kind = options["kind"] or ("export" if reading.columns else "")
    looked = [asked(register.look_at(path, kind, reading)) for path in files]
    data, findings = loaded.data, 0
    for looked_at in looked:
        examined = _compared(data, looked_at, case.parent)
        data, found = _registered(data, examined, case.parent, stated)
        findings += found
        if examined.selected:
            data, found = _taken_over(data, examined, into_identifiers, into_flow)
            findings += found
    validate(data)
    if dry_run:
        note(_("Nothing was written (--dry-run)."))
    else:
        saving.save(data, case)
    ctx.exit(1 if findings else 0)


def _compared(data: dict[str, Any], examined: register.Examined, folder: Path) -> register.Examined:
    """`examined` beside the exports that stand before it in the case; says which could not be compared."""
    before = validate(data).evidence[: register.place(data.get("evidence", []), examined)]
    compared, reasons = beside(before, examined, folder)
    for reason in reasons:
        note(_("Not compared with other evidence for rows that stand in both: {reason}").format(reason=reason))
    return compared


def _refuse_reading(options: dict[str, Any]) -> None:
    """Raise UnusableInput if the rows of what is no export are to be read in some way: nothing would be."""
    about_rows = [*_which_rows(), *_where_to()[:2]]
    names = [option.opts[0] for option in about_rows if option.name and options[option.name]]
    if names and options["kind"] not in (None, "export"):
        message = _("{options} can be given for exports alone; of what is registered as --kind {kind} no rows are read.")
        raise UnusableInput(message.format(options=", ".join(names), kind=options["kind"]))


def _reading(options: dict[str, Any]) -> register.Reading:
    plain = {"from": options["from_"], "to": options["to"], "market": options["market"]}
    plain |= {key: options[key] for key in ("symbols", "kinds", "sides")}
    selection = Selection.from_dict({key: value for key, value in plain.items() if value})
    columns = read_map(options["columns"]) if options["columns"] else None
    return register.Reading(options["zone"], options["sheet"], selection, columns)


def _stated(options: dict[str, Any], loaded: Loaded) -> dict[str, Any]:
    """What the user says of the files; the date is the day of `as_of` unless it is given."""
    texts = {name: {lang: options[f"{name}_{lang}"] for lang in ("zh", "en")} for name in ("title", "proves", "source")}
    day = clock(loaded.case, "", now()).astimezone(BEIJING).date().isoformat()
    said = {"kind": options["kind"], "exporter": options["exporter"], "date": options["date"]}
    return {**texts, **said, "today": day}


def _registered(
    data: dict[str, Any], examined: register.Examined, folder: Path, stated: dict[str, Any]
) -> tuple[dict[str, Any], int]:
    said = {key: value for key, value in stated.items() if key != "today"}
    registered = register.entry_of(data, examined, register.relative_name(examined.path, folder), said)
    entry = registered.entry if "date" in registered.entry else {**registered.entry, "date": stated["today"]}
    click.echo(report.entry(entry, known=registered.known))
    for line in report.doubts(examined.facts):
        click.echo(line)
    if examined.export and examined.selected:
        click.echo(report.chosen(examined.export, examined.selected))
        if examined.selected.totals and "totals" not in entry:
            click.echo(report.unkept(examined.selected))
    for line in report.problems(examined.problems):
        click.echo(line)
    found = report.findings(examined.problems) + report.damaged(examined.facts)
    return register.with_entry(data, entry), found


def _taken_over(
    data: dict[str, Any], examined: register.Examined, identifiers: bool | None, into_flow: bool
) -> tuple[dict[str, Any], int]:
    assert examined.export
    assert examined.selected
    rows = examined.selected.chosen
    evidence = data["evidence"][register.place(data["evidence"], examined)]["id"]
    if into_flow:
        data, count = caseflow.with_steps(data, steps_of(source_of(evidence, examined.export, rows)))
        message = ngettext("  fund flow: {count} step added", "  fund flow: {count} steps added", count)
        click.echo(message.format(count=count))
    if not _wanted(identifiers, examined):
        return data, 0
    if len(rows) > MOST:
        message = _("  identifiers: {count} rows are more than a letter prints ({most}); the annex carries them")
        click.echo(message.format(count=len(rows), most=MOST))
        return data, 0
    copied = copying.copied(data, evidence, rows)
    for line in report.identifiers(copied):
        click.echo(line)
    return copied.data, len(copied.retyped)


def _wanted(asked: bool | None, examined: register.Examined) -> bool:
    """Without a word on it, ids are copied only if a selection says which rows the request is about."""
    if asked is not None:
        return asked
    assert examined.selected
    return bool(examined.reading.selection.to_dict()) and copying.may_be_looked_up(examined.selected.chosen)


def _value_command() -> click.Command:
    return click.Command(
        "value",
        callback=_value,
        help=_("Add the C2C orders up and put the purchase cost among the case's valuations."),
        params=[
            click.Argument(["case"], type=CASE),
            click.Option(["--places"], type=click.IntRange(0, 18), default=2, help=_("Decimal places of prices.")),
            click.Option(
                ["--rounding"],
                type=click.Choice(["half_up", "half_even", "down"]),
                default="half_up",
                help=_("How prices are rounded."),
            ),
            click.Option(["--dry-run"], is_flag=True, help=_("Show what would be written; write nothing.")),
        ],
    )


@click.pass_context
def _value(ctx: click.Context, case: Path, places: int, rounding: Rounding, dry_run: bool) -> None:
    loaded = load_case(case, ctx.obj)
    exports = [one for one in loaded.case.evidence if one.kind == "export"]
    seen = Seen(len(exports))
    read = {one.id: seen.once(one.id, register.read_again(one, loaded.folder)) for one in exports}
    rows = {name: one.selected.chosen for name, one in read.items() if one.selected}
    found = purchases.purchases(rows)
    if not found:
        raise UserError(_("No C2C orders were found among the evidence; register an export of them first."))
    for one in found:
        click.echo(report.bought(one, places, rounding))
    entries = [purchases.valuation_of(one, places, rounding) for one in found]
    data = purchases.with_valuations(loaded.data, entries)
    validate(data)
    if not dry_run:
        saving.save(data, case)


def _claims_command() -> click.Command:
    return click.Command(
        "claims",
        callback=_claims,
        help=_("List statements without evidence and evidence without a use."),
        params=[click.Argument(["case"], type=CASE)],
    )


@click.pass_context
def _claims(ctx: click.Context, case: Path) -> None:
    settings: Settings = ctx.obj
    stored = load_case(case, settings).case
    absent = _("{id}: something rests on it, but it is not among the evidence")
    found = [
        *(_("{path}: rests on no evidence").format(path=path) for path in claims.unsupported(stored)),
        *(_("{id}: nothing in the case rests on it").format(id=name) for name in claims.unused(stored)),
        *(absent.format(id=name) for name in claims.unknown(stored)),
    ]
    click.echo("\n".join(found) or _("Every statement rests on evidence, and all evidence has a use."))
    ctx.exit(1 if found else 0)


def _link_command() -> click.Command:
    return click.Command(
        "link",
        callback=_link,
        help=_("Say on which evidence an entry of the case rests."),
        epilog=_("Example: {words}").format(words="ledraft evidence link case.json 'statements[3]' E2:5-9 E4"),
        params=[
            click.Argument(["case"], type=CASE),
            click.Argument(["entry"]),
            click.Argument(["evidence"], nargs=-1, required=True, shell_complete=completing.evidence),
        ],
    )


@click.pass_context
def _link(ctx: click.Context, case: Path, entry: str, evidence: tuple[str, ...]) -> None:
    loaded = load_case(case, ctx.obj)
    data = claims.joined(loaded.data, loaded.case, entry, evidence)
    validate(data)
    saving.save(data, case)
    left = claims.unsupported(validate(data))
    click.echo(_("Written. {count} entries rest on no evidence yet.").format(count=len(left)))
