"""IDN-11: what stands for an asset or currency is no code."""

from collections.abc import Iterator

from ledraft.identifiers.asset import check_asset
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """A code of a loss, a figure or a freeze that holds other than Latin letters and digits, or small letters alone."""
    for path, code in _codes(subject):
        if code and not check_asset(code).ok:
            yield Hit(path)


def _codes(subject: Subject) -> Iterator[tuple[str, str]]:
    case = subject.case
    for index, loss in enumerate(case.incident.losses):
        yield f"$.incident.losses[{index}].asset", loss.asset
    for index, valuation in enumerate(case.incident.valuations):
        yield f"$.incident.valuations[{index}].currency", valuation.currency
    for index, request in enumerate(case.requests):
        yield f"$.requests[{index}].freeze.asset", request.freeze.asset


RULE = Rule(
    id="IDN-11",
    severity="warning",
    owner="reporter",
    source=FORMS,
    message={
        "zh": "这不是币种代码的写法。",
        "en": "This is not how the code of an asset or currency is written.",
    },
    fix={
        "zh": "按导出文件中的写法填写代码，例如 BTC、USDT；人民币写 CNY，美元写 USD。",
        "en": "Write the code as the export has it, such as BTC or USDT; CNY for renminbi, USD for US dollars.",
    },
    check=check,
    example={
        "zh": "英文函件里的金额写作“286417.56 人民币”，读函的人不知道是什么币种。",
        "en": "The English letter said “286417.56 人民币”; its reader could not tell the currency.",
    },
)
