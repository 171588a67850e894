"""Nothing is untranslated: not a message of ledraft, not one of click, not a literal that slipped past gettext."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import click
import pytest
from babel.messages import Message

from ledraft import languages, resources
from ledraft.cli import app
from ledraft.rules.wrapping import width_of
from tests.conftest import Shell

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "ledraft").rglob("*.py"))
SHOWN = {"echo", "note", "screen.say", "UserError", "UnusableInput", "Refused", "Refusal", "Unprintable", "refusal"}
"""What is called with a text that the user will read."""


def loaded_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "locales/refresh.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = loaded_refresh()
CATALOGUE = {message.id: message for message in refresh.catalogue() if message.id}
USED = refresh.messages()


def variants(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def placeholders(text: str) -> set[str]:
    """`{name}`, `{name!r}` and `%(name)s`, as written; doubled braces are none."""
    found = {f"{name}!{conversion}" for _text, name, _spec, conversion in Formatter().parse(text) if name is not None}
    return found | set(re.findall(r"%\(\w+\)s", text))


# ------------------------------------------------------------------ the catalogue


def test_every_message_has_a_translation() -> None:
    missing = [key for key in USED if key not in CATALOGUE or not all(variants(CATALOGUE[key].string))]
    assert missing == [], "run locales/refresh.py and translate"


def test_no_entry_is_obsolete() -> None:
    def of_ledraft(message: Message) -> bool:
        return any(module.startswith("ledraft/") for module, _line in message.locations)

    assert [key for key, message in CATALOGUE.items() if of_ledraft(message) and key not in USED] == []
    assert not re.search(r"^#~", refresh.PO.read_text("utf-8"), re.MULTILINE)


def test_no_translation_is_a_guess() -> None:
    assert [key for key, message in CATALOGUE.items() if message.fuzzy] == []


def test_translations_keep_every_placeholder() -> None:
    """Chinese has one form for all numbers, so it keeps what the English plural names."""
    pairs = {key: (variants(key)[-1], text) for key, m in CATALOGUE.items() for text in variants(m.string)}
    assert [key for key, (asked, text) in pairs.items() if placeholders(asked) != placeholders(text)] == []


def test_translations_are_chinese() -> None:
    """Names of options and formats may stay Latin; a sentence may not, nor may its full stop."""
    bare = [k for k, m in CATALOGUE.items() if english(str(k)) and any(map(english, variants(m.string)))]
    assert bare == []
    halfwidth = re.compile(r"[\u4e00-\u9fff）”][,;:?!.](?:\s|$)|\([^)]*[\u4e00-\u9fff]")
    assert [k for k, m in CATALOGUE.items() if any(map(halfwidth.search, variants(m.string)))] == []


def test_the_compiled_catalogue_stands_where_the_program_looks() -> None:
    assert (resources.locales() / "zh/LC_MESSAGES/ledraft.mo").is_file(), "build or install the package"
    languages.use("zh")
    assert languages._("Interrupted.") == "已中断。"


# ------------------------------------------------------------------ the source


def test_every_message_is_a_literal_that_can_be_extracted() -> None:
    calls = [(path, call) for path in MODULES for call in refresh.calls(ast.parse(path.read_text("utf-8")))]
    assert [f"{path.name}:{call.lineno}" for path, call in calls if refresh.message_id(call) is None] == []


def name_of(call: ast.Call) -> str:
    """The last name of what is called; with `screen.` before it for a screen's, since letters have a `say` too."""
    if not isinstance(call.func, ast.Attribute):
        return getattr(call.func, "id", "")
    return ("screen." if ast.unparse(call.func.value).endswith("screen") else "") + call.func.attr


def literals(node: ast.AST) -> Iterator[str]:
    """The literals that become part of the text `node`; what other calls return is data."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("join", "format"):
        for part in (node.func.value, *node.args):
            yield from literals(part)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.BoolOp | ast.List | ast.Tuple | ast.Starred | ast.FormattedValue):
        for part in ast.iter_child_nodes(node):
            yield from literals(part)


def test_every_text_that_is_shown_goes_through_gettext() -> None:
    not_words = re.compile(r"\bledraft\b|\$[\w.]*|\.[a-z]+\b|\W|\d")
    bare = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                shown = node.args if name_of(node) in SHOWN else []
                shown = [*shown, *(keyword.value for keyword in node.keywords if keyword.arg == "help")]
                bare += [f"{path.name}:{node.lineno}: {t}" for s in shown for t in literals(s) if not_words.sub("", t)]
    assert bare == []


# ------------------------------------------------------------------ the screen


def english(text: str) -> str | None:
    """The first run of three or more English words, if there is one. Options, paths and quoted commands are none."""
    text = re.sub(r"“ledraft [^”]*”", "", text)
    found = re.search(r"(?<![\w./$-])(?!ledraft )[A-Za-z][a-z']*(?: [a-z']+){2,}", text)
    return found[0] if found else None


def commands(below: click.Command) -> Iterator[click.Command]:
    yield below
    if isinstance(below, click.Group):
        context = click.Context(below)
        for name in below.list_commands(context):
            found = below.get_command(context, name)
            assert found
            yield from commands(found)


def test_every_command_and_option_explains_itself() -> None:
    silent = []
    for command in commands(app.build()):
        silent += [] if command.help else [command.name]
        silent += [f"{command.name} {p.opts[0]}" for p in command.params if isinstance(p, click.Option) and not p.help]
    assert silent == []


COMMANDS = app.build().list_commands(click.Context(app.build()))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese(ledraft: Shell, command: str) -> None:
    outcome = ledraft("--lang", "zh", *([command] if command else []), "--help")
    assert outcome.code == 0
    assert outcome.out.startswith("用法：ledraft")
    assert english(outcome.out) is None


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_chinese_help_keeps_to_its_columns(ledraft: Shell, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    outcome = ledraft("--lang", "zh", *([command] if command else []), "--help")
    assert [line for line in outcome.out.splitlines() if width_of(line) > 80] == []


@pytest.mark.parametrize("command", ["add", "claims", "value"])
def test_help_of_subcommands_is_chinese(ledraft: Shell, command: str) -> None:
    outcome = ledraft("--lang", "zh", "evidence", command, "--help")
    assert outcome.out.startswith("用法：ledraft evidence")
    assert english(outcome.out) is None
    assert [line for line in outcome.out.splitlines() if width_of(line) > 80] == []


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("chek",),
        ("check",),
        ("check", "missing.json"),
        ("check", "evidence"),
        ("check", "--route", "fax", "case.json"),
        ("check", "--rout", "email", "case.json"),
        ("check", "--format", "case.json"),
        ("check", "--recipient", "nobody", "complete.json"),
        ("export", "complete.json"),
        ("export", "complete.json", "-o", "."),
        ("export", "complete.json", "-o", "out", "--letter", "nothing"),
        ("export", "reporter.json", "-o", "out", "--letter", "extension-request"),
        ("export", "reporter.json", "-o", "out", "--final"),
        ("export", "complete.json", "-o", "out", "--as-of", "today"),
        ("demo",),
        ("demo", "one", "two"),
        ("explain", "NON-99"),
        ("demo", "reporter.json/folder"),
        ("verify", "evidence"),
        ("merge", "reporter.json"),
        ("preview", "complete.json", "nothing"),
        ("new", "here.json"),
    ],
    ids=" ".join,
)
def test_errors_are_chinese(ledraft: Shell, complete: object, reporter: object, words: tuple[str, ...]) -> None:
    ledraft.save(complete, "complete.json")
    ledraft.save(reporter, "reporter.json")
    outcome = ledraft("--lang", "zh", *words)
    assert outcome.code in (1, 2)
    assert re.search(r"[\u4e00-\u9fff]", outcome.err)
    assert english(outcome.err) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"a": 1,}', b'{"a": NaN}', b"[]", b'{"rol": "victim"}', b'{"role": 1, "role": 2}', b'{"role": "x"}', b"\xff\xfe\x00"],
)
def test_unusable_case_files_are_explained_in_chinese(ledraft: Shell, content: bytes) -> None:
    outcome = ledraft("--lang", "zh", "check", ledraft.save(content, "case.json"))
    assert outcome.code == 2
    assert re.search(r"[\u4e00-\u9fff]", outcome.err)
    assert english(outcome.err) is None


@pytest.mark.parametrize("recipient", ["binance-cn", "binance", "bitget"])
@pytest.mark.parametrize("sample", ["reporter", "complete"])
def test_a_checklist_names_states_owners_and_severities_in_chinese(ledraft: Shell, sample: str, recipient: str) -> None:
    source = resources.data("samples") / f"{sample}.json"
    outcome = ledraft("--lang", "zh", "check", ledraft.save(source.read_bytes()), "--recipient", recipient)
    assert re.search(r"(完成|缺失)（(报案人|警官|办案单位)）", outcome.out)
    codes = r"\b(complete|missing|invalid|reporter|officer|agency|error|warning|advice|accepted|filed|reported)\b"
    assert re.findall(rf"(?<![.\w]){codes}", outcome.out) == []
    assert english(outcome.out) is None


@pytest.mark.parametrize("command", ["fields", "letters", "recipients", "rules"])
def test_lists_are_chinese(ledraft: Shell, command: str) -> None:
    outcome = ledraft("--lang", "zh", command)
    assert english(outcome.out) is None
    assert re.findall(r"(?<![.\w[])(officer|agency|reporter|victim|verified|unsupported|error|warning)\b(?!])", outcome.out) == []


def test_the_demo_reports_in_chinese(ledraft: Shell) -> None:
    outcome = ledraft("--lang", "zh", "demo", "shown")
    assert "个文件" in outcome.out
    assert english(outcome.out + outcome.err) is None


def test_no_message_leaves_the_plural_to_the_reader() -> None:
    data = sorted((ROOT / "ledraft/data").rglob("*.toml"))
    assert [path.name for path in data if re.search(r"[a-z]\(s\)", path.read_text("utf-8"))] == []
    assert [key for key in USED for text in variants(key) if "(s)" in text and "ledraft" in str(USED[key])] == []


def test_one_and_many_are_told_apart() -> None:
    one, many = "{count} value was taken into {path}.", "{count} values were taken into {path}."
    languages.use("en")
    assert [languages.ngettext(one, many, count) for count in (0, 1, 2)] == [many, one, many]
    languages.use("zh")
    assert len({languages.ngettext(one, many, count) for count in (0, 1, 2)}) == 1
