"""SEC-01: a password, an API secret, a private key or a seed phrase stands in the case."""

from collections.abc import Iterator

from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch
from ledraft.rules.wording import watched

# The secret of an exchange's API key: 64 letters of both cases and digits. Hashes and TXIDs have one case.
_API_SECRET = watch(
    r"(?<![0-9A-Za-z])(?=[0-9a-z]*[A-Z])(?=[0-9A-Z]*[a-z])(?=[A-Za-z]*\d)[0-9A-Za-z]{64}(?![0-9A-Za-z])",
    gate="[0-9a-z]{64}",
)
_SECRETS = watched("secrets")


def check(subject: Subject) -> Iterator[Hit]:
    """In any text of the case. The words themselves are never repeated."""
    for text in subject.texts.holding(*_SECRETS, _API_SECRET):
        yield Hit(text.path)


RULE = Rule(
    id="SEC-01",
    severity="error",
    owner="reporter",
    source=TRUST,
    message={
        "zh": "此处像是密码、API 密钥的私密部分、私钥或者助记词。",
        "en": "This looks like a password, an API secret, a private key or a seed phrase.",
    },
    fix={
        "zh": "立即删去，并视为已泄露：更换密码，停用该密钥。查案只需要密钥的公开编号。",
        "en": "Remove it at once and treat it as leaked: change the password, disable the key. The public key id is "
        "all that is needed.",
    },
    check=check,
    guard=True,
    example={
        "zh": "报案人把 Secret Key 贴进情况说明，文件经过多人之手，剩余资产再次被转走。",
        "en": "A victim pasted the secret key into the account of facts; it passed through many hands, and what was "
        "left was taken too.",
    },
)
