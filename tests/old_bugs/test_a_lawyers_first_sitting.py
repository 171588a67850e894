"""What a lawyer's and an officer's first whole sittings brought to light, from the first question to the pages."""

from dataclasses import replace
from typing import Any

import pytest

from ledraft.case.parties import Lawyer
from ledraft.letters import reread
from ledraft.letters.occasion import Annexed, AnnexFile
from ledraft.letters.writing import Desk
from tests.conftest import Shell
from tests.letters.form_samples import changed, checked, form, occasion, rendered, sample

LAWYER = {
    "name": {"family": {"zh": "仇", "en": "QIU"}, "given": {"zh": "志远", "en": "Zhiyuan"}},
    "firm": {"zh": "样例律师事务所", "en": "Specimen Law Firm"},
    "phone": "+86 138 0000 0001",
}


@pytest.mark.parametrize(("language", "firm"), [("zh", "样例律师事务所"), ("en", "Specimen Law Firm")])
@pytest.mark.parametrize("role", ["lawyer", "officer"])
def test_the_hand_over_page_named_the_lawyer_alone_and_no_telephone(role: Any, language: Any, firm: str) -> None:
    """The officer who read it could ring nobody; after the halves were merged the lawyer was gone from it."""
    case = sample("reporter")
    both = case.reporter.model_copy(update={"lawyer": Lawyer.model_validate(LAWYER)})
    shown = reread.document_text(rendered(changed(case, role=role, reporter=both), "hand-over", language).data)
    for said in (firm, "+86 138 0000 0001", case.reporter.phone, case.reporter.email):
        assert said
        assert said in shown


def test_a_mailbox_that_the_exchange_publishes_was_called_unconfirmed() -> None:
    """The warning was written for the mailbox of one recipient and printed for all."""
    case = changed(sample("reporter"), recipient="okx", route="email")
    shown = reread.document_text(rendered(case, "hand-over", "en").data)
    assert "an address that the recipient publishes" in shown
    unconfirmed = reread.document_text(rendered(changed(case, recipient="binance-cn"), "hand-over", "en").data)
    assert "has not confirmed this route" in unconfirmed


@pytest.mark.parametrize(
    ("without", "named"),
    [("offence", "$.incident.offence"), ("reply_by", "$.requests[0].reply_by"), ("user_notice", "user_notice.choice")],
)
def test_a_final_letter_went_out_with_blanks(ledraft: Shell, complete: dict[str, Any], without: str, named: str) -> None:
    """An officer half never asked for the offence, and `--final` wrote “to be completed by the agency” into the letter."""
    (complete["incident"] if without == "offence" else complete["requests"][0]).pop(without)
    outcome = ledraft("export", ledraft.save(complete), "-o", "out", "--final")
    assert outcome.code == 1
    assert "DOC-03" in outcome.err
    assert named in outcome.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_files_to_upload_left_out_the_annexes_that_the_letter_names(language: Any) -> None:
    """“The files below come with this letter”, and the Kodex sheet named the whole original export in their place."""
    case = sample("complete")
    files = (AnnexFile("annex-E1.csv", "0" * 64), AnnexFile("annex-E1.xlsx", "1" * 64))
    annexed = Annexed({"zh": "合约", "en": "Futures"}, {"zh": "", "en": ""}, 2, files)
    desk = Desk(case, replace(occasion(case), annexed=(annexed,)), *checked(case))
    uploads: Any = desk.context(form("kodex-sheet"), language)["kodex"]
    named = [row["text"] for row in uploads["files"]]
    assert [name for name in named if name.startswith("annex")] == ["annex-E1.csv", "annex-E1.xlsx"]


@pytest.mark.parametrize(
    ("language", "line"),
    [("zh", "订单号 10000000002，客户端订单号 Spec"), ("en", "Order 10000000002, client order id Spec")],
)
def test_in_the_text_to_paste_an_order_was_torn_into_two_lines(language: Any, line: str) -> None:
    """The line break between the two ids was meant for the cell of a table; nothing said which id was which."""
    shown = reread.document_text(rendered(sample("complete"), "kodex-sheet", language).data)
    assert line in shown


@pytest.mark.parametrize(("language", "permissions"), [("zh", "万向划转"), ("en", "universal transfer")])
def test_the_program_that_could_act_on_the_account_stood_in_no_request(language: Any, permissions: str) -> None:
    """Five questions were asked about it, and the analyst who was to look up its API key did not learn its name."""
    case = sample("complete")
    asked = Desk(case, occasion(case), *checked(case)).context(form("data-request"), language)
    rows: Any = asked["accounts"]
    assert case.incident.authorisation.vendor in [row["value"] for row in rows]
    assert permissions in [row["value"] for row in rows]


def test_the_program_is_named_only_where_api_records_are_asked_for() -> None:
    case = sample("complete")
    items = [item for item in case.requests[0].items if not item.category.startswith("api_")]
    without = changed(case, requests=[case.requests[0].model_copy(update={"items": items})])
    rows: Any = Desk(without, occasion(case), *checked(case)).context(form("data-request"), "en")["accounts"]
    assert case.incident.authorisation.vendor not in [row["value"] for row in rows]
