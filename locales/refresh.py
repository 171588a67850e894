"""Brings `zh/LC_MESSAGES/ledraft.po` up to date: new messages come in untranslated, those no longer used go.

`python locales/refresh.py`, then translate what it lists, then build or install to compile. click's own messages are
in the catalogue too, for click looks its texts up in the text domain of the program (ledraft/cli/app.py, `speak`).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

PO = Path(__file__).parent / "zh" / "LC_MESSAGES" / "ledraft.po"
PACKAGES = (Path(__file__).parent.parent / "ledraft", Path(click.__file__).parent)
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: ledraft\\n"
"Language: zh\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
HIDDEN = {"required": ["click/core.py"]}
"""What click looks up by way of a variable."""
_MARKERS = {"_": 1, "gettext": 1, "ngettext": 2}
MsgId = str | tuple[str, str]


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call that looks a message up, also those inside f-strings, which tokenizing extractors pass over."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKERS:
            yield node


def message_id(call: ast.Call) -> MsgId | None:
    """The message that `call` looks up, a pair if it has a plural; None if it is no literal."""
    assert isinstance(call.func, ast.Name)
    words = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    words = words[: _MARKERS[call.func.id]]
    if len(words) < _MARKERS[call.func.id]:
        return None
    return (words[0], words[1]) if len(words) == 2 else words[0]


def messages() -> dict[MsgId, list[str]]:
    """Every message of ledraft and click, with the modules that use it, in the order of the modules."""
    found: dict[MsgId, list[str]] = {}
    for package in PACKAGES:
        for path in sorted(package.rglob("*.py")):
            module = path.relative_to(package.parent).as_posix()
            for call in sorted(calls(ast.parse(path.read_text("utf-8"))), key=lambda c: (c.lineno, c.col_offset)):
                key = message_id(call)
                if key and module not in found.setdefault(key, []):
                    found[key].append(module)
    return found | HIDDEN


def catalogue() -> Catalog:
    """The catalogue as it stands in the file."""
    with PO.open("rb") as source:
        return read_po(source, locale="zh")


def refresh() -> list[MsgId]:
    """Rewrite the file for the messages in use; those without a translation are returned."""
    old = {message.id: message.string for message in catalogue() if message.id}
    fresh = Catalog(locale="zh", project="ledraft", fuzzy=False)
    for key, modules in messages().items():
        fresh[key] = Message(key, old.get(key, ""), locations=[(module, None) for module in modules])
    with PO.open("wb") as target:
        target.write(HEADER.encode())
        write_po(target, fresh, width=100, omit_header=True)
    return [key for key in messages() if not old.get(key)]


if __name__ == "__main__":
    for untranslated in refresh():
        print(untranslated)  # noqa: T201 - what is left to translate
