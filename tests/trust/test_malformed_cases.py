"""A thousand mutated case files: no traceback, no file outside the output folder, no partial packet."""

import json
import random
from typing import Any

from tests.conftest import Shell

COUNT = 1000
WRONG: list[Any] = [None, True, -1, 10**40, 1.5, "", "\u0000", "x" * 3000, [], {}, [[]], {"zh": 5}, "NaN", "../../x", "2023-13-45"]


def nodes(data: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of JSON data."""
    found = []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        found.append((data, key))
        found += nodes(value)
    return found


def mutated(text: str, chance: random.Random) -> bytes:
    """One mutation: of the data, of the text, or of the bytes."""
    kind = chance.randrange(4)
    if kind < 2:
        data = json.loads(text)
        container, key = chance.choice(nodes(data))
        container[key] = chance.choice(WRONG)
        return json.dumps(data).encode()
    raw = bytearray(text.encode())
    at = chance.randrange(len(raw))
    if kind == 2:
        return bytes(raw[:at])
    raw[at : at + chance.randrange(1, 9)] = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
    return bytes(raw)


def test_a_thousand_malformed_cases_end_in_an_answer(
    ledraft: Shell, complete: dict[str, Any], reporter: dict[str, Any]
) -> None:
    chance = random.Random(20230321)
    texts = [json.dumps(case, ensure_ascii=False) for case in (complete, reporter)]
    before = sorted(p for p in ledraft.folder.rglob("*"))
    codes: dict[int, int] = {}
    for number in range(COUNT):
        path = ledraft.save(mutated(texts[number % 2], chance))
        outcome = ledraft("check", path) if number % 10 else ledraft("export", path, "-o", "out", "--force")
        codes[outcome.code] = codes.get(outcome.code, 0) + 1
        assert outcome.code in (0, 1, 2), outcome.err
        assert "defect" not in outcome.err, outcome.err
        assert "Traceback" not in outcome.err + outcome.out
    after = {p for p in ledraft.folder.rglob("*") if "out" not in p.relative_to(ledraft.folder).parts[0]}
    assert after - set(before) == {ledraft.folder / "case.json"}
    assert not list(ledraft.folder.glob(".ledraft-*"))
    print(f"{COUNT} malformed case files: exit codes {codes}")
    assert codes[2] > COUNT // 3
