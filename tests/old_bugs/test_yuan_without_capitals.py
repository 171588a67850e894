"""A value of the loss in yuan with parts of a cent (a price times a quantity, as it was typed) ended the export in a defect,
because such a sum has no capitals."""

import pytest

from tests.conftest import AS_OF


@pytest.mark.parametrize("amount", ["286417.5633", "-1.00", "99999999999999999999"])
def test_such_a_figure_is_printed_as_it_stands_without_capitals(amount, ledraft, complete):
    complete["incident"]["valuations"] = [
        {"basis": "price_at_act", "amount": amount, "currency": "CNY", "source": {"zh": "样例", "en": "specimen"}}
    ]
    ledraft.save(complete)
    done = ledraft("export", "case.json", "-o", "packet", "--as-of", AS_OF)
    assert (done.code, done.err.count("defect")) == (0, 0)
    shown = ledraft("preview", "case.json", "data-request", "--in", "zh").out
    assert f"{amount} CNY" in shown
    assert "大写" not in shown.split(f"{amount} CNY")[1].splitlines()[0]
