"""Region codes of resident identity numbers, from the list that python-stdnum ships as data.

stdnum reads all of its 7,000 lines into objects before it answers; one number needs one line of one province. A version
of stdnum that keeps its list elsewhere is asked itself.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PERIOD = re.compile(r"(?:\[([0-9]*)-([0-9]*)\])?[^,]+")
_PROVINCE = re.compile(r"^\S", re.MULTILINE)


def is_assigned(code: str, year: int) -> bool:
    """Whether the six digits of `code` (GB/T 2260) were the code of a county in `year`."""
    if not _file().is_file():
        return _known_to_stdnum(code, year)
    province = _below_province(code[:2])
    line = re.search(rf'^  {code[2:]} county="(.*)"$', province, re.MULTILINE)
    return bool(line) and any(
        int(first or 0) <= year <= int(last or year) for first, last in _PERIOD.findall(line[1] if line else "")
    )


@cache
def _below_province(digits: str) -> str:
    """The lines of the counties of one province, "" for a province that is not in the list."""
    text = _list()
    head = re.search(rf"^{digits} .*\n", text, re.MULTILINE)
    if not head:
        return ""
    after = _PROVINCE.search(text, head.end())
    return text[head.end() : after.start() if after else len(text)]


@cache
def _list() -> str:
    return _file().read_text("utf-8")


@cache
def _file() -> Path:
    package = find_spec("stdnum")
    return Path(package.origin if package and package.origin else "").with_name("cn") / "loc.dat"


def _known_to_stdnum(code: str, year: int) -> bool:
    from stdnum.cn import ric
    from stdnum.exceptions import InvalidComponent

    try:
        ric.get_birth_place(f"{code}{year:04}01010010")
    # the library looks for the county of a region code of which it knows the province alone
    except (InvalidComponent, KeyError):
        return False
    return True
