"""Standard texts that a person may take over by their number, in both languages (data/standard_texts.toml).

Who writes no English takes a Chinese sentence whose English one stands ready; nothing is stored that was not confirmed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ledraft import resources
from ledraft.case import paths, times
from ledraft.case.fields import Texts
from ledraft.languages import LANGUAGES, _, pick
from ledraft.wizard.questions import Question

_NUMBERS = re.compile(r"\d{1,2}(?:[\s,，、]+\d{1,2})*")
_PARTS = re.compile(r"[、，,;；]\s*")


def offered(question: Question, data: Mapping[str, Any]) -> tuple[Texts, ...]:
    """The standard texts for the pair that `question` is half of, filled in; () where there are none."""
    path, ready = _pair(question), _ready(data)
    fitting = (one for one in resources.toml("standard_texts.toml")["text"] if one["path"] == path)
    return tuple(_filled(one, ready) for one in fitting if _fits(one, question, data) and _can_be_filled(one, ready))


def shown(texts: Sequence[Texts], question: Question) -> str:
    """The texts with their numbers, in the language of the screen, and how they are taken."""
    one, several = _("Write it, or type the number of one of these:"), _("Write it, or type the numbers of these:")
    how = several if _joint(question) else one
    return "\n".join([how, *(f"  {number}. {pick(text)}" for number, text in enumerate(texts, 1))])


def meant(typed: str, texts: Sequence[Texts], question: Question) -> str:
    """The text whose number was typed, in the question's language, or several of them joined; else what was typed."""
    numbers = [int(n) for n in re.findall(r"\d+", typed)] if _NUMBERS.fullmatch(typed.strip()) else []
    joint = _joint(question)
    if not numbers or not all(1 <= n <= len(texts) for n in numbers) or (len(numbers) > 1 and joint is None):
        return typed
    language = question.language or "zh"
    return (joint or {language: ""})[language].join(texts[n - 1][language] for n in dict.fromkeys(numbers))


def english_of(chinese: str, question: Question, data: Mapping[str, Any]) -> str:
    """The English text beside a standard Chinese one, or beside several of them joined; "" for any other text."""
    known = {text["zh"]: text["en"] for text in offered(question, data)}
    if chinese in known:
        return known[chinese]
    joint = _joint(question)
    parts = _PARTS.split(chinese)
    return joint["en"].join(known[part] for part in parts) if joint and known.keys() >= set(parts) else ""


def _pair(question: Question) -> str:
    """The path of the pair of texts, without the numbers of entries and the language."""
    return re.sub(r"\[\d+\]", "[]", question.path).removesuffix(f".{question.language}")


def _joint(question: Question) -> Texts | None:
    """What joins several texts in each language; None where only one may be taken."""
    joined: Mapping[str, Texts] = resources.toml("standard_texts.toml")["joined"]
    return joined.get(_pair(question))


def _fits(text: Mapping[str, Any], question: Question, data: Mapping[str, Any]) -> bool:
    return all(paths.peek(data, f"{question.row}.{key}") == value for key, value in text.get("only_for", {}).items())


def _ready(data: Mapping[str, Any]) -> Mapping[str, Texts]:
    """What a standard text may be filled with, as far as the case has it."""
    name = paths.peek(data, "$.reporter.name") or {}
    family, given = name.get("family", {}), name.get("given", {})
    found = {"name": {"zh": family.get("zh", "") + given.get("zh", ""), "en": _joined(given.get("en"), family.get("en"))}}
    for key in ("from", "to"):
        instant = times.moment(paths.peek(data, f"$.incident.period.{key}") or "")
        found[key] = dict.fromkeys(LANGUAGES, times.beijing(instant) if instant else "")
    return found


def _joined(given: str | None, family: str | None) -> str:
    """Family name first, as ISO 7098 has it."""
    return " ".join(part for part in (family, given) if part)


def _can_be_filled(text: Mapping[str, Any], ready: Mapping[str, Texts]) -> bool:
    wanted = set(re.findall(r"{(\w+)}", text["zh"] + text["en"]))
    return all(ready[key][language] for key in wanted for language in LANGUAGES)


def _filled(text: Mapping[str, Any], ready: Mapping[str, Texts]) -> Texts:
    return {on: text[on].format(**{key: value[on] for key, value in ready.items()}) for on in LANGUAGES}
