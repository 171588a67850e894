"""Chinese addresses in English order, small to large. A suggestion: a person confirms it, and both are
printed.
"""

import re
from functools import cache

from ledraft.names.divisions import one_of, pinyin_of, place_names, split_divisions
from ledraft.names.organs import suggest_agency, suggest_department, suggest_position

__all__ = ["suggest_address", "suggest_agency", "suggest_department", "suggest_position"]

_TABLES = ("towns", "villages", "roads", "buildings")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def suggest_address(zh: str) -> str:
    """The address `zh` in English, the smallest part first; "" for a blank one. What is not recognised is
    in pinyin.

    辽宁省鞍山市铁西区人民路100号 gives "No. 100 Renmin Road, Tiexi District, Anshan City, Liaoning Province". Addresses
    in Hong Kong, Macao and Taiwan give "": spellings there do not follow pinyin.
    """
    divisions, rest = split_divisions(re.sub(r"[\s,，、]", "", zh.translate(_HALF_WIDTH)))
    if divisions and divisions[0].zh in place_names()["not_pinyin"]:
        return ""
    parts = [*(division.en for division in divisions), *_below(rest)]
    return ", ".join(reversed(_number_joined_to_road(parts)))


def _below(text: str) -> list[str]:
    """The parts below the district, largest first."""
    found = []
    while text:
        match = next((m for pattern in _patterns() if (m := pattern.match(text))), None)
        if match is None:
            break
        found.append(_english(match))
        text = text[match.end() :]
    return found + ([pinyin_of(text)] if text else [])


@cache
def _patterns() -> list[re.Pattern[str]]:
    """Each pattern takes one part off the front; the order is that of an address."""
    data = place_names()
    number = r"(?P<number>[甲乙丙丁]?[0-9A-Za-z][0-9A-Za-z\-—]*|[一二三四五六七八九十百]+)"
    numbered = f"{number}(?P<kind>{one_of(data['numbered'])})"
    named = [f"(?P<name>[^0-9A-Za-z号]{{1,12}}?)(?P<{table}>{one_of(data[table])})" for table in _TABLES]
    return [re.compile(pattern) for pattern in (numbered, *named)]


def _english(match: re.Match[str]) -> str:
    data, groups = place_names(), match.groupdict()
    if "number" in groups:
        return str(data["numbered"][match["kind"]]).format(_number(match["number"]))
    table = next(name for name in _TABLES if name in groups)
    name, kind = match["name"], data[table][match[table]]
    return f"{_road_name(name) if table == 'roads' else pinyin_of(name)} {kind}"


def _road_name(name: str) -> str:
    """人民东(路): a direction at the end of a longer name is translated."""
    directions: dict[str, str] = place_names()["directions"]
    if len(name) > 2 and name[-1] in directions and name not in place_names()["readings"]:
        return f"{pinyin_of(name[:-1])} {directions[name[-1]]}"
    return pinyin_of(name)


def _number(text: str) -> str:
    if re.fullmatch("[一二三四五六七八九十百]+", text):
        from cn2an import cn2an  # takes long to load; few addresses hold a numeral

        return str(cn2an(text, "smart"))
    return f"{pinyin_of(text[0])} {text[1:]}" if text[0] in "甲乙丙丁" else text


def _number_joined_to_road(parts: list[str]) -> list[str]:
    """No comma stands between a house number and its road: "No. 100 Renmin Road"."""
    endings = tuple(place_names()["roads"].values())
    joined: list[str] = []
    for part in parts:
        if part.startswith("No. ") and joined and joined[-1].endswith(endings):
            joined[-1] = f"{part} {joined[-1]}"
        else:
            joined.append(part)
    return joined
