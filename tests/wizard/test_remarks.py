"""What the forecast has against an answer is said at once, and what a person can mend is offered for mending at the end."""

import pytest

from ledraft import languages
from ledraft.case import reading
from ledraft.recipients.loading import load as profile_of
from ledraft.rules.rule import Subject
from ledraft.wizard.run import converse
from ledraft.wizard.screen import Move
from tests.rules.building import LATE
from tests.wizard.drive import Player, answers_by_title, load

SUMMARY = "Summary of the facts (in Chinese)"
ACCUSING = "黑客盗走了账户内的资产。"


def judge(path):
    case = reading.read(path).case
    return Subject(case, profile_of(case.recipient), LATE)


def sit(path, role="victim", **script):
    """One conversation with the forecast at hand."""
    languages.use("en")
    player = Player({"Who are you": role, **answers_by_title(role)}, **script)
    try:
        converse(path, role, player, None, None, judge)
    except KeyboardInterrupt:
        player.said.append("interrupted")
    return player


def remarks(player):
    return [text for text in player.said if text.startswith("[!]")]


def test_an_accusation_is_remarked_on_as_soon_as_it_is_typed(case_path):
    player = sit(case_path, scripted={SUMMARY: [ACCUSING], "Summary of the facts (in English)": [KeyboardInterrupt]})
    (remark,) = [text for text in remarks(player) if "黑客" in text]
    assert "To do:" in remark
    assert "goes back to change it" in remark
    assert load(case_path).incident.summary.zh == ACCUSING


def test_a_neutral_answer_is_left_without_remark(case_path):
    player = sit(case_path, scripted={"Summary of the facts (in English)": [KeyboardInterrupt]})
    assert [text for text in remarks(player) if "This states" in text] == []


def test_a_chinese_half_is_not_blamed_for_the_english_one_that_is_asked_for_next(case_path):
    """OKX reads English; that the English title was missing was said before anybody had been asked for it."""
    okx = {"Recipient (the exchange that holds the account)": ["okx"]}
    player = sit(case_path, scripted=okx | {"Summary of the facts (in English)": [KeyboardInterrupt]})
    assert "Name of the case (in English)" in player.prompts
    assert [text for text in remarks(player) if "reads only" in text] == []


def test_a_reporter_hears_nothing_of_what_the_officer_has_to_mend(case_path):
    player = sit(case_path, scripted={SUMMARY: [KeyboardInterrupt]})
    assert not [text for text in remarks(player) if "Confirm with the recipient" in text]


def test_what_is_found_is_mended_at_its_question_and_then_is_gone(case_path):
    end, which = "All questions have been asked. What next?", "Which of these do you mend now?"
    seen = {}

    class Mending(Player):
        def choose(self, prompt, options, default="", blank=""):
            if prompt == end:
                seen.setdefault("end", [option.title for option in options])
                self.asked.append((prompt, default))
                offered = any(option.value == "mend" for option in options) and "which" not in seen
                return "mend" if offered else Move.BLANK
            if prompt == which:
                if "which" in seen:
                    seen["left"] = [option.title for option in options]
                    return Move.BLANK
                seen["which"] = [option.title for option in options]
                return next(option.value for option in options if "Summary" in option.title)
            return super().choose(prompt, options, default, blank)

    languages.use("en")
    player = Mending({"Who are you": "victim", **answers_by_title("victim")}, scripted={SUMMARY: [ACCUSING, "账户资产减少。", ""]})
    assert converse(case_path, "victim", player, None, None, judge) == 0
    assert any("mend what is yours to mend" in title for title in seen["end"])
    assert load(case_path).incident.summary.zh == "账户资产减少。"
    assert not any("Summary" in title for title in seen["left"])


@pytest.mark.parametrize("role", ["lawyer", "officer"])
def test_a_sitting_with_remarks_ends_like_one_without(role, case_path):
    player = sit(case_path, role)
    assert player.said[-1] != "interrupted"
    assert load(case_path).role == role
