"""The e-mail said of the badge photographs that the officer shows them on the portal, on a route without a portal."""

from typing import Any

from ledraft.letters.reread import document_text
from tests.conftest import Shell


def test_on_the_email_route_the_badge_is_shown_separately(ledraft: Shell, complete: dict[str, Any]) -> None:
    assert ledraft("export", ledraft.save(complete | {"route": "email"}), "-o", "out").code == 0
    mail = document_text((ledraft.folder / "out" / "email.en.docx").read_bytes())
    assert "on the portal by the officer" not in mail
    assert "kept by the officer, to be shown separately if you need it" in mail
