"""Stopped in the middle of a question that asks in several prompts: none of it is kept, and the question comes again."""

import re
import signal
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ledraft import languages
from ledraft.case import paths, reading, saving
from ledraft.languages import _
from ledraft.wizard.asking import title
from ledraft.wizard.questions import role_question
from tests.wizard.drive import EVIDENCE, load, play
from tests.wizard.emulator import Emulator
from tests.wizard.sitting import CTRL_C, DOWN, F2, F3, Part, Sitting, Step

pytestmark = pytest.mark.terminal

ORDERS = "Time(UTC),Order ID,Client Order ID,Symbol,Type,Side,Price,Quantity,Executed,Average Price,Status\n"
ORDERS += "2023-03-20 17:49:08,10000000001,41YkSpecimen1,PERPUSDT,LIMIT,BUY,0.7,22939.6,22939.6,0.7,FILLED\n"
CLOCK = "{clock}: by which clock?"
OFFSET = "Offset from UTC, such as -05:00"
WHICH_CLOCK = "The file does not say by which clock its times are written. By which?"
PICTURE = "Path of the picture (it can be dragged into this window)"
COPY = "{count} of its rows are from the time of the incident. Copy their ids, so that they need not be typed?"

# What is not answered in a finished case; which keys bring which text to the screen.
MIDWAY = {
    "the zone of a time": ("$.incident.period.from", [("2023-03-20 17:49:08\r", CLOCK)]),
    "the offset of a time": ("$.incident.period.to", [("2023-03-20 17:49:08\r", CLOCK), ("3\r", OFFSET), ("+08:0", "+08:0")]),
    "the zone in an entry": ("$.requests[0].period.to", [("2023-03-20 17:49\r", CLOCK)]),
    "the path of a picture": ("$.officer.credentials.badge_front", [("2\r", PICTURE), ("front.j", "front.j")]),
    "ticking evidence": ("$.incident.statements[0].rests_on", [("E1\r", "[x] E1")]),
    "unticking data": ("$.requests[0].items", [("2\r", "[ ]")]),
    "a doubt": ("$.reporter.email", [("typo\r", "This looks wrong: {reason}")]),
    "searching a list": ("$.agency.country", [("德国", "(DE)")]),
    "several lines": ("$.incident.summary.zh", [("一\x1b\r二", "二")]),
    "help": ("$.reporter.account.uid", [("?\r", "Why: {help}"), ("Ab", "Ab")]),
    "the overview": ("$.reporter.account.uid", [(F3, "Which section?"), (f"{DOWN}{DOWN}\r", "Which answer is to be changed?")]),
}


def shown(msgid):
    """What stands on the screen for a message of the interface, whatever its values are."""
    return max(re.split(r"\{\w+\}", _(msgid)), key=len)


def stop(terminal, lang):
    """In one language the machine dies, in the other the person leaves."""
    if lang == "zh":
        assert terminal.kill(signal.SIGKILL) == -signal.SIGKILL
    else:
        terminal.send(CTRL_C)
        assert terminal.end() == 130


@cache
def finished(role):
    """The data of a case file with an answer to every question of `role`."""
    with TemporaryDirectory() as home:
        (Path(home) / EVIDENCE).write_text("order,quantity\n")
        play(Path(home) / "case.json", role)
        return reading.read(Path(home) / "case.json").data


class Interrupted:
    """A case file that was finished but for some answers, and the sittings over it."""

    def __init__(self, home, lang, nursery, role="victim", absent=(), changed=()):
        self.home, self.lang, self.nursery, self.part = home, lang, nursery, Part(role)
        data = deepcopy(finished(role))
        for path in absent:
            inside, _dot, key = path.rpartition(".")
            del (data if inside == "$" else paths.peek(data, inside))[key]
        for path, value in changed:
            paths.put(data, path, value)
        saving.save(data, home / "case.json")
        self.before = self.content
        languages.use(lang)

    @property
    def content(self):
        return (self.home / "case.json").read_bytes()

    def sit_down(self):
        sitting = Sitting(self.home, self.lang, self.part, nursery=self.nursery)
        sitting.resume()
        return sitting

    def stopped_after(self, sitting, keys):
        """Press `keys`, see what they bring to the screen, and stop there."""
        for pressed, brought in keys:
            sitting.terminal.send(pressed)
            sitting.terminal.until(shown(brought))
        stop(sitting.terminal, self.lang)


@pytest.fixture(params=languages.LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture
def interrupted(tmp_path, lang, nursery):
    return lambda **of: Interrupted(tmp_path, lang, nursery, **of)


@pytest.mark.parametrize("where", MIDWAY)
def test_nothing_is_kept_of_a_question_half_answered(where, interrupted):
    path, keys = MIDWAY[where]
    case = interrupted(role="officer" if "officer" in path else "victim", absent=[path])
    sitting = case.sit_down()
    sitting.at_path(path)
    case.stopped_after(sitting, keys)
    assert case.content == case.before
    case.sit_down().at_path(path)


def test_another_spelling_of_a_name(interrupted):
    path = "$.reporter.name.family.en"
    case = interrupted(absent=[path], changed=[("$.reporter.name.family.zh", "单")])
    sitting = case.sit_down()
    sitting.at_path(path)
    case.stopped_after(sitting, [(f"{_('another spelling')}\r", " (suggestion, please check)")])
    assert case.content == case.before
    case.sit_down().at_path(path)


def test_an_entry_that_is_being_taken_away_stays(interrupted):
    case = interrupted(absent=["$.incident.valuations"])
    sitting = case.sit_down()
    sitting.at_path("$.incident.valuations")
    sitting.terminal.send(F2)
    sitting.terminal.until(_("take an entry away"))
    case.stopped_after(sitting, [("2\r", "Which entry is to be taken away?")])
    assert case.content == case.before
    case.sit_down().at_path("$.incident.valuations")


def test_a_file_whose_clock_is_asked_for_is_not_registered_yet(interrupted):
    case = interrupted(absent=["$.evidence"])
    (case.home / "orders.csv").write_text(ORDERS.replace("(UTC)", ""))
    sitting = case.sit_down()
    sitting.reply(sitting.part.named("$.evidence"))
    sitting.at_path("$.evidence[0].file")
    case.stopped_after(sitting, [("orders.csv\r", WHICH_CLOCK)])
    assert case.content == case.before
    case.sit_down().at_path("$.evidence")


def test_a_file_whose_rows_are_offered_is_registered_and_they_are_offered_again(interrupted, tmp_path):
    """The file itself was an answer. Whoever confirms it once more is offered its rows once more."""
    case = interrupted(absent=["$.evidence", "$.identifiers"])
    of_evidence = [q for q in case.part.sequence if q.path.startswith("$.evidence")][::-1]
    (case.home / "orders.csv").write_text(ORDERS)
    sitting = case.sit_down()
    sitting.reply(sitting.part.named("$.evidence"))
    sitting.at_path("$.evidence[0].file")
    case.stopped_after(sitting, [("orders.csv\r", COPY)])
    assert paths.peek(reading.read(case.home / "case.json").data, "$.evidence[0].file") == "orders.csv"
    sitting = case.sit_down()
    sitting.at_path("$.evidence[0].proves.zh")
    for question in of_evidence[2:]:
        sitting.terminal.send(F2)
        sitting.at(Step(question))
    sitting.terminal.send("\r")
    sitting.terminal.until(shown(COPY))
    sitting.terminal.send("1\r")
    sitting.at_path("$.evidence[0].title.zh")
    stop(sitting.terminal, case.lang)
    assert load(tmp_path / "case.json").identifiers.orders[0].order_id == "10000000001"


def test_a_decision_before_the_first_question_is_asked_for_again(tmp_path, lang, nursery):
    for _sitting in range(2):
        sitting = Sitting(tmp_path, lang, Part("officer"), nursery=nursery)
        sitting.terminal.until_asked(_("What do you fill in?"))
        sitting.terminal.until("2. ")
        stop(sitting.terminal, lang)
    assert load(tmp_path / "case.json").role == "officer"


def test_what_is_kept_from_an_earlier_case_is_offered_again(tmp_path, lang, nursery):
    kept = tmp_path / "data" / "ledraft" / "kept.json"
    kept.parent.mkdir(parents=True)
    kept.write_text('{"agency": {"name": {"zh": "样例分局"}}}')
    for _sitting in range(2):
        sitting = Sitting(tmp_path, lang, nursery=nursery)
        sitting.terminal.until(shown("Kept from an earlier case: {names}. Take it over into this one?"), "样例分局")
        stop(sitting.terminal, lang)
    sitting = Sitting(tmp_path, lang, nursery=nursery)
    sitting.terminal.until(_("take it over"))
    sitting.terminal.send("1\r")
    sitting.at_path("$.recipient")
    stop(sitting.terminal, lang)
    assert load(tmp_path / "case.json").agency.name.zh == "样例分局"


def test_language_and_role_are_asked_until_they_are_known(tmp_path, lang, nursery):
    languages.use(lang)
    steps = [
        ("请选择界面语言", f"{1 if lang == 'zh' else 2}\r"),
        (title(role_question()), "1\r"),
        ("binance-cn", ""),
    ]
    for answered in range(3):
        terminal = Emulator(tmp_path, "new", "case.json", nursery=nursery)
        for asked, keys in steps[:answered]:
            terminal.until(asked, "1. ")
            terminal.send(keys)
        terminal.until(steps[answered][0])
        stop(terminal, lang)
    terminal = Emulator(tmp_path, "--lang", lang, "new", "case.json", nursery=nursery)
    terminal.until("binance-cn")
    stop(terminal, lang)
    assert load(tmp_path / "case.json").role == "victim"
