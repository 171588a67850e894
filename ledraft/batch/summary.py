"""One report for all cases: as text, JSON and CSV. Results are set down on disk as they come; memory stays flat."""

import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Self, TextIO

from ledraft import __version__
from ledraft.batch.working import Result
from ledraft.languages import _, ngettext

FORMAT = "ledraft-batch-report/1"
COLUMNS = (
    "number", "line", "reference", "recipient", "route", "stage", "complete", "errors", "packet", "status", "reason",
    "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Summary:
    """Collects results in the order in which they come and writes them out. Use as a context manager."""

    def __init__(self, as_of: str) -> None:
        self.as_of = as_of
        self.counts: Counter[str] = Counter()
        self.complete = 0
        self._lines: TextIO = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._lines.close()

    def add(self, result: Result) -> None:
        """Take the result of one case."""
        self.counts[result.status] += 1
        self.complete += result.complete
        row = {name: getattr(result, name) for name in COLUMNS}
        self._lines.write(json.dumps(row, ensure_ascii=False) + "\n")

    def rows(self) -> Iterator[dict[str, Any]]:
        """What is known of each case, in order."""
        self._lines.flush()
        self._lines.seek(0)
        for line in self._lines:
            yield json.loads(line)
        self._lines.seek(0, io.SEEK_END)

    @property
    def total(self) -> int:
        """How many cases there were."""
        return self.counts.total()

    def write_json(self, stream: TextIO) -> None:
        """The report as one JSON object, its cases in the order of the input."""
        head = {
            "format": FORMAT, "ledraft": __version__, "as_of": self.as_of, "total": self.total,
            "complete": self.complete, "counts": dict(sorted(self.counts.items())),
        }  # fmt: skip
        stream.write(json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}") + ',\n  "cases": [')
        for position, row in enumerate(self.rows()):
            stream.write(("," if position else "") + "\n    " + json.dumps(row, ensure_ascii=False))
        stream.write("\n  ]\n}\n")

    def write_csv(self, stream: TextIO) -> None:
        """The report as CSV, one line a case; before what a spreadsheet would run as a formula stands an apostrophe."""
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\r\n")
        writer.writeheader()
        for row in self.rows():
            writer.writerow({name: _harmless(value) for name, value in row.items()})

    def write_text(self, stream: TextIO) -> None:
        """The report for a reader: one line a case, then the sums."""
        words = {
            "written": _("written"), "unchanged": _("unchanged"), "checked": _("checked"), "failed": _("failed"),
        }  # fmt: skip
        for row in self.rows():
            stream.write(_line(row, words[row["status"]]) + "\n")
        sum_of = _("{status}: {count}")
        sums = _(", ").join(sum_of.format(status=words[s], count=n) for s, n in sorted(self.counts.items()))
        message = ngettext(
            "{total} case; {sums}; all eight fields complete: {complete}.",
            "{total} cases; {sums}; all eight fields complete: {complete}.",
            self.total,
        )
        stream.write(message.format(total=self.total, sums=sums, complete=self.complete) + "\n")


def _line(row: Mapping[str, Any], status: str) -> str:
    findings = "" if row["status"] == "failed" else _("errors: {count}").format(count=row["errors"])
    told = [status, row["packet"], findings, row["note"], row["reason"]]
    text = f"{row['number']:>6}  {row['reference'] or '—'}  " + _("; ").join(part for part in told if part)
    return "".join(c if c.isprintable() else "?" for c in text)


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
