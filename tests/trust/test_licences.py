"""`docs/licences.md` lists exactly the distributions that a plain installation brings, with the licence each states."""

import re
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

from tests.trust.test_no_network import ROOT, runtime_closure

PAGE = ROOT / "docs/licences.md"
ROW = re.compile(r"\| (?P<name>[^|]+) \| (?P<range>[^|]*) \| (?P<licence>[^|]+) \|")
FORBIDDEN = re.compile(r"\b(A?GPL)(v?\d|-)", re.IGNORECASE)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def stated_licence(name: str) -> str:
    """What the distribution's own metadata say: the SPDX expression, else the licence's name, else its classifier."""
    found = metadata(name)
    classifiers = [text.split(" :: ")[-1] for text in found.get_all("Classifier") or [] if text.startswith("License")]
    return found.get("License-Expression") or found.get("License") or ", ".join(classifiers)


def installed() -> set[str]:
    """The runtime closure as far as it is meant for this platform; ledraft itself left aside."""
    names = set()
    for name in runtime_closure() - {"ledraft"}:
        try:
            names.add(normal(metadata(name)["Name"]))
        except PackageNotFoundError:  # for another platform or an older Python
            continue
    return names


def ranges() -> dict[str, str]:
    """The version range of each direct dependency."""
    lines = [line for line in requires("ledraft") or [] if "extra ==" not in line]
    split = (re.match(r"([A-Za-z0-9._-]+)([^;]*)", line) for line in lines)
    return {normal(found[1]): ",".join(sorted(found[2].split(","), reverse=True)).strip() for found in split if found}


def table() -> dict[str, tuple[str, str]]:
    """The rows of the page: name → (range, licence)."""
    rows = ROW.finditer(Path(PAGE).read_text("utf-8"))
    return {row["name"]: (row["range"].strip(), row["licence"].strip()) for row in rows if row["name"] not in ("package", "---")}


def expected() -> dict[str, tuple[str, str]]:
    direct = ranges()
    return {name: (direct.get(name) or "—", stated_licence(name)) for name in sorted(installed())}


def test_the_page_lists_the_runtime_closure_with_ranges_and_licences() -> None:
    listed, wanted = table(), expected()
    assert listed.keys() - {"tzdata"} == wanted.keys() - {"tzdata"}  # tzdata is for Windows
    assert {name: row for name, row in listed.items() if name in wanted and row != wanted[name]} == {}


def test_no_dependency_binds_whoever_uses_ledraft_to_the_gpl() -> None:
    assert [name for name, (_range, licence) in table().items() if FORBIDDEN.search(licence)] == []
