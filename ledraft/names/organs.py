"""Agencies, their units and posts in English, composed from the glossary ledraft/data/organs.toml."""

import re
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.names.divisions import Division, one_of, pinyin_of, split_divisions

_NUMBER = re.compile("第?(?P<number>[一二三四五六七八九十]+|[0-9]+)")


def suggest_agency(zh: str) -> str:
    """The English name of an agency, smallest unit first; "" if no organ of the glossary is in it.

    鞍山市公安局铁西分局 gives "Tiexi Sub-bureau, Anshan Municipal Public Security Bureau".
    """
    divisions, rest = split_divisions("".join(zh.split()))
    match = re.match(f"(?P<name>.*?)(?P<organ>{one_of(_glossary()['organs'])})", rest)
    if not match:
        return ""
    organ = _organ(divisions, match["name"], match["organ"])
    below = _units(rest[match.end() :])
    return ", ".join([*reversed(below), organ, *_containing(divisions)])


def suggest_department(zh: str) -> str:
    """The English name of a unit such as 刑侦大队 ("Criminal Investigation Brigade"); "" without a known unit."""
    text = "".join(zh.split())
    divisions, rest = split_divisions(text)
    if divisions and re.search(one_of(_glossary()["organs"]), rest):
        return suggest_agency(text)
    return ", ".join(reversed(_units(text))) if re.search(f"({one_of(_glossary()['units'])})$", text) else ""


def suggest_position(zh: str) -> str:
    """The English name of a post or rank, after the unit it belongs to if that is named; "" if it is not
    known.
    """
    text = "".join(zh.split())
    posts = _glossary()["posts"]
    match = re.fullmatch(f"(?P<unit>.*?)(?P<deputy>副?)(?P<post>{one_of(posts)})", text)
    if not match:
        return ""
    post = posts[match["post"]]
    if match["deputy"]:
        post = posts.get("副" + match["post"], f"Deputy {post}")
    unit = suggest_department(match["unit"]) if match["unit"] else ""
    if match["unit"] and not unit:
        return ""
    return f"{post}, {unit}" if unit else post


def _organ(divisions: list[Division], name: str, organ: str) -> str:
    pattern: str = _glossary()["organs"][organ]
    before = [_as_adjective(divisions[-1])] if divisions else []
    return pattern.format(" ".join(before + ([pinyin_of(name)] if name else []))).strip()


def _as_adjective(division: Division) -> str:
    """Anshan Municipal, Liaoning Provincial, Tiexi District; regions and prefectures keep their whole name."""
    if division.kind == "province":
        return f"{division.bare} Provincial"
    return f"{division.bare} Municipal" if division.zh.endswith("市") else division.en


def _containing(divisions: list[Division]) -> list[str]:
    """The larger divisions, smallest first."""
    return [division.en for division in reversed(divisions[:-1])]


def _units(text: str) -> list[str]:
    """The units in `text`, largest first; what follows the last known unit is spelt in pinyin."""
    units = _glossary()["units"]
    found = []
    while match := re.match(f"(?P<name>.*?)(?P<unit>{one_of(units)})", text):
        found.append(units[match["unit"]].format(_function(match["name"])).strip())
        text = text[match.end() :]
    return found + ([pinyin_of(text)] if text else [])


def _function(name: str) -> str:
    """What stands before a unit: a function of the glossary, a number, or a name."""
    functions: dict[str, str] = _glossary()["functions"]
    if name in functions:
        return functions[name]
    number = _NUMBER.fullmatch(name)
    if number:
        from cn2an import cn2an  # takes long to load; few names hold a numeral

        return f"No. {cn2an(number['number'], 'smart')}"
    match = re.fullmatch(f"(?P<first>.+?)(?P<last>{one_of(functions)}|{_NUMBER.pattern})", name)
    if match:
        return f"{_function(match['first'])} {_function(match['last'])}"
    return pinyin_of(re.sub("(?<=..)[区县]$", "", name)) if name else ""


@cache
def _glossary() -> dict[str, Any]:
    return resources.toml("organs.toml")
