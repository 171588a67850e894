"""Batches for the tests: many small cases, and the means to compare what was written."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from ledraft.batch.working import Job

AS_OF = "2026-11-24T09:00:00+08:00"


def small(reference: str, **more: Any) -> dict[str, Any]:
    """The smallest case that has a name."""
    return {"format": "ledraft-case/1", "role": "victim", "reference": reference, **more}


def lines(cases: Iterable[Any]) -> bytes:
    """JSON Lines; bytes stand as they are."""
    return b"".join(
        (case if isinstance(case, bytes) else json.dumps(case, ensure_ascii=False).encode()) + b"\n" for case in cases
    )


def job(folder: Path, **changes: Any) -> Job:
    """A job at a fixed moment."""
    given = {"folder": folder, "target": None, "moment": datetime.fromisoformat(AS_OF), "dry_run": True, **changes}
    return Job(**given)


def packets(folder: Path) -> dict[str, bytes]:
    """Every file of every packet below `folder`, hidden ones included; the batch's own report left aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (path.parent == folder and path.name.startswith(("report", "batch.json")))
    }
