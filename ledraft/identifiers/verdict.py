"""What the doctor says about one identifier, and the words for it (ledraft/data/verdicts.toml)."""

from dataclasses import dataclass

from ledraft import resources
from ledraft.languages import Language, pick


@dataclass(frozen=True)
class Verdict:
    """The result of one check.

    ok: nothing speaks against the value. code: the machine's reason, a key of `[codes]` in verdicts.toml; a
    value that is ok may still carry a note ("format_only", "free_mail"). slip: the mistake that probably
    caused it, a key of `[slips]`, or "". normal: the normal form of a telephone number or mailbox, always
    "" for identifiers.
    """

    ok: bool
    code: str
    slip: str = ""
    normal: str = ""


GOOD = Verdict(True, "ok")


def bad(code: str, slip: str = "") -> Verdict:
    """A verdict that refuses for the reason `code`, probably because of `slip`."""
    return Verdict(False, code, slip)


def explain(verdict: Verdict, language: Language | None = None) -> str:
    """One or two sentences in `language` (default: the screen's) for a user. They never contain the value."""
    texts = resources.toml("verdicts.toml")
    sentences = [pick(texts["codes"][verdict.code], language)]
    if verdict.slip:
        sentences.append(pick(texts["slips"][verdict.slip], language))
    joint = "" if sentences[0].endswith("。") else " "
    return joint.join(sentences)
