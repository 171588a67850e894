"""TXT-04: characters that nobody sees or no file can carry."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.identifiers.text import hidden_characters
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_SUSPICIOUS = watch(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
_KINDS: dict[str, Texts] = {
    "surrogate": {"zh": "残缺的字符", "en": "half a character"},
    "noncharacter": {"zh": "非字符", "en": "a noncharacter"},
    "bidi": {"zh": "改变文字方向的字符", "en": "a mark that turns the direction of text"},
    "zero_width": {"zh": "看不见的零宽字符", "en": "an invisible zero-width mark"},
    "private_use": {"zh": "私用区字符", "en": "a private-use character"},
    "control": {"zh": "控制字符", "en": "a control character"},
}


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each text, naming the first kind."""
    for text in subject.texts.holding(_SUSPICIOUS):
        found = hidden_characters(text.value)
        if found:
            yield Hit(text.path, {"kind": _KINDS[found[0][1]], "position": found[0][0] + 1})


RULE = Rule(
    id="TXT-04",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={
        "zh": "第 {position} 个字符是{kind}，读者看不见，复制和核对会出错。",
        "en": "Character {position} is {kind}; a reader cannot see it, and copying and comparing go wrong.",
    },
    fix={"zh": "删去该字符，或者整段重新输入。", "en": "Delete it, or type the text again."},
    check=check,
    example={
        "zh": "从聊天软件复制的地址带有零宽字符，接收方粘贴查询无结果。",
        "en": "An address copied from a chat carried a zero-width mark; pasted by the recipient, it found nothing.",
    },
)
