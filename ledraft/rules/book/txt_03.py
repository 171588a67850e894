"""TXT-03: a URL in a text whose escapes are broken."""

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_ESCAPED = watch(r"https?://[^\s<>\"'，。；）)】]*%[^\s<>\"'，。；）)】]*", gate="%")
_BROKEN = re.compile("%(?![0-9A-Fa-f]{2})")


def check(subject: Subject) -> Iterator[Hit]:
    """A percent sign without two hex digits, or bytes that are no UTF-8. Services' own URLs are the doctor's."""
    for text, match in subject.texts.find(_ESCAPED):
        if ".urls[" not in text.path and _is_broken(match[0]):
            yield Hit(text.path)


def _is_broken(url: str) -> bool:
    if _BROKEN.search(url):
        return True
    try:
        unquote_to_bytes(url).decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


RULE = Rule(
    id="TXT-03",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "文中的网址转义不完整，打不开。",
        "en": "A URL in this text has broken escapes and does not open.",
    },
    fix={"zh": "从浏览器地址栏重新复制。", "en": "Copy it again from the browser."},
    check=check,
    example={
        "zh": "从 PDF 复制的网址少了一个十六进制数字，变成“%B%D3”。",
        "en": "A URL copied out of a PDF had lost a hex digit and read “%B%D3”.",
    },
)
