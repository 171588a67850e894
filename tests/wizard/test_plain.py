"""Line by line through a pipe: no redraws, every answer saved, the end of the input is an interrupt."""

import json
import subprocess

import pytest

from ledraft.wizard.plain import Plain
from ledraft.wizard.screen import Move, Option
from tests.wizard.drive import command, environment, load

COUNTRIES = [Option("CN", "中国 China (CN)"), Option("HK", "中国香港 Hong Kong (HK)"), Option("FR", "法国 France (FR)")]


def wizard(path, lines, *arguments, lang="en", raw=None, **environ):
    return subprocess.run(
        command("--lang", lang, *arguments, "new", "--plain", str(path)),
        input=raw if raw is not None else "".join(f"{line}\n" for line in lines).encode(),
        capture_output=True, env=environment(path.parent, **environ), check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture
def typing(monkeypatch):
    """A plain screen at which the given lines are typed."""
    import io

    def typed(*lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return Plain()

    return typed


def test_the_end_of_the_input_is_an_interrupt_and_everything_is_saved(case_path):
    run = wizard(case_path, ["1", "1", "2", "REF-1", "王", ""])
    assert run.returncode == 130
    case = load(case_path)
    assert (case.role, case.route, case.reference) == ("victim", "email", "REF-1")
    assert (case.reporter.name.family.zh, case.reporter.name.family.en) == ("王", "WANG")
    assert run.stderr.decode().endswith(f"\n  ledraft new {case_path}\n")


def test_without_role_and_language_both_are_asked_first(case_path):
    run = subprocess.run(
        command("new", "--plain", str(case_path)),
        input=b"1\n3\n", capture_output=True, env=environment(case_path.parent), check=False,
    )  # fmt: skip
    asked = run.stdout.decode().splitlines()
    assert "Choose the language" in asked[0]
    assert run.returncode == 130
    assert load(case_path).role == "officer"


def test_a_chinese_locale_needs_no_question_about_the_language(case_path):
    run = subprocess.run(
        command("new", "--plain", str(case_path)),
        input=b"", capture_output=True, env=environment(case_path.parent, LANG="zh_CN.UTF-8"), check=False,
    )  # fmt: skip
    assert "Choose the language" not in run.stdout.decode()


def test_no_escape_sequence_is_written(case_path):
    run = wizard(case_path, ["1", "", "", "REF\x1b[31m", "?", "!", "", "<"])
    assert b"\x1b" not in run.stdout + run.stderr


def test_escape_sequences_in_a_case_file_do_not_reach_the_terminal(case_path):
    case_path.write_text(json.dumps({"role": "victim", "reference": "\x1b]0;title\x07"}))
    run = wizard(case_path, ["3", "1", "", "", "<", "<"])
    assert b"\x1b" not in run.stdout + run.stderr


def test_no_line_is_wider_than_eighty_columns(case_path):
    from prompt_toolkit.utils import get_cwidth

    run = wizard(case_path, ["2", "?", "", "", "?", "REF", "!", "2", "", ""], lang="zh")
    assert max(get_cwidth(line) for line in run.stdout.decode().splitlines()) <= 80


def test_a_gbk_console_gets_question_marks_where_its_code_page_ends(case_path):
    case_path.write_text(json.dumps({"role": "victim", "recipient": "okx", "route": "email", "reference": "\U0001f600"}))
    run = wizard(case_path, [], raw="1\n王\n<\n<\n".encode("gbk"), PYTHONIOENCODING="gbk", lang="zh")
    assert run.returncode == 130
    assert "?" in run.stdout.decode("gbk")
    assert load(case_path).reporter.name.family.zh == "王"


def test_a_folder_is_no_case_file(tmp_path):
    for path in (tmp_path, "."):
        run = subprocess.run(
            command("--lang", "en", "new", "--plain", str(path)),
            input=b"1\n", capture_output=True, env=environment(tmp_path), cwd=tmp_path, check=False,
        )  # fmt: skip
        assert run.returncode == 2
        assert b"is a folder" in run.stderr


def test_bytes_of_another_encoding_are_refused_and_the_wizard_goes_on(case_path):
    run = wizard(case_path, [], "--role", "victim", raw="1\n1\n王\nREF\n".encode("gbk"), PYTHONIOENCODING="utf-8:strict")
    assert run.returncode == 130
    assert "A character is broken" in run.stdout.decode()
    assert load(case_path).reference == "REF"


def test_a_closed_input_is_an_interrupt(case_path):
    run = subprocess.run(
        ["sh", "-c", 'exec "$0" "$@" <&-', *command("--lang", "en", "--role", "victim", "new", "--plain", str(case_path))],
        capture_output=True, env=environment(case_path.parent), check=False,
    )  # fmt: skip
    assert run.returncode == 130
    assert load(case_path).role == "victim"


def test_a_pipe_in_place_of_a_terminal_is_refused_with_the_way_out(case_path):
    run = subprocess.run(
        command("--lang", "en", "new", str(case_path)),
        input=b"1\n", capture_output=True, env=environment(case_path.parent), check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert b"ledraft batch" in run.stderr
    assert not case_path.exists()


def test_a_pasted_text_of_several_lines_ends_with_a_full_stop_alone(typing):
    assert typing("one", "", "two", ".").line("Facts", kind="long") == "one\n\ntwo"
    assert typing("一", "。").line("Facts", kind="long") == "一"


def test_an_empty_line_keeps_the_default(typing):
    assert typing("").line("Reference", "REF-1") == "REF-1"


@pytest.mark.parametrize(
    "typed, move",
    [("<", Move.BACK), ("《", Move.BACK), ("?", Move.HELP), ("？", Move.HELP), ("!", Move.REVIEW), ("！", Move.REVIEW), ("-", Move.BLANK)],
)
def test_words_of_the_wizard_work_from_a_chinese_keyboard_too(typing, typed, move):
    assert typing(typed).line("Reference") is move
    assert typing(typed).choose("Country", COUNTRIES) is move


@pytest.mark.parametrize("typed, value", [("1", "CN"), ("香港", "HK"), ("法", "FR"), ("france", "FR"), ("hk", "HK")])
def test_a_list_is_searched_by_number_chinese_english_or_code(typing, typed, value):
    assert typing(typed).choose("Country", COUNTRIES) == value


def test_what_fits_several_is_asked_again(typing, capsys):
    assert typing("中国", "9", "", "西班牙", "香港").choose("Country", COUNTRIES) == "HK"
    assert "fits several" in capsys.readouterr().out


def test_enter_alone_never_takes_the_first_of_a_list(typing):
    with pytest.raises(EOFError):
        typing("", "").choose("Country", COUNTRIES)
    assert typing("").choose("Country", COUNTRIES, blank="leave open") is Move.BLANK
    assert typing("").choose("Country", COUNTRIES, default="HK") == "HK"
