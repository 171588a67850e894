"""SEC-02: a public link to raw evidence."""

from collections.abc import Iterator

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.wording import watched

_PUBLIC = watched("public_storage")


def check(subject: Subject) -> Iterator[Hit]:
    """Links to public storage anywhere but among the accounts and URLs of the services reported on."""
    for text in subject.texts.holding(*_PUBLIC):
        if not text.path.startswith("$.incident.services"):
            yield Hit(text.path)


RULE = Rule(
    id="SEC-02",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={"zh": "此处有公开下载原始证据的链接。", "en": "A public link to raw evidence stands here."},
    fix={
        "zh": "删去链接，把文件登记为证据一并交给警官；已公开的个人信息请撤下。",
        "en": "Remove the link, register the files as evidence and hand them to the officer; take down personal "
        "data already public.",
    },
    check=check,
    example={
        "zh": "全部证据放在公开仓库，任何人都能看到聊天记录和账户截图，嫌疑人也能。",
        "en": "All evidence lay in a public repository for anybody to read, the suspect included.",
    },
)
