"""What `ledraft evidence` prints: the entry, what was chosen and left out, the problems with their cells."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ledraft.evidence.annexes import plain
from ledraft.evidence.copying import Copied
from ledraft.evidence.intake import FileFacts
from ledraft.evidence.maps import Column, kind_titles
from ledraft.evidence.problems import SheetProblem
from ledraft.evidence.purchases import Purchases, prices
from ledraft.evidence.reader import Export
from ledraft.evidence.selection import Selected, Total
from ledraft.evidence.spans import spans
from ledraft.evidence.valuation import Rounding
from ledraft.languages import _, ngettext, pick
from ledraft.rules.labels import severity_label

_WRITTEN_OUT = 3


def entry(entry: Mapping[str, Any], *, known: bool) -> str:
    """One line for a registered file: id, file, type, size, hash."""
    line = _("{id}: {file}, {media_type}, {size} bytes, SHA-256 {sha256}").format(**entry)
    return line + (_(" (was registered before; its entry is renewed)") if known else "")


def doubts(facts: FileFacts) -> Iterator[str]:
    """What about a file that is no table a person should look at: it is locked, or it does not open."""
    if facts.encrypted and facts.pages is None and facts.media_type in ("application/pdf", "application/zip"):
        yield _("  note: the file opens with a password only; write it down for the officer, never into the case")
    elif damaged(facts):
        yield _("  warning: the file does not open; it may be damaged. Register the original of it")


def damaged(facts: FileFacts) -> bool:
    """Whether a picture or a PDF does not open, though no password keeps it shut."""
    shut = facts.encrypted and facts.media_type == "application/pdf"
    return not shut and facts.pages is None and facts.media_type.startswith(("image/", "application/pdf"))


def chosen(export: Export, selected: Selected) -> str:
    """What the export is, how many rows were chosen and left out for which reason, and what the chosen ones add up to."""
    lines = [_kind(export), _counts(selected)]
    reasons = _reasons()
    lines += [_("  left out: {count} by {reason}").format(count=count, reason=reasons[reason])
              for reason, count in selected.left_out.items()]  # fmt: skip
    lines += [_total(total, export.columns) for total in selected.totals]
    return "\n".join(line for line in lines if line)


def unkept(selected: Selected) -> str:
    """That the totals do not fit into the case file."""
    text = _("  note: {count} totals are more than a case file keeps; “check” compares no figure with them. Choose rows.")
    return text.format(count=len(selected.totals))


def _kind(export: Export) -> str:
    if export.map is None:
        return ""
    rules = {
        "header": _("stated in the header"),
        "preamble": _("stated above the header"),
        "file name": _("stated in the file's name"),
        "given": _("as given"),
        "cells": _("stated in each cell"),
        "missing": _("not stated"),
    }
    text = _("  {title}; time zone: {zone} ({rule})")
    return text.format(title=pick(export.map.title), zone=export.zone or "—", rule=rules[export.zone_rule])


def _counts(selected: Selected) -> str:
    count = len(selected.chosen)
    text = ngettext(
        "  chosen: {chosen} row, {uncounted} of them in no total",
        "  chosen: {chosen} rows, {uncounted} of them in no total",
        count,
    )
    return text.format(chosen=count, uncounted=selected.not_counted)


def _reasons() -> dict[str, str]:
    return {
        "kind": _("kind"),
        "market": _("market"),
        "symbol": _("symbol"),
        "side": _("side"),
        "time": _("time"),
        "no time": _("lack of a known time"),
    }


def _total(total: Total, columns: Iterable[Column]) -> str:
    title = next((pick(column.title) for column in columns if column.key == total.key), total.key)
    text = ngettext(
        "  total: {what}: {value} {asset} ({rows} row)", "  total: {what}: {value} {asset} ({rows} rows)", total.rows
    )
    what = " ".join(word for word in (pick(kind_titles()[total.kind]), total.side, title) if word)
    return text.format(what=what, value=plain(total.value), asset=total.asset, rows=total.rows)


def problems(found: Iterable[SheetProblem]) -> Iterator[str]:
    """Each problem with its severity, file, sheet and cell, and how to mend it.

    One that stands in many rows is written out for the first of them; the other rows are listed by number.
    """
    alike: dict[tuple[str, str], list[SheetProblem]] = {}
    for problem in found:
        alike.setdefault((problem.id, str(problem.values.get("column", ""))), []).append(problem)
    for group in alike.values():
        for problem in group[:_WRITTEN_OUT]:
            text = _("  {severity}: {message} {fix}")
            yield text.format(severity=severity_label(problem.severity), message=problem.message(), fix=problem.fix())
        rest = [problem.row for problem in group[_WRITTEN_OUT:] if problem.row is not None]
        if rest:
            text = ngettext(
                "    the same in {count} more row: {rows}", "    the same in {count} more rows: {rows}", len(rest)
            )
            yield text.format(count=len(rest), rows=", ".join(spans(rest)))


def findings(found: Iterable[SheetProblem]) -> int:
    """How many of the problems are findings: errors and warnings; advice is none."""
    return sum(problem.severity in ("error", "warning") for problem in found)


def identifiers(copied: Copied) -> Iterator[str]:
    """What was copied into the identifiers, and what was retyped wrongly."""
    text = ngettext(
        "  identifiers: {added} added, {known} known already, {nameless} row without an id",
        "  identifiers: {added} added, {known} known already, {nameless} rows without an id",
        copied.nameless,
    )
    yield text.format(added=copied.added, known=copied.known, nameless=copied.nameless)
    for one in copied.retyped:
        message = _(
            "  error: {path} differs from row {row} of {evidence} only in upper and lower case; it was retyped. "
            "Delete the entry and add the export again."
        )
        yield message.format(path=one.path, row=one.row, evidence=one.evidence)


def bought(one: Purchases, places: int, rounding: Rounding) -> str:
    """The C2C sums of one currency, asset by asset, with every average price and its division."""
    head = _("{currency}: paid {cost}, received {proceeds}, net {net}")
    sums = {"cost": one.cost, "proceeds": one.proceeds, "net": one.net_cost}
    lines = [head.format(currency=one.currency, **{key: plain(value) for key, value in sums.items()})]
    names = {"buying": _("average bought"), "selling": _("average sold"), "per": _("average net")}
    for part in one.assets:
        text = _("  {asset}: bought {bought}, sold {sold}, net {net} for {cost} {currency}")
        values = {"bought": part.bought, "sold": part.sold, "net": part.net_quantity, "cost": part.net_cost}
        shown = {key: plain(value) for key, value in values.items()}
        lines.append(text.format(asset=part.asset, currency=one.currency, **shown))
        lines += [f"    {names[key]}: {price.text()}" for key, price in prices(part, places, rounding).items()]
    return "\n".join(lines)
