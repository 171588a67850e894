"""The whole wizard in a real pseudo-terminal of 80 by 24, read from the screen as a person reads it."""

import signal

import pytest

from ledraft import languages
from ledraft.languages import _
from tests.wizard.drive import EVIDENCE, load
from tests.wizard.emulator import Emulator
from tests.wizard.sitting import CTRL_C, CTRL_D, CTRL_U, DOWN, F1, F2, F3, Sitting

pytestmark = pytest.mark.terminal

OF_QUESTIONARY = (b"Use arrow keys", b"Use shortcuts", b"type to filter", b"Cancelled", b"Finish with", b"invalid input", b"Answer:")


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
    terminal.send(F2)
    sitting.at_path("$.reporter.identity.number")
    terminal.until("Ab-123")
    terminal.send(f"{CTRL_U}Cd-456\r")
    sitting.at_path("$.reporter.phone")
    terminal.send(F3)
    terminal.until(_("Which section?"))
    terminal.send(f"{'报案人' if lang == 'zh' else 'the reporter'}\r")
    terminal.until(_("Which answer is to be changed?"), "****")
    terminal.send(f"{DOWN}\r")
    sitting.at_path("$.reporter.name.family.zh")
    terminal.until("王")
    terminal.send(f"{CTRL_U}欧阳\r")
    terminal.until("OUYANG")
    terminal.send(f"{CTRL_U}OUYANG\r")
    terminal.until(_("Which section?"))
    terminal.send("\r")
    sitting.at_path("$.reporter.phone")
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
    resumed.at_path("$.reporter.phone")
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
    terminal.send("没有的东西\r")
    terminal.until("没有这一选项", "护照")
    terminal.send("护\r")
    sitting.at_path("$.reporter.identity.number")
    terminal.send(CTRL_C)
    assert terminal.end() == 130
    assert load(tmp_path / "case.json").reporter.identity.type == "passport"


def test_typing_replaces_a_suggestion_and_an_arrow_key_goes_into_it(tmp_path):
    sitting = Sitting(tmp_path, "zh")
    terminal = sitting.terminal
    sitting.play(stop_before="$.reporter.name.family.en")
    terminal.until("WANG")
    terminal.send("Wang\r")
    sitting.reply(sitting.part.named("$.reporter.name.given.zh"))
    sitting.at_path("$.reporter.name.given.en")
    terminal.until("Yangli")
    terminal.send("\x1b[C'\r")
    sitting.at_path("$.reporter.identity.type")
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
    sitting.terminal.until(sitting.part.named("$.reporter.name.family.zh").question.entry.help["zh"])
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
