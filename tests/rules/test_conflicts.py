"""The figures in which the real material disagrees with itself, each put into a sound case: a rule names both."""

from typing import Any

import pytest

from ledraft.rules.judging import findings
from tests.rules.building import complete, subject_of

LOSSES = [
    {"asset": asset, "amount": amount, "status": "stated", "rests_on": [{"evidence": "E4"}]}
    for asset, amount in (("BTC", "1.46966133"), ("ETH", "23.16939641"), ("USDT", "40790.18576680"))
]
TEXT = "$.incident.statements[10].text"


def case_with(zh: str = "", en: str = "", **incident: Any) -> dict[str, Any]:
    data = complete()
    data["incident"] |= {"losses": LOSSES} | incident
    stated = {"text": {"zh": zh, "en": en}, "status": "stated", "rests_on": [{"evidence": "E4"}]}
    data["incident"]["statements"].append(stated)
    return data


def found(data: dict[str, Any]) -> dict[tuple[str, str], list[str]]:
    hits: dict[tuple[str, str], list[str]] = {}
    for one in findings(subject_of(data)):
        hits.setdefault((one.rule.id, one.hit.path), []).append(one.message("en"))
    return hits


@pytest.mark.parametrize("language", ["zh", "en"])
def test_three_amounts_of_an_earlier_reckoning_stand_beside_the_present_ones(language: str) -> None:
    texts = {
        "zh": "核算损失为 1.47026803 BTC、23.17896101 ETH、40,807.02443892 USDT。",
        "en": "The loss was worked out at 1.47026803 BTC, 23.17896101 ETH and 40,807.02443892 USDT.",
    }
    messages = found(case_with(**{language: texts[language]}))["FIG-07", f"{TEXT}.{language}"]
    pairs = (("1.47026803", "1.46966133"), ("23.17896101", "23.16939641"), ("40807.02443892", "40790.18576680"))
    for said, known in pairs:
        assert any(said in message and known in message for message in messages)


def test_two_entries_for_one_asset_are_an_error_that_names_both() -> None:
    losses = [*LOSSES, {**LOSSES[0], "amount": "1.47026803"}]
    (message,) = found(case_with("文", "text", losses=losses))["FIG-02", "$.incident.losses[3].amount"]
    assert "1.47026803" in message
    assert "$.incident.losses[0].amount" in message


def test_about_three_hundred_thousand_and_about_one_and_a_half_stand_beside_exact_figures() -> None:
    messages = found(case_with("损失约30万元，约 1.5 BTC。"))["FIG-04", f"{TEXT}.zh"]
    assert any("300000" in message and "286417.56" in message for message in messages)
    assert any("1.5" in message and "1.46966133" in message for message in messages)


def test_the_loss_of_the_futures_table_is_no_figure_of_the_case() -> None:
    (message,) = found(case_with("合约表合计亏损 -92,061.97 USDT。"))["FIG-08", f"{TEXT}.zh"]
    assert "92,061.97 USDT" in message


def test_a_time_by_no_clock_is_named() -> None:
    (message,) = found(case_with("合约账户于 2023-03-20 21:28:22 委托成交。"))["TIM-05", f"{TEXT}.zh"]
    assert "2023-03-20 21:28" in message


def test_the_differences_and_the_rate_agree_with_the_case() -> None:
    text = "净支付 650255.76 元；649726.44 元为再减 BUSD 所得 529.32 元；净购买 99543.83 USDT；余额差 286417.56 元。"
    assert not {rule for rule, _path in found(case_with(text, "x"))} & {"FIG-01", "FIG-02", "FIG-05"}


def test_a_difference_that_is_off_by_a_cent_is_named() -> None:
    data = case_with("文", "text")
    data["incident"]["valuations"][0]["amount"] = "286417.65"
    (message,) = found(data)["FIG-01", "$.incident.valuations[0].amount"]
    assert "286417.56" in message
