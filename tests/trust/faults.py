"""Every command, with a fault at every step by which it changes the disk.

`python -m tests.trust.faults` tries all of them and prints the figures that the threat model keeps; `test_faults.py` tries some.
"""

import io
import json
import os
import shutil
import stat
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from ledraft import atomic, resources
from ledraft.__main__ import main as main_of_ledraft
from ledraft.case import reading
from ledraft.cli import app
from ledraft.packet.locking import UNTOLD
from tests.trust.steps import FAULTS, Steps

SAMPLES = resources.data("samples")
ANSWERS = "1\n2\nREF-1\n王\n\n某某\n\n"
State = dict[str, str]
"""Relative path → what is there (content, for a random archive its members), below one name of the folder."""


@dataclass(frozen=True)
class Trial:
    """One command: what it is called with, what it finds, and what is typed. `again` clears the way for a second call."""

    name: str
    words: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda folder: None
    typed: str = ""
    again: tuple[str, ...] = ()
    codes: frozenset[int] = frozenset({0})


@dataclass
class Tally:
    """What came of the faults of one command."""

    steps: int = 0
    struck: Counter[str] = field(default_factory=Counter)
    old: int = 0
    new: int = 0
    swept: int = 0


def sample(name: str, **changes: Any) -> dict[str, Any]:
    return {**json.loads((SAMPLES / f"{name}.json").read_text("utf-8")), **changes}


def save(folder: Path, name: str, data: Any) -> None:
    (folder / name).write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _case(folder: Path) -> None:
    save(folder, "case.json", sample("complete"))


def _small(folder: Path) -> None:
    save(folder, "case.json", {"format": "ledraft-case/1", "reference": "R-1"})


def _exported(folder: Path) -> None:
    _small(folder)
    _run(["export", "case.json", "-o", "out", "--as-of", "2026-11-24T09:00:00+08:00"])
    save(folder, "case.json", {**json.loads((folder / "case.json").read_text("utf-8")), "reference": "R-2"})


def _badges(folder: Path) -> None:
    from PIL import Image

    case = sample("complete", route="email")
    for name in ("badge_front", "badge_back", "selfie"):
        Image.new("RGB", (400, 300), (200, 200, 200)).save(folder / f"{name}.jpg")
        case["officer"]["credentials"][name] = {"file": f"{name}.jpg"}
    save(folder, "case.json", case)


def _halves(folder: Path) -> None:
    save(folder, "r.json", sample("reporter"))
    officer = {key: sample("complete")[key] for key in ("format", "role", "reference", "agency", "officer", "documents")}
    save(folder, "o.json", officer)
    save(folder, "case.json", {"format": "ledraft-case/1"})


def _filled(folder: Path) -> None:
    save(folder, "full.json", sample("complete"))
    _run(["export", "full.json", "-o", "full", "--letter", "data-request"])
    case = sample("complete", officer={})
    save(folder, "case.json", case)


def _batch(folder: Path) -> None:
    cases = [{"format": "ledraft-case/1", "reference": f"R-{n}"} for n in (1, 2)]
    save(folder, "cases.json", cases)


def _template(folder: Path) -> None:
    from ledraft.letters import wordfile

    _case(folder)
    members = wordfile.members((resources.templates() / "zh/frame-plain.docx").read_bytes())
    document = members["word/document.xml"].replace(b"{{body}}", b"{{ reference }}")
    (folder / "mine.docx").write_bytes(wordfile.packed({**members, "word/document.xml": document}))


FORCE = ("--force",)
TRIALS = (
    Trial("new", ("--role", "victim", "new", "--plain", "case.json"), typed=ANSWERS, codes=frozenset({130})),
    Trial("export", ("export", "case.json", "-o", "out"), _small, again=FORCE),
    Trial("export over an older packet", ("export", "case.json", "-o", "out", "--force"), _exported),
    Trial("export --final", ("export", "case.json", "-o", "out", "--final"), _case, again=FORCE),
    Trial("export --lock", ("export", "case.json", "-o", "out", "--lock"), _small, again=FORCE),
    Trial("export --attach-id --lock", ("export", "case.json", "-o", "out", "--attach-id", "--lock"), _badges, again=FORCE),
    Trial("export --letter", ("export", "case.json", "-o", "out", "--letter", "data-request"), _case, again=FORCE),
    Trial("export --template", ("export", "case.json", "-o", "out", "--template", "mine.docx"), _template, again=FORCE),
    Trial("merge", ("merge", "r.json", "o.json", "-o", "case.json", "--force"), _halves, codes=frozenset({0, 1})),
    Trial("read", ("--role", "officer", "read", "full/data-request.zh.docx", "case.json"), _filled, codes=frozenset({0, 1})),
    Trial("mask", ("mask", "case.json", "-o", "specimen.json"), _case, again=FORCE),
    Trial("evidence add", ("evidence", "add", "case.json", "evidence/E1-SPECIMEN-futures-orders.csv"), _case, codes=frozenset({0, 1})),
    Trial("batch", ("batch", "cases.json", "-o", "all", "--lock"), _batch, again=("--resume",)),
    Trial("batch into one ZIP", ("batch", "cases.json", "-o", "all.zip"), _batch, again=FORCE),
    Trial("demo", ("demo", "demo"), again=FORCE),
)


class Clock:
    """A wall clock that stands still, or goes back an hour whenever somebody looks."""

    def __init__(self, *, backwards: bool = False) -> None:
        self.reading, self.backwards = datetime(2026, 11, 24, 1, tzinfo=UTC), backwards

    def now(self, _zone: object) -> datetime:
        self.reading -= timedelta(hours=1 if self.backwards else 0)
        return self.reading


def _run(words: list[str], clock: Clock | None = None) -> tuple[int, str]:
    """Exit code and what was said, in this process; a batch does its work here, too, where the steps are counted."""
    from ledraft.cli import common
    from ledraft.cli.commands import batch

    common.datetime = clock or Clock()  # type: ignore[misc,assignment]
    batch.LastingPool = lambda _jobs: nullcontext(None)  # type: ignore[misc,assignment]
    said = io.StringIO()
    sys.argv = ["ledraft", "--lang", "en", *words]
    with redirect_stdout(said), redirect_stderr(said):
        try:
            main_of_ledraft()
        except SystemExit as left:
            return int(left.code or 0), said.getvalue()
    raise AssertionError(words)


def forked(folder: Path, work: Callable[[], int]) -> int:
    """The exit status of `work` in a child whose folder is `folder`: a code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        os._exit(work() & 0xFF)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _called(
    trial: Trial, folder: Path, steps: Steps, *more: str, words: tuple[str, ...] = (), clock: Clock | None = None
) -> int:
    """Call the command in a child; its steps' names and what it said are left beside the folder."""

    def work() -> int:
        sys.stdin = io.StringIO(trial.typed)
        os.environ |= {"XDG_DATA_HOME": str(folder / "kept"), "LC_ALL": "en_US.UTF-8", }
        tempfile.tempdir = str(folder / "tmp")  # else the standard library would try the folder out with a file of its own
        atomic._sweep.cache_clear()  # a child stands for a process of its own
        steps.install()
        code, said = 99, ""
        try:
            code, said = _run([*(words or trial.words), *more], clock)
        finally:
            steps.folder = "\0"  # what follows is not the command's
            folder.with_suffix(".said").write_text(json.dumps({"steps": steps.names, "said": said}), "utf-8")
        return code

    return forked(folder, work)


def _told(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(folder.with_suffix(".said").read_text("utf-8"))
    return told


def _fresh(trial: Trial, folder: Path) -> Path:
    """The folder as the command finds it."""
    (folder / "tmp").mkdir(parents=True)
    shutil.copytree(SAMPLES / "evidence", folder / "evidence")
    forked(folder, lambda: trial.prepare(folder) or 0)
    return folder


def states(folder: Path) -> dict[str, State]:
    """What stands under each name of the folder, temporary things left out."""
    names = sorted(p for p in folder.iterdir() if not p.name.startswith(".") and p.name != "tmp")
    files = {one.name: [p for p in (one, *sorted(one.rglob("*"))) if p.is_file()] for one in names}
    return {
        name: {str(p.relative_to(folder)): _content(p) for p in below if not any(part.startswith(".ledraft-") for part in p.parts)}
        for name, below in files.items()
    }


def _content(path: Path) -> str:
    if ".locked" in path.name:  # encrypted anew each time; that its directory can be read shows that it is whole
        return f"{len(ZipFile(path).namelist())} members"
    return path.read_bytes().hex()


def leftovers(folder: Path) -> list[str]:
    """What no command means to leave."""
    return sorted(str(p.relative_to(folder)) for p in (*folder.rglob(".ledraft-*"), *(folder / "tmp").iterdir()))


def check_rights(folder: Path, before: set[Path]) -> None:
    """What is new is its owner's only. A folder that was made on the way (`-o a/b/c`) is not looked at, and what was
    replaced keeps its rights within the closed folder in which it waits to be removed."""
    for path in set(folder.rglob("*")) - before:
        mode = stat.S_IMODE(path.lstat().st_mode)
        on_the_way = path.is_dir() and not path.name.startswith(".ledraft-")
        waiting = path.parent.name.startswith(".ledraft-") and path.parent.stat().st_mode & 0o077 == 0
        assert mode & 0o077 == 0 or on_the_way or waiting, (path, oct(mode))


class Command:
    """One trial made ready: what the folder holds before and after a call that nothing strikes."""

    def __init__(self, trial: Trial, base: Path) -> None:
        self.trial, self.base = trial, base
        self.clean = _fresh(trial, base / "clean")
        self.before = states(self.clean)
        done = self._copy("done")
        code = _called(trial, done, Steps(done))
        assert code in trial.codes, (trial.name, code, _told(done)["said"])
        self.after, self.steps = states(done), _told(done)["steps"]
        assert leftovers(done) == [], trial.name
        check_rights(done, {done / p.relative_to(self.clean) for p in self.clean.rglob("*")})

    def _copy(self, name: str) -> Path:
        shutil.rmtree(self.base / name, ignore_errors=True)
        return Path(shutil.copytree(self.clean, self.base / name))

    def strike(self, fault: str, number: int, tally: Tally) -> None:
        """Call the command with `fault` at step `number`, see what is left, and call it again."""
        folder = self._copy("struck")
        what, stays = FAULTS[fault]
        code = _called(self.trial, folder, Steps(folder, number, what, stays=stays))
        where = f"{self.trial.name}, {fault} at step {number} ({self.steps[number - 1]})"
        assert code in {0, 1, 2, 130, -9} | self.trial.codes, f"{where}: code {code}"
        if code != -9:
            said = _told(folder)["said"]
            assert "defect" not in said, f"{where}: {said}"
            assert "Traceback" not in said, where
        self._look(folder, where, tally)
        tally.struck[fault] += 1
        left = leftovers(folder)
        if left:
            self._sweep(folder, where)
            tally.swept += 1

    def _look(self, folder: Path, where: str, tally: Tally) -> None:
        found = states(folder)
        check_rights(folder, {folder / p.relative_to(self.clean) for p in self.clean.rglob("*")})
        changed = 0
        for name in {*self.before, *self.after, *found}:
            old, new, now = (side.get(name) for side in (self.before, self.after, found))
            changed += now == new != old
            assert now in (old, new) or self._is_between(folder, name, now), f"{where}: {name} is neither old nor new"
        tally.new += bool(changed)
        tally.old += not changed

    def _is_between(self, folder: Path, name: str, now: State | None) -> bool:
        """A thing of several targets, each old or new: a case between two answers or with its clock, some letters of a
        folder, some packets of a batch, some samples of a demo."""
        if now is None:
            return False
        if name.endswith(UNTOLD):
            return list(now.values()) == list(self.after[name.removesuffix(UNTOLD)].values())
        if name == "case.json":
            return bool(reading.read(folder / name).data)
        if name in ("out", "all", "demo") and self.trial.words[-1] != "--force":
            return all(self._is_whole(path, content) for path, content in now.items())
        return False

    def _is_whole(self, path: str, content: str) -> bool:
        if path.endswith(UNTOLD):  # nobody was shown its pass-phrase, and the next run locks anew
            path = path.removesuffix(UNTOLD)
        finished = self.after.get(path.split("/")[0], {})
        if finished.get(path) == content:
            return True
        return path.endswith((".json", ".csv")) and "report" in path  # a batch that was stopped reports as far as it came

    def _sweep(self, folder: Path, where: str) -> None:
        """The next call removes what is left, and ends well."""
        code = _called(self.trial, folder, Steps(folder), *self.trial.again)
        assert code in self.trial.codes, f"{where}; again: {_told(folder)['said']}"
        if leftovers(folder):  # the second call found nothing to write
            assert _called(self.trial, folder, Steps(folder), words=("mask", "case.json", "-o", "later.json")) == 0, where
        left = leftovers(folder)
        assert left == [], f"{where}: left behind {left}"


    def turn_back_the_clock(self) -> None:
        """Call the command while the clock goes back at every look at it; a case that has its own clock comes out alike."""
        folder = self._copy("backwards")
        code = _called(self.trial, folder, Steps(folder), clock=Clock(backwards=True))
        assert code in self.trial.codes, _told(folder)["said"]
        assert leftovers(folder) == []
        found = states(folder)
        assert {name: sorted(state) for name, state in found.items()} == {name: sorted(state) for name, state in self.after.items()}
        if self.trial.prepare is _case:
            assert found == self.after


def chosen(steps: list[str], most: int) -> Iterator[int]:
    """At most `most` of the steps: all of a kind that is rare, the others spread evenly."""
    by_kind: dict[str, list[int]] = {}
    for number, name in enumerate(steps, 1):
        by_kind.setdefault(name, []).append(number)
    share = max(1, most // len(by_kind))
    for numbers in by_kind.values():
        stride = max(1, -(-len(numbers) // share))
        yield from numbers[::stride]


def warm_up() -> None:
    """Load and compile here what every child would load and compile anew."""
    with tempfile.TemporaryDirectory() as folder:
        _case(Path(folder))
        shutil.copytree(SAMPLES / "evidence", Path(folder, "evidence"))
        case, out = f"{folder}/case.json", f"{folder}/out"
        exported = ["export", case, "-o", out, "--lock", "--as-of", "2026-11-24T09:00:00+08:00"]
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            for words in (exported, ["mask", case, "-o", f"{out}.json"], ["verify", out]):
                assert app.run(["--lang", "en", *words]) == 0


def try_some(trial: Trial, base: Path) -> Tally:
    """Strike `trial` once at each kind of step, with one fault after the other, and with `kill -9` wherever things move."""
    command = Command(trial, base)
    tally = Tally(steps=len(command.steps))
    numbers = sorted(chosen(command.steps, 1))
    for number, fault in zip(numbers, cycle(FAULTS), strict=False):
        command.strike(fault, number, tally)
    for number in numbers:
        if command.steps[number - 1] in ("replace", "rename", "exchange"):
            command.strike("kill -9", number, tally)
    command.turn_back_the_clock()
    return tally


def try_all(trial: Trial, base: Path, most: int = sys.maxsize) -> Tally:
    """Strike `trial` with every fault at every step, or at `most` of them."""
    command = Command(trial, base)
    tally = Tally(steps=len(command.steps))
    for fault in FAULTS:
        for number in sorted(chosen(command.steps, most)):
            command.strike(fault, number, tally)
    command.turn_back_the_clock()
    return tally


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else sys.maxsize
    total: Counter[str] = Counter()
    warm_up()
    for trial in TRIALS:
        with tempfile.TemporaryDirectory() as base:
            tally = try_all(trial, Path(base), most)
        total.update(tally.struck)
        print(f"{trial.name}: {tally.steps} steps; {tally.struck.total()} faults; old {tally.old}, new {tally.new}; swept {tally.swept}", flush=True)
    print(f"{total.total()} faults: " + ", ".join(f"{count} × {name}" for name, count in total.items()))


if __name__ == "__main__":
    main()
