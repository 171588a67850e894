"""The annexes of a packet: the registered exports, read again, as XLSX and CSV; nothing retyped, nothing left out."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ledraft import atomic, resources
from ledraft.case import saving
from ledraft.case.model import Case
from ledraft.case.papers import Evidence
from ledraft.errors import UnusableInput
from ledraft.evidence.annexes import (
    Source,
    in_memory,
    is_small,
    plain,
    source_of,
    write_csv,
    write_list,
    write_xlsx,
)
from ledraft.evidence.caseflow import flow_of
from ledraft.evidence.chart import drawing, to_svg
from ledraft.evidence.copying import side_of
from ledraft.evidence.intake import changed
from ledraft.evidence.maps import Column, kind_titles
from ledraft.evidence.overlaps import Seen
from ledraft.evidence.reconciling import unreconciled
from ledraft.evidence.register import Examined, read_again
from ledraft.evidence.selection import Total
from ledraft.languages import LANGUAGES, Language, _, ngettext, pick
from ledraft.letters.occasion import Annexed, AnnexFile
from ledraft.letters.phrases import label_of
from ledraft.letters.pictures import why_undrawn
from ledraft.letters.tables import MOST

_FOLDER = "annexes"
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
_SHOWN_TOTALS = 12


@dataclass(frozen=True)
class Annexes:
    """The files (name in the packet → content), what the letters say of them, and what a person must be told."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    annexed: tuple[Annexed, ...] = ()
    notices: tuple[str, ...] = ()


def annexes(case: Case, folder: Path) -> Annexes:
    """The annexes of `case`, whose file lies in `folder`.

    An export that is missing, was changed since it was registered, or cannot be read gives a notice instead of an
    annex; the other annexes are made all the same.
    """
    files: dict[str, bytes] = {}
    annexed: list[Annexed] = []
    notices: list[str] = []
    seen = Seen(sum(entry.kind == "export" for entry in case.evidence))
    for entry in case.evidence:
        if entry.kind == "export" and entry.sha256 and entry.file:
            try:
                examined = seen.once(entry.id, read_again(entry, folder))
            except UnusableInput as error:
                notices.append(_("No annex was made: {reason}").format(reason=error.headline))
                continue
            made, said = _of_export(case, entry, examined)
            files |= made
            annexed.append(said)
            notices += _told(case, entry, examined)
    for made, said in _of_lists(case):
        files |= made
        annexed.append(said)
    charts = _charts(case)
    undrawn = why_undrawn(case) if charts else ""
    if undrawn:
        notices.append(_("The form with the drawn fund flow was left out: {reason}").format(reason=undrawn))
    return Annexes(files | charts, tuple(annexed), tuple(notices))


def _of_export(case: Case, entry: Evidence, examined: Examined) -> tuple[dict[str, bytes], Annexed]:
    assert examined.export
    assert examined.selected
    sources = [source_of(entry.id, examined.export, examined.selected.chosen)]
    files = _tables(f"annex-{_UNFIT.sub('-', entry.id)}", sources, case.languages)
    totals = _totals(examined.selected.totals, examined.export.columns)
    repeated = sum(bool(row.same_as) for row in examined.selected.chosen)
    if repeated:
        words = resources.toml("phrases.toml")["annex"]["repeated"]
        totals = {language: f"{text}\n{words[language].format(count=repeated)}" for language, text in totals.items()}
    return _placed(files), _said(_title(entry), totals, len(examined.selected.chosen), files)


def _tables(stem: str, sources: Sequence[Source], languages: Sequence[Language]) -> dict[str, bytes]:
    """The rows as `stem`.csv and `stem`.xlsx."""
    if is_small(sources):
        return {f"{stem}.{suffix}": content for suffix, content in in_memory(sources, languages).items()}
    with atomic.working_folder() as working:
        write_csv(working / f"{stem}.csv", sources, languages)
        write_xlsx(working / f"{stem}.xlsx", sources, languages)
        return {path.name: path.read_bytes() for path in sorted(working.iterdir())}


def _title(entry: Evidence) -> dict[str, str]:
    title = entry.title
    return {
        "zh": f"{entry.id} {title.zh or title.en}".rstrip(),
        "en": f"{entry.id} {title.en or title.zh}".rstrip(),
    }


def _said(title: Mapping[str, str], totals: Mapping[str, str], rows: int, files: Mapping[str, bytes]) -> Annexed:
    named = tuple(AnnexFile(name, hashlib.sha256(content).hexdigest()) for name, content in files.items())
    return Annexed(title, totals, rows, named)


def _placed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{_FOLDER}/{name}": content for name, content in files.items()}


def _totals(totals: Sequence[Total], columns: Sequence[Column]) -> dict[str, str]:
    """The totals as one text per language; many are left to the annex's own sheet of totals."""
    titles = {column.key: column.title for column in columns}

    def line(total: Total, language: Language) -> str:
        side = label_of("side", side_of(total.side), language)
        words = (pick(kind_titles()[total.kind], language), side, pick(titles[total.key], language))
        return " ".join(word for word in (*words, plain(total.value), total.asset) if word)

    return _joined([{language: line(total, language) for language in LANGUAGES} for total in totals])


def _joined(lines: Sequence[Mapping[str, str]]) -> dict[str, str]:
    more = resources.toml("phrases.toml")["annex"]["more_totals"]
    shown = {language: [line[language] for line in lines[:_SHOWN_TOTALS]] for language in LANGUAGES}
    left = len(lines) - _SHOWN_TOTALS
    if left > 0:
        for language in LANGUAGES:
            shown[language].append(more[language].format(count=left))
    return {language: "\n".join(shown[language]) or "—" for language in LANGUAGES}


def _told(case: Case, entry: Evidence, examined: Examined) -> Iterator[str]:
    """What does not add up: problems of the file, and figures of the case that are no total of the chosen rows."""
    errors = sum(problem.severity == "error" for problem in examined.problems)
    if errors:
        text = ngettext(
            "{id}: {count} error in {file}; “ledraft evidence add” names the cell.",
            "{id}: {count} errors in {file}; “ledraft evidence add” names each cell.",
            errors,
        )
        yield text.format(id=entry.id, count=errors, file=entry.file)
    for problem in examined.problems:
        if problem.id == "overlap":
            yield f"{entry.id}: {problem.message()}"
    assert examined.selected
    for path, figure in unreconciled(case, entry.id, examined.selected.totals):
        text = _("{path}: {figure} is neither a total of {id} nor the difference of two of its totals.")
        yield text.format(path=path, figure=figure, id=entry.id)


def _of_lists(case: Case) -> Iterator[tuple[dict[str, bytes], Annexed]]:
    """Identifiers that are too many for a letter, as XLSX and CSV."""
    titles = resources.toml("phrases.toml")["annex"]
    for name in ("orders", "transfers", "transactions"):
        entries = getattr(case.identifiers, name)
        if len(entries) > MOST:
            lines = [saving.prune(one.model_dump(mode="json", exclude={"rests_on"})) for one in entries]
            keys = list(type(entries[0]).model_fields)[:-1]
            files = {f"annex-{name}.csv": _csv(keys, lines), f"annex-{name}.xlsx": _xlsx(keys, lines)}
            yield _placed(files), _said(titles[name], _sums(lines), len(entries), files)


def _csv(keys: Sequence[str], lines: Sequence[Mapping[str, Any]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, keys, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(lines)
    return stream.getvalue().encode("utf-8-sig")


def _xlsx(keys: Sequence[str], lines: Sequence[Mapping[str, Any]]) -> bytes:
    with atomic.working_folder() as working:
        path = working / "list.xlsx"
        write_list(path, [list(keys), *([str(line.get(key, "")) for key in keys] for line in lines)])
        return path.read_bytes()


def _sums(lines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Quantities per symbol or asset and side, every digit."""
    sums: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        key = (line.get("symbol") or line.get("asset", ""), line.get("side", ""))
        sums[key] = sums.get(key, Decimal(0)) + Decimal(line.get("quantity") or line.get("amount") or 0)
    texts = [" ".join(word for word in (*key, plain(value)) if word) for key, value in sorted(sums.items())]
    return _joined([dict.fromkeys(LANGUAGES, text) for text in texts])


def _charts(case: Case) -> dict[str, bytes]:
    """The drawn fund flow, one SVG per language; leads stay out of it."""
    flow = flow_of(case)
    if not flow.steps:
        return {}
    return {f"{_FOLDER}/fund-flow.{one}.svg": to_svg(drawing(flow, one)) for one in case.languages}


def originals(case: Case, folder: Path) -> dict[str, bytes]:
    """The registered files as they are, below `evidence/`, each behind its id.

    Raises UnusableInput if one is missing or is not the one that was registered: only files whose hash is recorded are
    ever copied.
    """
    files: dict[str, bytes] = {}
    for entry in case.evidence:
        if entry.file and (not entry.sha256 or changed(folder / entry.file, entry.sha256) != "same"):
            message = _("{id}: {file} is not the file that was registered; register it again before it is copied.")
            raise UnusableInput(message.format(id=entry.id, file=entry.file))
        if entry.file:
            name = Path(entry.file).name
            prefix = "" if name.startswith(f"{entry.id}-") else f"{_UNFIT.sub('-', entry.id)}-"
            files[f"evidence/{prefix}{name}"] = (folder / entry.file).read_bytes()
    return files
