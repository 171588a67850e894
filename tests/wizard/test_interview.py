"""Forward, back, into lists, to the overview and back again: nothing is lost on the way and nothing invented."""

import json
import stat

import pytest

from ledraft.wizard.screen import Move
from tests.wizard.drive import load, play

FAMILY = "Reporter's family name (in Chinese)"
FAMILY_EN = "Reporter's family name (in English)"
LOSSES = "Loss per asset"


def test_a_whole_conversation_ends_at_a_case_file_that_loads(case_path):
    player = play(case_path)
    case = load(case_path)
    assert case.role == "victim"
    assert case.reporter.name.family.zh == "王"
    assert case.incident.losses[0].amount == "1.46966133"
    assert case.incident.period.from_ == "2023-03-21T01:49:08+08:00"
    assert "interrupted" not in player.said


def test_an_officer_alone_can_complete_all_parts(case_path):
    player = play(case_path, "officer")
    assert any("open parts 0/14" in line for line in player.said)


def test_a_reporter_is_told_once_what_is_left_to_the_officer(case_path):
    said = [text for text in play(case_path).said if "officer half" in text]
    assert len(said) == 1
    assert "officer's e-mail" in said[0]


def test_going_back_shows_the_old_answer_as_default(case_path):
    player = play(case_path, scripted={FAMILY_EN: [Move.BACK, "WANG"]})
    first, second = [default for prompt, default in player.asked if prompt == FAMILY]
    assert (first, second) == ("", "王")


def test_back_at_the_first_question_stays_there(case_path):
    player = play(case_path, scripted={"Recipient (the exchange that holds the account)": [Move.BACK], "Who are you": [Move.BACK, "victim"]})
    assert "This is the first question." in player.said
    assert load(case_path).route == "kodex"


def test_any_answer_can_be_changed_from_the_overview_and_one_returns_to_where_one_was(case_path):
    script = {
        "Account UID": [Move.REVIEW],
        "Which section?": ["reporter", Move.BLANK],
        "Which answer is to be changed?": ["$.reporter.email"],
        "Reporter's e-mail": ["first@agency.example", "second@agency.example"],
    }
    player = play(case_path, scripted=script)
    assert load(case_path).reporter.email == "second@agency.example"
    at = player.prompts.index("Account UID")
    assert player.prompts[at + 1 : at + 6] == [
        "Which section?", "Which answer is to be changed?", "Reporter's e-mail", "Which section?", "Account UID",
    ]  # fmt: skip


def test_the_overview_shows_the_state_of_all_eight_fields(case_path):
    player = play(case_path, scripted={"Account UID": [Move.REVIEW]})
    overview = next(text for text in player.said if text.startswith("The eight required fields"))
    assert len(overview.splitlines()) == 9


def test_changing_a_chinese_name_in_the_overview_asks_for_the_letters_again(case_path):
    script = {
        "Account UID": [Move.REVIEW],
        "Which section?": ["reporter", Move.BLANK],
        "Which answer is to be changed?": ["$.reporter.name.family.zh"],
        FAMILY: ["王", "李"],
        FAMILY_EN: ["WANG", "LI"],
    }
    player = play(case_path, scripted=script)
    assert (FAMILY_EN + " (suggestion: LI)", "WANG") in player.asked
    assert load(case_path).reporter.name.family.en == "LI"


def test_a_question_left_open_leaves_no_trace(case_path):
    play(case_path, scripted={"Account UID": [Move.BLANK], "Reporter's e-mail": [""]})
    data = json.loads(case_path.read_text("utf-8"))
    assert "uid" not in data["reporter"]["account"]
    assert "email" not in data["reporter"]


def test_an_answer_can_be_taken_back(case_path):
    play(case_path, scripted={"Account UID": ["Ab-1", Move.BLANK], "E-mail of the account": [Move.BACK]})
    assert load(case_path).reporter.account.uid == ""


def test_an_entry_given_up_at_its_first_question_leaves_no_trace(case_path):
    play(case_path, scripted={f"{LOSSES} 1: Asset code": [Move.BLANK], f"{LOSSES}: 0 so far": ["add", Move.BLANK]})
    assert load(case_path).incident.losses == []


def test_going_back_out_of_a_new_entry_gives_it_up(case_path):
    script = {f"{LOSSES} 1: Asset code": [Move.BACK], f"{LOSSES}: 0 so far": ["add", Move.BLANK]}
    play(case_path, scripted=script)
    assert load(case_path).incident.losses == []


def test_several_entries_are_added_one_after_the_other(case_path):
    script = {
        f"{LOSSES}: 1 so far": ["add"],
        f"{LOSSES} 1: Asset code": ["BTC"],
        f"{LOSSES} 2: Asset code": ["ETH"],
    }
    play(case_path, scripted=script)
    assert [loss.asset for loss in load(case_path).incident.losses] == ["BTC", "ETH"]


def test_an_entry_can_be_taken_away(case_path):
    script = {f"{LOSSES}: 1 so far": ["remove"], f"{LOSSES}: 0 so far": ["add", Move.BLANK], "Which entry is to be taken away?": ["0"]}
    play(case_path, scripted=script)
    assert load(case_path).incident.losses == []


def test_what_an_entry_cannot_do_without_may_stay_open_only_while_it_is_new(case_path):
    asset = f"{LOSSES} 1: Asset code"
    player = play(case_path, scripted={asset: ["BTC", Move.BLANK, "ETH"], f"{LOSSES} 1: Quantity lost": [Move.BACK, "1"]})
    assert any("cannot stay open" in text for text in player.said)
    assert load(case_path).incident.losses[0].asset == "ETH"


def test_an_entry_whose_other_required_keys_are_open_can_be_read_again(case_path):
    basis, amount = "Value of the loss 1: Basis", "Value of the loss 1: Amount"
    play(case_path, scripted={basis: ["reported"], amount: [KeyboardInterrupt]})
    assert load(case_path).incident.valuations[0].basis == "reported"


def test_the_zone_of_a_time_is_asked_for(case_path):
    start = "Start of the incident"
    script = {start: ["2023-03-20 17:49:08"], "2023-03-20 17:49:08: by which clock?": ["+00:00"]}
    play(case_path, scripted=script)
    assert load(case_path).incident.period.from_ == "2023-03-20T17:49:08+00:00"


def test_a_time_without_its_zone_is_not_kept(case_path):
    start, zone = "Start of the incident", "2023-03-20 17:49:08: by which clock?"
    script = {start: ["2023-03-20 17:49:08", "2023-03-20 17:49:08", Move.BLANK], zone: [Move.BACK, "other"], "Offset from UTC, such as -05:00": ["noon"]}
    play(case_path, scripted=script)
    assert load(case_path).incident.period.from_ == ""


def test_a_value_that_would_make_the_file_unusable_is_refused_with_the_reason(case_path):
    player = play(case_path, scripted={"Our reference": ["x" * 501, "short"]})
    assert any("at most 500" in text for text in player.said)
    assert load(case_path).reference == "short"


def test_a_doubtful_value_is_kept_only_if_the_person_says_so(case_path):
    doubtful = "This looks wrong: It is not a valid e-mail address."
    script = {"Reporter's e-mail": ["typo", "typo"], doubtful: ["again", "keep"]}
    player = play(case_path, scripted=script)
    assert player.prompts.count(doubtful) == 2
    assert load(case_path).reporter.email == "typo"


def test_help_says_why_who_asks_and_where_that_is_written(case_path):
    player = play(case_path, "officer", scripted={"officer's e-mail": [Move.HELP, "a@police.example"]})
    text = next(said for said in player.said if said.startswith("Why: ") and "mailbox" in said)
    assert "required field 7" in text
    assert "items 1-3-1, 1-3-2, 1-3-5, 1-4-3" in text
    assert "Source: Binance help page on stolen funds" in text
    assert "Example: zhang.yangli@police.example" in text


@pytest.mark.parametrize("role", ["victim", "lawyer", "officer"])
def test_every_question_has_help_with_its_reason_and_an_example(role):
    from ledraft.wizard.helping import help_text
    from ledraft.wizard.questions import questions
    from tests.wizard.drive import all_rows

    for question in questions(role, all_rows(role)):
        lines = help_text(question, "binance-cn").splitlines()
        assert len(lines) >= 4
        assert all(line.strip(" :") for line in lines)


def test_on_an_existing_file_the_first_open_question_comes_first(case_path):
    play(case_path, scripted={"Account UID": [KeyboardInterrupt]})
    player = play(case_path, None)
    assert player.prompts[:2] == ["Where do you want to go on?", "Account UID"]


def test_one_can_look_over_the_answers_before_going_on(case_path):
    play(case_path, scripted={"Account UID": [KeyboardInterrupt]})
    player = play(case_path, None, scripted={"Where do you want to go on?": ["review"]})
    assert player.prompts[:3] == ["Where do you want to go on?", "Which section?", "Account UID"]


def test_one_can_go_on_after_the_last_answer_leaving_gaps_for_later(case_path):
    play(case_path, scripted={"Reporter's e-mail": [Move.BLANK], "Account UID": [KeyboardInterrupt]})
    player = play(case_path, None, scripted={"Where do you want to go on?": ["after"]})
    assert player.prompts[1] == "Account UID"


def test_an_officer_continues_a_reporters_file(case_path):
    play(case_path)
    said = play(case_path, "officer").said
    assert "Until now this file was filled as: The victim, who reports. From now on: The officer in charge." in said
    case = load(case_path)
    assert case.role == "officer"
    assert case.officer.credentials.badge_front.by_officer
    assert case.reporter.name.family.zh == "王"


def test_the_case_file_is_for_its_owner_alone(case_path):
    play(case_path)
    assert stat.S_IMODE(case_path.stat().st_mode) == 0o600


def test_an_empty_file_is_a_new_case(case_path):
    case_path.touch()
    play(case_path)
    assert load(case_path).role == "victim"


def test_keys_that_the_wizard_does_not_ask_for_stay(case_path):
    case_path.write_text('{"role": "victim", "specimen": true, "portal": {"steps": [{"state": "not_begun"}]}, "reporter": null}')
    play(case_path)
    case = load(case_path)
    assert case.specimen
    assert case.portal.steps[0].state == "not_begun"


def test_the_example_of_a_list_is_said_to_be_one_of_a_whole_entry():
    from ledraft.wizard.helping import help_text
    from ledraft.wizard.questions import questions
    from tests.wizard.drive import all_rows

    rows = questions("victim", all_rows("victim"))
    in_list = next(question for question in rows if question.path == "$.incident.statements[0].status")
    assert "Example of an entry: Spot assets were sold" in help_text(in_list, "binance-cn")


def test_the_help_on_a_value_of_an_entry_is_its_own():
    from ledraft.wizard.helping import help_text
    from ledraft.wizard.questions import questions
    from tests.wizard.drive import all_rows

    rows = questions("victim", all_rows("victim"))
    symbol = help_text(next(question for question in rows if question.path == "$.identifiers.orders[0].symbol"), "binance-cn")
    assert "Why: The pair or contract, as written there." in symbol
    assert "Example: BTCUSDT" in symbol


def test_help_at_the_question_for_the_clock_is_about_the_clock_and_the_time_need_not_be_typed_again(case_path):
    start, zone = "Start of the incident", "2023-03-20 17:49:08: by which clock?"
    script = {start: ["2023-03-20 17:49:08"], zone: [Move.HELP, "other", "+00:00"], "Offset from UTC, such as -05:00": [Move.HELP]}
    player = play(case_path, scripted=script)
    assert sum("Exports of exchanges are mostly in UTC" in text for text in player.said) == 2
    assert player.prompts.count(start) == 1
    assert load(case_path).incident.period.from_ == "2023-03-20T17:49:08+00:00"
