"""A copy of a case without real persons, for showing and for reports of defects: consistent, irreversible, a specimen.

Every replacement follows from the order of appearance, and no list of replacements is kept. In free texts every replaced
value is replaced too, and so is what looks like an identifier; a name that stands in a free text alone cannot be known.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.case import saving
from ledraft.case.model import Case
from ledraft.errors import UserError
from ledraft.identifiers.mail import mail_domain
from ledraft.identifiers.network import host_of
from ledraft.languages import _
from ledraft.packet import specimens
from ledraft.recipients.loading import all_ids, load

_PEOPLE = ("reporter.name", "reporter.lawyer.name", "officer.name", "second_officer.name")
_IMAGES = ("badge_front", "badge_back", "selfie")
_LOOKS_LIKE = re.compile(
    r"https?://[^\s<>\"'，。；、（）()【】]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"
    r"|(?<!\d)\d{17}[\dXx](?![\dXx])"
    r"|(?<![\w.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"
    r"|(?<![0-9A-Za-z])(?:0x)?[0-9a-fA-F]{32,128}(?![0-9A-Za-z])"
    r"|(?<!\d)\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?(?!\d)"  # a card's number in groups
    r"|(?<![0-9A-Za-z])[A-Z]{1,2}\d{7,8}(?![0-9A-Za-z])"  # passports, travel permits
    r"|(?<![0-9A-Za-z_])wxid_\w+|(?<=微信号)[:： ]{0,2}[A-Za-z][\w-]{5,19}|(?<=QQ)[号:： ]{0,2}\d{5,11}"
    r"|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]·?[A-HJ-NP-Z0-9]{5,6}(?![0-9A-Za-z])"
    r"|(?<![\d.])\d{9,}(?![\d.])",
    re.ASCII,
)
_FACTS = "incident."
_SPELLINGS = (("family.zh", "given.zh", ""), ("family.en", "given.en", " "), ("given.en", "family.en", " "))
_FORMS_OF_ADDRESS = "某|先生|女士|警官|律师|同志"
_SHORTEST, _LONG = 3, 6
"""Shorter texts are not searched for; from the second length on, a word is replaced inside longer words too."""


def masked(case: Case) -> dict[str, Any]:
    """`case` as JSON data in which nobody real is named and no real identifier stands; `specimen` is true.

    Raises UserError, naming the path, if a replaced value could still be found in the result.
    """
    data = deepcopy(saving.as_data(case))
    mask = _Mask()
    _drop(data)
    _people(data, mask)
    _walk(data, "", mask.whole)
    _walk(data, "", mask.in_text)
    data["specimen"] = True
    mask.refuse_leak(data)
    return data


def _table(name: str) -> dict[str, str]:
    found: dict[str, str] = resources.toml("specimens.toml")[name]
    return found


def _any_index(path: str) -> str:
    return re.sub(r"\[\d+\]", "[*]", path)


def _drop(data: dict[str, Any]) -> None:
    """Take out what a showing has no use for; a badge image becomes “kept and shown by the officer”."""
    paths: list[str] = resources.toml("specimens.toml")["dropped"]["paths"]
    for path in paths:
        holder, _dot, key = path.rpartition(".")
        for place in data.get("evidence", []) if holder else [data]:
            place.pop(key, None)
    credentials = data.get("officer", {}).get("credentials", {})
    for name in _IMAGES:
        if credentials.get(name, {}).pop("file", ""):
            credentials[name]["by_officer"] = True


def _people(data: dict[str, Any], mask: "_Mask") -> None:
    for path in _PEOPLE:
        here: Any = data
        for step in path.split("."):
            here = here.get(step, {})
        mask.name(path, here)


def _walk(value: Any, path: str, change: Callable[[str, str], str]) -> Any:
    """`value` with every text passed through `change(path, text)`, objects and lists changed in place."""
    if isinstance(value, dict):
        for key in value:
            value[key] = _walk(value[key], f"{path}.{key}".removeprefix("."), change)
    elif isinstance(value, list):
        value[:] = [_walk(one, f"{path}[{index}]", change) for index, one in enumerate(value)]
    elif isinstance(value, str):
        return change(path, value)
    return value


def _texts(value: Any, path: str) -> Iterator[str]:
    """Every text in `value` that a person may have written."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _texts(below, f"{path}.{key}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts(below, f"{path}[{index}]")
    elif isinstance(value, str) and _is_text(path):
        yield value


@dataclass
class _Mask:
    """One masking under way: what was replaced by what, in this process's memory only."""

    made: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """What is to be replaced in free texts, in lower case."""
    where: dict[str, str] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)

    def whole(self, path: str, text: str) -> str:
        """The specimen of a value that is replaced as a whole, or the text as it is."""
        place = _any_index(path)
        kind = _table("values").get(place)
        if kind:
            self.finished.add(path)
            if path.startswith(_FACTS) and _is_public(text):
                return text
            return self._full_name(path, text) if kind == "full_name" else self._of(kind, path, text)
        base, _dot, language = place.rpartition(".")
        words = _table("texts").get(base)
        if words is None:
            return text
        self.finished.add(path)
        number = self._number(words, path.rpartition(".")[0])
        return self._remember(path, text, specimens.words(words, number)[language])

    def in_text(self, path: str, text: str) -> str:
        """A free text with every replaced value, and what looks like an identifier, replaced."""
        if path in self.finished or not _is_text(path):
            return text
        return self._pattern().sub(lambda found: self._substitute(path, found[0]), text)

    def name(self, path: str, name: dict[str, Any]) -> None:
        """Replace the person's name at `path`, in place; every spelling of it will be replaced in texts."""
        if not name:
            return
        invented = specimens.person(self._number("person", path))
        self.finished |= {f"{path}.{part}.{script}" for part, scripts in name.items() for script in scripts}
        old = {f"{part}.{script}": text for part, scripts in name.items() for script, text in scripts.items()}
        self._spellings(old, {f"{p}.{s}": t for p, scripts in invented.items() for s, t in scripts.items()})
        for part, scripts in name.items():
            name[part] = {script: invented[part][script] for script in scripts}

    def _spellings(self, old: dict[str, str], new: dict[str, str]) -> None:
        for *parts, joint in _SPELLINGS:
            before = joint.join(old.get(part, "") for part in parts).strip()
            self._remember("name", before, joint.join(new[part] for part in parts))
        for part in ("given.zh", "given.en", "family.zh", "family.en"):
            if len(old.get(part, "")) > 1:
                self._remember("name", old[part], new[part])
        for title in _FORMS_OF_ADDRESS.split("|"):
            if old.get("family.zh"):
                self._remember("name", old["family.zh"] + title, new["family.zh"] + title)

    def _full_name(self, path: str, text: str) -> str:
        known = self.texts.get(text.casefold())
        if known:
            return known
        invented = specimens.person(self._number("person", text))
        return self._remember(path, text, f"{invented['family']['zh']}{invented['given']['zh']}")

    def _of(self, kind: str, path: str, text: str) -> str:
        key = (kind, _same(text))
        if key not in self.made:
            known = self.texts.get(text.casefold())
            self.made[key] = known or specimens.specimen(kind, text, self._number(kind, _same(text)))
        return self._remember(path, text, self.made[key])

    def _number(self, kind: str, thing: str) -> int:
        """1 for the first thing of its kind that appears, 2 for the next; the same thing keeps its number."""
        group = f"{kind}\x00"
        key = group + thing
        if key not in self.counts:
            self.counts[key] = 1 + sum(known.startswith(group) for known in self.counts)
        return self.counts[key]

    def _remember(self, path: str, old: str, new: str) -> str:
        if old.strip():
            self.texts.setdefault(old.casefold(), new)
            self.where.setdefault(old, path)
        return new

    def _pattern(self) -> re.Pattern[str]:
        return _alternatives(tuple(old for old in self.texts if _may_be_searched(old)))

    def _substitute(self, path: str, found: str) -> str:
        known = self.texts.get(found.casefold())
        if known is not None:
            return known
        if _is_public(found):
            return found
        return self._of(specimens.kind_of(found), path, found)

    def refuse_leak(self, data: dict[str, Any]) -> None:
        """Raise UserError if a replaced value still stands in a text of `data`; a specimen is no leak."""
        left, invented = "\n".join(_texts(data, "")), "\n".join(self.texts.values())
        for old, path in self.where.items():
            if len(old) >= _LONG and old not in invented and old in left:
                message = _("The value of {path} could not be removed everywhere; nothing was written.")
                raise UserError(message.format(path=path))


@cache
def _keys_without_text() -> frozenset[str]:
    return frozenset(resources.toml("specimens.toml")["without_text"]["keys"])


def _is_text(path: str) -> bool:
    """Whether a person may have written a sentence at `path`; codes, choices, days and amounts are none."""
    return path.rpartition(".")[2].split("[")[0] not in _keys_without_text()


def _same(text: str) -> str:
    """What makes two spellings of one number the same: digits alone, for whatever is mostly digits."""
    digits = re.sub(r"[\s+()-]", "", text)
    return digits.removeprefix("86") if digits.isdecimal() else text


def _may_be_searched(text: str) -> bool:
    return len(text) >= _SHORTEST or (len(text) > 1 and not text.isascii())


@cache
def _alternatives(texts: tuple[str, ...]) -> re.Pattern[str]:
    """Any of `texts`, the longest first; then whatever looks like an identifier. A word of letters matches as a word."""
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile("|".join([*map(_searched, longest_first), f"(?a:{_LOOKS_LIKE.pattern})"]), re.IGNORECASE)


def _searched(text: str) -> str:
    short_word = text.isascii() and text.isalpha() and len(text) < _LONG
    return rf"(?<![A-Za-z]){text}(?![A-Za-z])" if short_word else re.escape(text)


def _is_public(text: str) -> bool:
    """Whether a name, URL or mailbox is a recipient's own, which its profile publishes."""
    host = mail_domain(text) if "@" in text else host_of(text) if "://" in text else ""
    if not host:
        return text.casefold() in _brands()
    return any(host == domain or host.endswith(f".{domain}") for domain in _public_domains())


@cache
def _brands() -> frozenset[str]:
    return frozenset(load(recipient).brand.casefold() for recipient in all_ids())


@cache
def _public_domains() -> frozenset[str]:
    profiles = [load(recipient) for recipient in all_ids()]
    return frozenset(domain for p in profiles for domain in (*p.official_domains, *p.trusted_portals))
