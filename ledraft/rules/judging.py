"""All rules over one case: every finding, worst first, in a fixed order."""

import importlib
import pkgutil
from functools import cache

from ledraft.rules import book
from ledraft.rules.rule import SEVERITIES, Finding, Rule, Subject


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the book, ordered by id. A module of the book holds one rule, named RULE."""
    modules = (
        importlib.import_module(f"{book.__name__}.{m.name}") for m in pkgutil.iter_modules(book.__path__)
    )
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.id))


def rule(rule_id: str) -> Rule | None:
    """The rule with this id (letters in any case), or None."""
    return next((r for r in rules() if r.id.lower() == rule_id.lower()), None)


def findings(subject: Subject) -> list[Finding]:
    """Every finding on `subject`: errors first, then by rule and path."""
    return subject.once("findings", lambda: _judged(subject))


def _judged(subject: Subject) -> list[Finding]:
    found = [Finding(rule, hit) for rule in rules() for hit in rule.check(subject)]
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.rule.id, f.hit.path))
