"""The e-mail: a draft that a mail program opens (`.eml`), and its subject and body as text. Nothing is ever sent."""

import mimetypes
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

from ledraft.case.blank import is_blank
from ledraft.identifiers.mail import check_email
from ledraft.letters.catalogue import letter
from ledraft.letters.context import subject as subject_line
from ledraft.letters.phrases import phrase
from ledraft.packet.preparing import Prepared

_POLICY = SMTP.clone(cte_type="7bit")
_BOUNDARY = "ledraft-0001"


def may_be_addressed(prepared: Prepared) -> bool:
    """Only an officer's case that the agency has accepted gets the recipient's mailbox into the draft."""
    return prepared.case.role == "officer" and prepared.subject.stage in ("accepted", "filed")


def files(prepared: Prepared, attachments: Mapping[str, bytes]) -> dict[str, bytes]:
    """`email/…`: the draft with `attachments` (ASCII name → content), and subject and body as UTF-8 text."""
    subject, body = _subject(prepared), _body(prepared)
    message = _message(prepared, subject, body)
    for name, content in sorted(attachments.items()):
        main, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").split("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if message.is_multipart():
        message.set_boundary(_BOUNDARY)
    return {
        "email/email.eml": message.as_bytes(),
        "email/subject.txt": f"{subject}\n".encode(),
        "email/body.txt": body.encode(),
    }


def _subject(prepared: Prepared) -> str:
    language = prepared.case.languages[-1] if "en" not in prepared.case.languages else "en"
    mark = "" if prepared.final else phrase("email", "draft", language)
    return mark + " ".join(subject_line(prepared.case, language).split())


def _body(prepared: Prepared) -> str:
    one = letter("email")
    assert one is not None
    texts = [prepared.desk.text(one, lang) for lang in one.languages[::-1] if lang in prepared.case.languages]
    return "\n\n* * *\n\n".join(text.strip() for text in texts) + "\n"


def _message(prepared: Prepared, subject: str, body: str) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"
    message["Subject"] = subject
    sender = prepared.case.officer.email
    if not is_blank(sender) and check_email(sender).ok and sender.isascii():
        message["From"] = sender
    channel = prepared.subject.profile.channel("email", prepared.subject.as_of.date())
    if channel and may_be_addressed(prepared):
        message["To"] = channel.target
    message.set_content(body, charset="utf-8", cte="base64")
    return message
