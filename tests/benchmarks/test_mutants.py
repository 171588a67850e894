"""No surviving mutant of a rule changes a verdict: each that survives is listed with the reason."""

import tomllib

from tests.benchmarks import mutants


def test_every_surviving_mutant_is_explained() -> None:
    made, alive = 0, []
    for path in sorted((mutants.ROOT / "ledraft" / "rules" / "book").glob("[a-z]*_[0-9]*.py")):
        count, left = mutants.survivors(path)
        made, alive = made + count, [*alive, *left]
    assert made > 400
    assert mutants.unexplained(alive) == []


def test_a_survivor_without_a_reason_and_a_reason_without_a_survivor_are_told() -> None:
    listed = tomllib.loads(mutants.REASONS.read_text("utf-8"))["equivalent"]
    assert all(row["why"].strip() for row in listed)
    alive = [f"{row['rule']} line 1: {row['change']}" for row in listed]
    assert mutants.unexplained(alive) == []
    assert mutants.unexplained([*alive, "TIM-01 line 7: 1"]) == ["not explained: TIM-01 1"]
    assert len(mutants.unexplained(alive[1:])) == 1
    assert mutants.unexplained([], ["TIM-01"]) == []
