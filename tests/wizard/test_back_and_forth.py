"""The whole wizard on a terminal of 80 by 24, in both languages, with a way back at every question.

Whoever goes back sees what was answered, keeps or changes it, and ends at the case file of one who never went back.
"""

from functools import cache

import pytest

from ledraft import languages
from ledraft.case import paths, reading
from ledraft.wizard import moments
from tests.wizard.parts import ROLES, begun
from tests.wizard.sitting import CTRL_C, CTRL_U, F2, LETTERS, Sitting

pytestmark = pytest.mark.terminal

# What is typed first and changed on the way back: right as well, but not what is to stay.
SLIPS = {
    "text": "误写",
    "long": "误写。",
    "identifier": "Zz-999",
    "amount": "99",
    "day": "2022-12-31",
    "moment": "2022-12-31 23:59:59+00:00",
    "email": "slip@agency.example",
    "phone": "+86 139 0000 0000",
}
KEPT = {**LETTERS, ".website": ""}  # spellings and links are doubted when they are made up


def slip_at(question):
    """A wrong answer to a question that is typed, "" for the others."""
    return "" if question.path.endswith(tuple(KEPT)) else SLIPS.get(question.kind, "")


def answer_on_disk(home, question):
    """How the answer stands on the screen when one comes back to it."""
    value = paths.peek(reading.read(home / "case.json").data, question.path)
    if question.kind in ("more", "image"):
        return "> "
    if question.kind in ("articles", "rests_on", "categories"):
        return "[x]"
    if question.kind == "flag":
        return "> 1." if value else "> 2."
    if question.kind == "moment":
        return moments.as_typed(value)
    if question.choices:
        return f"> {[choice.value for choice in question.choices].index(value) + 1}."
    return ", ".join(value) if isinstance(value, list) else value


class Careless(Sitting):
    """Makes a slip wherever something new is to be typed, goes back at every question, sees the answer and mends it."""

    def play(self, home):
        """Answer everything in order; up to what follows the last question, from which there is no way back."""
        steps = self.part.steps
        for before, step, following in zip([None, *steps], steps[:-1], steps[1:], strict=False):
            if not self.part.is_new(step.question):
                self.reply(step)
            elif step.adds:
                self.reply(step)
                self.at(following)
                self.give_the_entry_up(step, before, following)
            else:
                self.slip_and_mend(step, following, home)
        self.reply(steps[-1])
        self.at_what_follows()

    def slip_and_mend(self, step, following, home):
        """Answer, at the next question go back to the answer, and from there on again."""
        slip = slip_at(step.question)
        self.at(step)
        self.terminal.send(f"{CTRL_U}{slip}\r" if slip else self.part.keys(step))
        self.at(following)
        self.terminal.send(F2)
        self.at(step)
        self.terminal.until(answer_on_disk(home, step.question))
        self.terminal.send(f"{CTRL_U}{self.part.answer(step.question)}\r" if slip else "\r")

    def give_the_entry_up(self, at_list, before, first):
        """From the first question of a new entry one goes back before the list, and is asked about the list again."""
        self.terminal.send(F2)
        self.at(before)
        self.terminal.send("\r")
        self.reply(at_list)
        self.at(first)


def ended(home, sitting):
    """The data of the case file after the person has left."""
    sitting.terminal.send(CTRL_C)
    assert sitting.terminal.end() == 130
    return reading.read(home / "case.json").data


@pytest.fixture(scope="module")
def straight(tmp_path_factory, nursery):
    """What each role has in the end who answers one question after the other."""

    @cache
    def play(role):
        home = tmp_path_factory.mktemp(role)
        sitting = sat_down(Sitting, home, "en", role, nursery)
        sitting.play()
        return ended(home, sitting)

    return play


def sat_down(kind, home, lang, role, nursery):
    sitting = kind(home, lang, begun(home, role), nursery=nursery)
    if role != "victim":
        sitting.resume()
    return sitting


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("lang", languages.LANGUAGES)
def test_back_at_every_question_and_every_answer_edited(lang, role, straight, tmp_path, nursery):
    sitting = sat_down(Careless, tmp_path, lang, role, nursery)
    sitting.play(tmp_path)
    assert ended(tmp_path, sitting) == straight(role)
