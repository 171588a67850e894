"""Changes one operator, number or severity at a time in the check of each rule, and asks the rule's fixture to notice.

    python tests/benchmarks/mutants.py [RULE-ID…]

A mutant survives if every failing case of the fixture is still found at its place with its severity and words, and no
passing case is found at all. Each survivor must stand in `equivalent_mutants.toml` with the reason why it changes no verdict;
one that does not, or one listed there that no longer survives, is printed and ends the run with 1.
"""

import argparse
import ast
import re
import sys
import tomllib
import types
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from ledraft.rules.rule import Rule  # noqa: E402 - the tests are no installed package
from tests.rules.test_book import failing, passing  # noqa: E402

BOOK = sorted((ROOT / "ledraft" / "rules" / "book").glob("[a-z]*_[0-9]*.py"))
REASONS = Path(__file__).parent / "equivalent_mutants.toml"
OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


class Mutator(ast.NodeTransformer):
    """Changes the place number `wanted` of what it visits; `done` then says what was changed."""

    def __init__(self, wanted: int) -> None:
        self.wanted, self.seen, self.done = wanted, -1, ""

    def _here(self, node: ast.expr) -> bool:
        self.seen += 1
        if self.seen == self.wanted:
            self.done = f"line {node.lineno}: {ast.unparse(node)}"
        return self.seen == self.wanted

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        if self._here(node):
            node.ops = [OPPOSITES[type(node.ops[0])](), *node.ops[1:]]
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        self.generic_visit(node)
        if self._here(node):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.Not) and self._here(node) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.op, ast.Add | ast.Sub) and self._here(node):
            node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        is_number = isinstance(node.value, int) and not isinstance(node.value, bool)
        is_severity = node.value in ("error", "warning", "advice")
        if (is_number or is_severity) and self._here(node):
            node.value = node.value + 1 if is_number else "error" if node.value == "advice" else "advice"
        return node


def mutants(source: str) -> Iterator[tuple[str, ast.Module]]:
    """What was changed, and the changed module, for every place in the functions of `source`."""
    number = 0
    while True:
        tree, mutator = ast.parse(source), Mutator(number)
        tree.body = [mutator.visit(node) if isinstance(node, ast.FunctionDef) else node for node in tree.body]
        if not mutator.done:
            return
        yield mutator.done, ast.fix_missing_locations(tree)
        number += 1


def is_noticed(tree: ast.Module, rule_id: str) -> bool:
    """Whether the fixture tells the rule in `tree` from the right one; a failure is noticed too."""
    module = types.ModuleType(f"mutant_of_{rule_id}")
    try:
        exec(compile(tree, rule_id, "exec"), module.__dict__)
        rule: Rule = module.RULE
        if not all(expected.is_found(rule, subject) for subject, expected in failing(rule_id)):
            return True
        return any(True for subject in passing(rule_id) for _hit in rule.check(subject))
    except Exception:  # noqa: BLE001 - whatever a mutant breaks
        return True


def survivors(path: Path) -> tuple[int, list[str]]:
    """How many mutants of the rule in `path` were made, and which survived."""
    rule_id = path.stem.upper().replace("_", "-")
    made, alive = 0, []
    for change, tree in mutants(path.read_text("utf-8")):
        made += 1
        if not is_noticed(tree, rule_id):
            alive.append(f"{rule_id} {change}")
    return made, alive


def unexplained(alive: Iterable[str], wanted: Collection[str] = ()) -> list[str]:
    """The survivors for which no reason is listed, and the listed ones that did not survive (of the rules `wanted`)."""
    rows = tomllib.loads(REASONS.read_text("utf-8"))["equivalent"]
    listed = Counter(f"{row['rule']} {row['change']}" for row in rows if not wanted or row["rule"] in wanted)
    survived = Counter(re.sub(r" line \d+:", "", one) for one in alive)
    return [
        *(f"not explained: {one}" for one in (survived - listed).elements()),
        *(f"explained, but noticed: {one}" for one in (listed - survived).elements()),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="*", metavar="RULE-ID", help="these rules alone, such as FIG-09; else all of them")
    wanted = {rule_id.lower().replace("-", "_") for rule_id in parser.parse_args().rules}
    known = {path.stem for path in BOOK}
    if wanted - known:
        parser.error(f"no such rule: {', '.join(sorted(wanted - known))}")
    total, alive = 0, []
    for path in BOOK:
        if not wanted or path.stem in wanted:
            made, left = survivors(path)
            total, alive = total + made, [*alive, *left]
    open_ones = unexplained(alive, {name.upper().replace("_", "-") for name in wanted})
    print("\n".join([*alive, *open_ones]))
    print(f"{total} mutants, {total - len(alive)} noticed, {len(alive)} survived, {len(open_ones)} of them unexplained")
    sys.exit(1 if open_ones else 0)


if __name__ == "__main__":
    main()
