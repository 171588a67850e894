"""Takes the administrative divisions off the front of a Chinese address or agency name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ledraft import resources
from ledraft.names.pinyin import romanised

Kind = Literal["province", "municipality", "region", "prefecture", "county"]

# Letters that a district's name does not have after its first: they begin an organ, a road or a number
# instead.
_NOT_IN_COUNTIES = "路街道号村镇乡局院厅部队0-9A-Za-z０-９"
_NO_DISTRICT = "(?<![小社校院厂矿园])"


@dataclass(frozen=True)
class Division:
    """One division: as written, in English with its kind ("Tiexi District"), bare ("Tiexi"), and its level."""

    zh: str
    en: str
    bare: str
    kind: Kind


def split_divisions(text: str) -> tuple[list[Division], str]:
    """The divisions at the front of `text`, largest first, and what follows them."""
    found: list[Division] = []
    for take in (_take_province, _take_prefecture, _take_county, _take_county):
        division, text = take(text, found)
        found += [division] if division else []
    return found, text


def place_names() -> dict[str, Any]:
    """The data file of places."""
    return resources.toml("places.toml")


def pinyin_of(name: str) -> str:
    """A place name in pinyin as one word, with the readings that place names have."""
    return romanised(name, place_names()["readings"])


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _take_province(text: str, found: list[Division]) -> tuple[Division | None, str]:  # noqa: ARG001
    for full, short, division in _provinces():
        if text.startswith(full):
            return division, text[len(full) :]
        # 吉林市 and 海南州 are not the provinces of these names.
        if text.startswith(short) and not re.match("[市县区州省]|藏族", text[len(short) :]):
            return division, text[len(short) :]
    return _unknown_province(text)


def _unknown_province(text: str) -> tuple[Division | None, str]:
    """A fictional province, such as the one of the specimens: without it, its name would stick to the city's."""
    match = re.match(f"(?P<name>[^省市州县区旗{_NOT_IN_COUNTIES}]{{1,5}})省", text)
    if not match:
        return None, text
    bare = pinyin_of(match["name"])
    return Division(match[0], f"{bare} Province", bare, "province"), text[match.end() :]


def _take_prefecture(text: str, found: list[Division]) -> tuple[Division | None, str]:
    province = found[0].zh if found else None
    for own, full, short, division in _prefectures():
        if text.startswith(full):
            return division, text[len(full) :]
        if (
            own == province
            and text.startswith(short)
            and len(text) > len(short)
            and text[len(short)] not in "市县区"
        ):
            return division, text[len(short) :]
    return None, text


def _take_county(text: str, found: list[Division]) -> tuple[Division | None, str]:
    if found and found[-1].kind == "county" and not found[-1].zh.endswith("市"):
        return None, text
    for name, english in place_names()["names"].items():
        if text.startswith(name):
            return Division(name, english, english.rsplit(" ", 1)[0], "county"), text[len(name) :]
    match = _county_pattern().match(text)
    if not match:
        return None, text
    return _county(match["name"], match["kind"]), text[match.end() :]


def _county(name: str, kind: str) -> Division:
    """岫岩满族自治县: the peoples stand between the name and its kind."""
    peoples: list[str] = []
    bare = name
    while kind.startswith("自治") and (
        match := re.search(f"(?<=.)({one_of(place_names()['peoples'])})$", bare)
    ):
        peoples.insert(0, place_names()["peoples"][match[1]])
        bare = bare[: match.start()]
    ending = place_names()["counties"][kind]
    english = " ".join(word for word in (_spelt(bare, kind), joined_by_and(peoples), ending) if word)
    return Division(name + kind, english, _spelt(bare, kind), "county")


def _spelt(name: str, kind: str) -> str:
    """Readings such as 单县 hold for the name and its kind together."""
    whole = place_names()["readings"].get(name + kind)
    return romanised(name, {name: whole.rsplit(" ", 1)[0]}) if whole else pinyin_of(name)


def joined_by_and(words: list[str]) -> str:
    """ "A", "A and B", "A, B and C"; "" for none."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


@cache
def _county_pattern() -> re.Pattern[str]:
    kinds = one_of(place_names()["counties"])
    # 沙市区: a 市 before 区 is part of the name.
    return re.compile(
        f"(?P<name>.[^{_NOT_IN_COUNTIES}]{{0,14}}?){_NO_DISTRICT}(?P<kind>{kinds})(?![区局道路街])"
    )


@cache
def _provinces() -> list[tuple[str, str, Division]]:
    return [(p["zh"], _short(p["zh"]), _province(p)) for p in place_names()["provinces"]]


def _province(entry: dict[str, str]) -> Division:
    kind: Kind = (
        "region" if not entry["kind"] else "province" if entry["kind"] == "province" else "municipality"
    )
    english = f"{entry['en']} Province" if kind == "province" else entry["en"]
    return Division(entry["zh"], english, entry["en"], kind)


@cache
def _prefectures() -> list[tuple[str, str, str, Division]]:
    return [
        (province, zh, _short(zh), Division(zh, f"{en} City" if zh.endswith("市") else en, en, "prefecture"))
        for province, entries in place_names()["prefectures"].items()
        for zh, en in entries.items()
    ]


def _short(zh: str) -> str:
    return re.sub("(壮族|回族|维吾尔)?(省|市|自治区|特别行政区)$", "", zh)
