"""What a masked case once still told of the real one."""

import json
from typing import Any

import pytest

from ledraft.case import reading
from ledraft.packet.masking import masked

TOLD = [
    "6222 0212 3456 7890 123", "6222-0212-3456-7890", "E12345678", "EA1234567", "wxid_abc123def", "粤B12345", "粤BD12345", "川A·12345",
]  # fmt: skip


@pytest.mark.parametrize("value", TOLD)
@pytest.mark.parametrize("around", ["卡号{}。", "（{}）", "his number is {}, as he says"])
def test_a_number_that_no_field_holds_stayed_in_the_texts(complete: dict[str, Any], value: str, around: str) -> None:
    """Cards in groups, passports, chat names and number plates are nobody's field, and stood in the summary as they were."""
    complete["incident"]["summary"] = {"zh": around.format(value), "en": around.format(value)}
    said = json.dumps(masked(reading.validate(complete))["incident"]["summary"], ensure_ascii=False)
    assert value not in said


@pytest.mark.parametrize("text", ["微信号：lawyer_wang77", "微信号lawyer_wang77", "QQ：12345678", "QQ号12345678"])
def test_a_chat_name_behind_its_label_stayed(complete: dict[str, Any], text: str) -> None:
    complete["incident"]["summary"]["zh"] = text
    said = masked(reading.validate(complete))["incident"]["summary"]["zh"]
    assert "wang77" not in said
    assert "12345678" not in said


def test_words_and_figures_of_the_case_stay(complete: dict[str, Any]) -> None:
    text = "2023年3月21日，1.46966133 BTC，人民币286417.56元，PERPUSDT 合约，E1 第 2 行，间隔 0.5 秒"
    complete["incident"]["summary"]["zh"] = text
    assert masked(reading.validate(complete))["incident"]["summary"]["zh"] == text


LOW_ENTROPY = {
    "reporter.phone": ["13977712345", "13977712346", "19900000000"],
    "reporter.identity.number": ["440524188001010014", "11010519491231002X"],
    "reporter.account.uid": ["123456789", "987654321"],
    "reporter.email": ["a@b.example", "somebody.with.a.long.name@company.example"],
}


@pytest.mark.parametrize("path", LOW_ENTROPY)
def test_whoever_tries_all_values_learns_nothing_from_the_specimen(complete: dict[str, Any], path: str) -> None:
    """A specimen made from the value, be it by a hash, could be found again by trying every telephone number."""
    made = set()
    for value in LOW_ENTROPY[path]:
        here: dict[str, Any] = complete
        *way, last = path.split(".")
        for step in way:
            here = here.setdefault(step, {})
        here[last] = value
        made.add(json.dumps(masked(reading.validate(complete)), sort_keys=True))
    assert len(made) == 1
