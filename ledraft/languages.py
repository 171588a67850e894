"""The language of the screen: gettext for interface strings, `pick` for texts that data files hold in both."""

import gettext
import locale
import os
from collections.abc import Mapping
from functools import cache
from typing import Literal

from ledraft import resources

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_current: Language = "en"


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation("ledraft", str(resources.locales()), [language], fallback=True)


def use(language: Language) -> None:
    """Make `language` the one of all following messages of this process."""
    global _current
    _current = language


def current() -> Language:
    """The language of the screen."""
    return _current


def _(message: str) -> str:
    """`message` (English, the gettext msgid) in the language of the screen."""
    return _catalogue(_current).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` (English, the msgid) for a count of one, else `many`, in the language of the screen."""
    return _catalogue(_current).ngettext(one, many, count)


def pick(texts: Mapping[str, str], language: Language | None = None) -> str:
    """The text of a `{"zh": …, "en": …}` pair in `language`, by default the language of the screen."""
    return texts[language or _current]


def from_environment() -> Language:
    """zh if the user's locale is Chinese, else en. Reads LC_ALL, LC_MESSAGES, LANG, then the system's setting."""
    names = [os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((n for n in names if n), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
