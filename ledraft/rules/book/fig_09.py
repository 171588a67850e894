"""FIG-09: a figure that does not follow from the export on which it rests."""

from collections.abc import Iterator

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Losses and purchase costs against the totals kept when the export was registered; statements as advice alone."""
    for entry in subject.case.evidence:
        if entry.totals:
            from ledraft.evidence.reconciling import totals_of, unreconciled

            for path, figure in unreconciled(subject.case, entry.id, totals_of(entry)):
                values = {"figure": figure, "id": entry.id}
                yield Hit(path, values, "advice" if path.endswith(".text") else None)


RULE = Rule(
    id="FIG-09",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "{figure} 以整份 {id} 为据，但所选各行的合计以及合计之差均得不出这一数字。",
        "en": "{figure} rests on the whole of {id}, yet no total of its chosen rows, nor a difference of totals, "
        "gives it.",
    },
    fix={
        "zh": "用“ledraft evidence add”的 --from、--to、--symbol 选定案发期间的行，"
        "或者用“ledraft evidence link”写明具体行号；"
        "数字有误的，以导出表为准改正。",
        "en": "Choose the rows of the incident with --from, --to or --symbol of “ledraft evidence add”, or name the rows "
        "with “ledraft evidence link”; if the figure is wrong, take it from the export.",
    },
    check=check,
    example={
        "zh": "申请写损失 1.47026803 BTC，所附导出表的合计为 1.46966133 BTC，收件人要求先说明以哪个为准。",
        "en": "The request stated a loss of 1.47026803 BTC; the rows of the export attached add up to 1.46966133 "
        "BTC, and the recipient asked which of the two was meant.",
    },
)
