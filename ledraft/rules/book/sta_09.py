"""STA-09: a row or page that the evidence does not have."""

from collections.abc import Iterator

from ledraft.case.papers import Evidence
from ledraft.rules.listed import claims_of
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Rows and pages beyond the last one counted; in a table only advice, for blank rows were not counted."""
    known = {entry.id: entry for entry in subject.case.evidence}
    for path, claim in claims_of(subject):
        for number, reference in enumerate(claim.rests_on):
            length = _length(known.get(reference.evidence))
            if length and reference.row.isdecimal() and not 1 <= int(reference.row) <= length:
                values = {"row": reference.row, "id": reference.evidence, "length": length}
                table = known[reference.evidence].rows is not None
                yield Hit(f"{path}.rests_on[{number}].row", values, "advice" if table else None)


def _length(entry: Evidence | None) -> int | None:
    """How many rows, else pages, were counted when the file was registered."""
    if entry is None:
        return None
    return entry.pages if entry.rows is None else entry.rows


RULE = Rule(
    id="STA-09",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "所引 {id} 的第 {row} 行（页）不在其中：登记时该文件有 {length} 行（页）内容。",
        "en": "Row or page {row} of {id} is cited; when registered it held {length}.",
    },
    fix={
        "zh": "对照登记的文件核对行号或者页码；表中有空行的，以文件中的行号为准。",
        "en": "Compare with the registered file; if it has blank rows, its own row numbers count.",
    },
    check=check,
    example={
        "zh": "引用了第 212 行，导出表只有 180 行：引的是另一份表。",
        "en": "Row 212 was cited of an export with 180 rows; another export was meant.",
    },
)
