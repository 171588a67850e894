"""Region codes of resident identity numbers, from the list that python-stdnum ships as data.

stdnum reads all of its 7,000 lines into objects before it answers; one number needs one line of one province.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PERIOD = re.compile(r"(?:\[([0-9]*)-([0-9]*)\])?[^,]+")
_PROVINCE = re.compile(r"^\S", re.MULTILINE)


def is_assigned(code: str, year: int) -> bool:
    """Whether the six digits of `code` (GB/T 2260) were the code of a county in `year`."""
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
    package = find_spec("stdnum")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("stdnum")
    return Path(package.origin).with_name("cn").joinpath("loc.dat").read_text("utf-8")
