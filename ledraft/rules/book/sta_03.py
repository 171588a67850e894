"""STA-03: another person's data without a source."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.rules.origins import PERSONAL_DATA
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Holders other than the reporter whose identifier came from nowhere."""
    for index, holder in enumerate(subject.case.identifiers.holders):
        if is_blank(holder.source.zh) and is_blank(holder.source.en):
            yield Hit(f"$.identifiers.holders[{index}].source")


RULE = Rule(
    id="STA-03",
    severity="error",
    owner="reporter",
    source=PERSONAL_DATA,
    message={
        "zh": "他人的账户或者联系方式没有写明来源。",
        "en": "Another person's account or contact is given without a source.",
    },
    fix={
        "zh": "写明合法来源（如本人的交易记录）；说不出来源的，删去，只把线索口头告诉警官。",
        "en": "State the lawful source, such as one's own trade records; if there is none, remove it and tell the "
        "officer instead.",
    },
    check=check,
    example={
        "zh": "材料附有从泄露数据网站查到的身份证号。提供这类信息本身可能违法，请求也因此被搁置。",
        "en": "A paper held identity numbers from a leak site. Supplying such data may itself be an offence, and "
        "the request was set aside.",
    },
)
