"""How much processor time the command line takes to start, in units of an empty Python process."""

import json
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import peers
from tests.benchmarks.measuring import Row, process, process_ratios
from tests.benchmarks.packets import SAMPLE, prepared

_SCRIPT = """
import pickle, sys
from io import BytesIO
import jinja2
from docxtpl import DocxTemplate
for number, (template, values) in enumerate(pickle.load(open(sys.argv[1], "rb"))):
    document = DocxTemplate(BytesIO(template))
    document.render(values, jinja2.Environment(autoescape=True))
    document.save(f"{sys.argv[2]}/{number}.docx")
"""


def rows() -> Iterator[Row]:
    """Every row about starting."""
    floor = process("-c", "pass")
    for option, most, gross in (("--version", 2.0, 4.0), ("--help", 4.5, 9.0)):
        found = process_ratios(floor, process("-m", "ledraft", option), rounds=21)
        yield Row(f"ledraft {option}", "ledraft / python -c pass", found, at_most=most, gross=gross)
    found = process_ratios(floor, process("-m", "ledraft", "check", str(SAMPLE)), rounds=21)
    yield Row("ledraft check, one case", "ledraft / python -c pass", found, at_most=14, gross=30)
    yield _export()


def _export() -> Row:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "documents").write_bytes(pickle.dumps(peers.documents(prepared())))
        (folder / "case.json").write_text(json.dumps(json.loads(SAMPLE.read_text("utf-8"))), "utf-8")
        script = process("-c", _SCRIPT, str(folder / "documents"), str(folder))
        target = str(folder / "packet")
        export = process("-m", "ledraft", "export", str(folder / "case.json"), "-o", target, "--force")
        found = process_ratios(script, export, rounds=7)
    work = "ledraft export of one case, cold"
    return Row(work, "ledraft / docxtpl script, same DOCX files, cold", found, at_most=1.3, gross=3)
