"""Is a batch that was killed and resumed the same, byte for byte, as one that was never interrupted? Here at full size.

    python -m tests.benchmarks.killed [--cases 10000] [--seed 1] [--kills 8] [--folder DIR]

The process group is killed (SIGKILL) at random moments that follow from the seed, and resumed each time. Then the same
cases are done in one go, and both trees compared by one hash over all names and contents. Needs about 2 GB of disk for
10,000 cases: the first tree is removed once its hash is known. The test of the suite does the same with 16 cases.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ledraft import resources
from tests.batch import killing
from tests.batch.cases import small

_FULL_EVERY = 50
"""Every fiftieth case is the complete sample with its evidence; the others hold a reference and nothing else."""


def main() -> None:
    """Do it, print what was done, and end with 1 if the trees differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.killed", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        same = _compared(Path(name), given.cases, killing.moments(given.seed, given.cases, given.kills))
    raise SystemExit(0 if same else 1)


def _compared(folder: Path, count: int, moments: Sequence[int]) -> bool:
    _lay_out(folder, count)
    _killed(folder, moments)
    as_of = json.loads((folder / "killed" / "batch.json").read_bytes())["as_of"]
    resumed = _hash_and_remove(folder / "killed", count)
    killing.start(folder, "whole", "--as-of", as_of).wait()
    whole = _hash_and_remove(folder / "whole", count)
    print(f"killed and resumed: {resumed}\nnever interrupted:  {whole}\n{'the same' if resumed == whole else 'DIFFERENT'}")
    return resumed == whole


def _lay_out(folder: Path, count: int) -> None:
    samples = resources.data("samples")
    shutil.copytree(samples / "evidence", folder / "evidence")
    with (folder / "cases.jsonl").open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(case, ensure_ascii=False) + "\n" for case in _cases(count))


def _cases(count: int) -> Iterator[dict[str, Any]]:
    full = resources.json_data("samples/complete.json")
    for number in range(1, count + 1):
        reference = f"R-{number:05d}"
        yield {**full, "reference": reference, "as_of": ""} if number % _FULL_EVERY == 0 else small(reference)


def _killed(folder: Path, moments: Sequence[int]) -> None:
    """Begin, kill and resume, once for each of `moments`; the last run is left to end by itself."""
    resume: tuple[str, ...] = ()
    for moment in moments:
        killing.kill_once_there_are(moment, killing.start(folder, "killed", *resume), folder / "killed", 0.05)
        there, half = killing.finished(folder / "killed"), killing.staged(folder / "killed")
        print(f"killed: {len(there)} packets there, {len(half)} half-written", flush=True)
        resume = ("--resume",)
    killing.start(folder, "killed", *resume).wait()


def _hash_and_remove(folder: Path, count: int) -> str:
    there, half = killing.finished(folder), killing.staged(folder)
    assert (len(there), half) == (count, []), f"{folder.name}: {len(there)} packets, {len(half)} half-written"
    found = killing.tree_hash(folder)
    shutil.rmtree(folder)
    return found


if __name__ == "__main__":
    main()
