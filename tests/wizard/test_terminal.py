"""The whole wizard in a real pseudo-terminal of 80 by 24, read from the screen as a person reads it."""

import signal

import pytest

from ledraft import languages
from ledraft.languages import _
from ledraft.wizard.asking import title
from ledraft.wizard.questions import questions
from tests.wizard.drive import EVIDENCE, Emulator, all_rows, load, typed

pytestmark = pytest.mark.terminal

DOWN, UP, F1, F2, F3, CTRL_C, CTRL_D, CTRL_U = "\x1b[B", "\x1b[A", "\x1bOP", "\x1bOQ", "\x1bOR", "\x03", "\x04", "\x15"
BACKTAB = "\x1b[Z"


OF_QUESTIONARY = (b"Use arrow keys", b"Use shortcuts", b"type to filter", b"Cancelled", b"Finish with", b"invalid input", b"Answer:")


class Sitting:
    """A person at the terminal who knows every answer, in one language of the screen."""

    def __init__(self, home, lang, role="victim", *, case="case.json"):
        languages.use(lang)
        self.terminal = Emulator(home, "--lang", lang, "--role", role, "new", case)
        self.answers = {title(q): q for q in questions(role, all_rows(role))}
        self.sequence = list(questions(role, all_rows(role)))[1:]

    def at(self, question):
        """Wait until `question` is asked; a list shows how many entries it has."""
        shown = _("{list}: {count} so far").split("{count}")[0].format(list=title(question))
        self.terminal.until(shown if question.kind == "more" else title(question))

    def reply(self, question, count=0):
        """Type or choose the answer to `question`; `count` is the number of entries that a list has."""
        self.at(question)
        if question.kind == "more":
            self.terminal.until(_("{list}: {count} so far").format(list=title(question), count=count))
            self.terminal.send("\r" if count else f"{DOWN}\r")
        elif question.choices:
            self.terminal.until("1. ")
            values = [choice.value for choice in question.choices]
            self.terminal.send(f"{values.index(typed(question)) + 1}\r")
        else:
            self.terminal.send("\r" if question.path.endswith(".en") and "name" in question.path else self.keys(question))

    def keys(self, question):
        if question.kind in ("country", "recipient", "categories", "rests_on"):
            return "\r"
        return f"{CTRL_U}{typed(question)}\r"

    def play(self, stop_before=None):
        """Answer everything in order, one entry in each list, up to the question with the path `stop_before`."""
        for question in self.walk():
            if question.path == stop_before:
                self.at(question)
                return
            self.reply(question, self.entries(question))
            self.seen.append(question)

    def walk(self):
        """The questions as they come: a list first, then its entry's questions, then the list again."""
        self.seen = []
        rows = []
        for question in self.sequence:
            if question.row:
                if not rows:
                    yield next(q for q in self.sequence if q.kind == "more" and q.path == question.row[:-3])
                rows.append(question)
            else:
                rows = []
            yield question

    def entries(self, question):
        return sum(q.kind == "more" and q.path == question.path for q in self.seen)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_start_to_the_offer_of_the_export(lang, tmp_path):
    sitting = Sitting(tmp_path, lang)
    sitting.play()
    terminal = sitting.terminal
    terminal.until(_("Keep the data of the agency and officer on this computer for your next case?"))
    terminal.send("\r")
    terminal.until(_("All questions have been asked. What next?"), _("export the packet now"))
    terminal.send("1\r")
    assert terminal.end() == 0
    assert (tmp_path / "case-packet").is_dir()
    assert not [text for text in OF_QUESTIONARY if text in terminal.written]
    case = load(tmp_path / "case.json")
    assert case.reporter.name.family.en == "WANG"
    assert case.incident.losses[0].amount == "1.46966133"
    assert case.evidence[0].file == EVIDENCE
    assert case.agency.country == "CN"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_back_with_a_key_and_a_change_in_the_overview(lang, tmp_path):
    sitting = Sitting(tmp_path, lang)
    terminal = sitting.terminal
    sitting.play(stop_before="$.reporter.phone")
    by_path = {q.path: q for q in sitting.sequence}
    terminal.send(F2)
    sitting.at(by_path["$.reporter.identity.number"])
    terminal.until("Ab-123")
    terminal.send(f"{CTRL_U}Cd-456\r")
    sitting.at(by_path["$.reporter.phone"])
    terminal.send(F3)
    terminal.until(_("Which section?"))
    terminal.send(f"{'报案人' if lang == 'zh' else 'the reporter'}\r")
    terminal.until(_("Which answer is to be changed?"), "****")
    terminal.send(f"{DOWN}\r")
    terminal.until(title(by_path["$.reporter.name.family.zh"]), "王")
    terminal.send(f"{CTRL_U}欧阳\r")
    terminal.until("OUYANG")
    terminal.send(f"{CTRL_U}OUYANG\r")
    terminal.until(_("Which section?"))
    terminal.send("\r")
    sitting.at(by_path["$.reporter.phone"])
    terminal.send(CTRL_C)
    assert terminal.end() == 130
    case = load(tmp_path / "case.json")
    assert case.reporter.identity.number == "Cd-456"
    assert (case.reporter.name.family.zh, case.reporter.name.family.en) == ("欧阳", "OUYANG")


@pytest.mark.parametrize("keys", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_stopped_and_resumed_in_a_new_process(keys, tmp_path):
    sitting = Sitting(tmp_path, "zh")
    sitting.play(stop_before="$.reporter.phone")
    sitting.terminal.send(keys)
    assert sitting.terminal.end() == 130
    assert "ledraft new case.json" in sitting.terminal.text
    resumed = Sitting(tmp_path, "zh")
    resumed.terminal.until(_("Where do you want to go on?"))
    resumed.terminal.send("\r")
    resumed.at(next(q for q in resumed.sequence if q.path == "$.reporter.phone"))
    resumed.terminal.send(CTRL_C)
    assert resumed.terminal.end() == 130


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP])
def test_killed_or_its_window_closed_at_most_the_answer_being_typed_is_lost(how, tmp_path):
    sitting = Sitting(tmp_path, "en")
    sitting.play(stop_before="$.reporter.phone")
    sitting.terminal.send("+86 138")
    sitting.terminal.until("+86 138")
    sitting.terminal.kill(how)
    assert load(tmp_path / "case.json").reporter.identity.number == "Ab-123"
    resumed = Sitting(tmp_path, "en")
    resumed.terminal.until(_("Where do you want to go on?"), "Reporter's telephone")
    resumed.terminal.send(CTRL_C)
    assert resumed.terminal.end() == 130


def test_typing_chinese_narrows_a_list_and_a_search_without_result_takes_nothing(tmp_path):
    sitting = Sitting(tmp_path, "zh")
    terminal = sitting.terminal
    sitting.play(stop_before="$.reporter.identity.type")
    by_path = {q.path: q for q in sitting.sequence}
    terminal.send("没有的东西\r")
    terminal.until("没有这一选项", "护照")
    terminal.send("护\r")
    sitting.at(by_path["$.reporter.identity.number"])
    terminal.send(CTRL_C)
    assert terminal.end() == 130
    assert load(tmp_path / "case.json").reporter.identity.type == "passport"


def test_typing_replaces_a_suggestion_and_an_arrow_key_goes_into_it(tmp_path):
    sitting = Sitting(tmp_path, "zh")
    terminal = sitting.terminal
    by_path = {q.path: q for q in sitting.sequence}
    sitting.play(stop_before="$.reporter.name.family.en")
    terminal.until("WANG")
    terminal.send("Wang\r")
    sitting.reply(by_path["$.reporter.name.given.zh"])
    sitting.at(by_path["$.reporter.name.given.en"])
    terminal.until("Yangli")
    terminal.send("\x1b[C'\r")
    sitting.at(by_path["$.reporter.identity.type"])
    terminal.send(CTRL_C)
    assert terminal.end() == 130
    name = load(tmp_path / "case.json").reporter.name
    assert (name.family.en, name.given.en) == ("Wang", "Yangli'")


def test_enter_alone_never_takes_the_first_of_a_list(tmp_path):
    languages.use("en")
    terminal = Emulator(tmp_path, "--lang", "en", "new", "case.json")
    terminal.until("Who are you", "3. The officer")
    terminal.send("\r\r\r")
    terminal.until("Who are you")
    terminal.send("lawyer\r")
    terminal.until("Recipient")
    terminal.send("\r")
    terminal.until("Route")
    terminal.send("\r")
    terminal.until("Our reference")
    terminal.send(CTRL_C)
    assert terminal.end() == 130
    case = load(tmp_path / "case.json")
    assert case.role == "lawyer"
    assert "route" not in (tmp_path / "case.json").read_text()


def test_help_by_key_names_the_reason_the_source_and_an_example(tmp_path):
    sitting = Sitting(tmp_path, "zh")
    sitting.play(stop_before="$.reporter.name.family.zh")
    sitting.terminal.send(F1)
    question = next(q for q in sitting.sequence if q.path == "$.reporter.name.family.zh")
    sitting.terminal.until(question.entry.help["zh"])
    sitting.terminal.send(CTRL_C)
    assert sitting.terminal.end() == 130


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour(environ, tmp_path):
    terminal = Emulator(tmp_path, "--lang", "zh", "--role", "victim", "new", "case.json", **environ)
    terminal.until("binance-cn")
    colours = {cell.fg for line in terminal.screen.buffer.values() for cell in line.values()}
    assert colours == {"default"}
    terminal.send(CTRL_C)
    assert terminal.end() == 130


def test_a_gbk_console_is_served_as_far_as_its_code_page_goes(tmp_path):
    (tmp_path / "case.json").write_text('{"role": "victim", "reference": "\\ud83d\\ude00"}')
    terminal = Emulator(tmp_path, "--lang", "zh", "new", "case.json", PYTHONIOENCODING="gbk")
    terminal.child.expect("继续".encode("gbk"))
    terminal.send(CTRL_C)
    assert terminal.end() == 130


def test_two_windows_on_one_file(tmp_path):
    first = Sitting(tmp_path, "en")
    first.play(stop_before="$.reference")
    second = Emulator(tmp_path, "--lang", "en", "new", "case.json")
    assert second.end() == 2
    assert "open in another wizard" in " ".join(second.text.split())
    first.terminal.send(CTRL_C)
    assert first.terminal.end() == 130
