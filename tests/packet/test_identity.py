"""Identity copies: only after attestation and approval, marked for one recipient, with a ledger of what went to whom."""

import hashlib
import io
import json
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ledraft.evidence import fonts
from tests.conftest import Shell

IMAGES = ("badge_front", "badge_back", "selfie")


@pytest.fixture
def approved(ledraft: Shell, complete: dict[str, Any]) -> dict[str, Any]:
    """The complete sample, its badge images as files with the metadata of a camera."""
    exif = Image.Exif()
    exif[0x010F] = "SpecimenCamera"
    for name in IMAGES:
        Image.new("RGB", (1800, 1200), (200, 200, 200)).save(ledraft.folder / f"{name}.jpg", exif=exif)
        complete["officer"]["credentials"][name] = {"file": f"{name}.jpg"}
    return complete


def attached(folder: Path) -> dict[str, bytes]:
    message = message_from_bytes((folder / "email/email.eml").read_bytes(), policy=policy.default)
    return {part.get_filename(): part.get_content() for part in message.iter_attachments()}


def test_the_email_carries_marked_copies_without_metadata(ledraft: Shell, approved: dict[str, Any]) -> None:
    case = ledraft.save({**approved, "route": "email"})
    assert ledraft("export", case, "-o", "out", "--attach-id").code == 0
    found = attached(Path("out"))
    for name in IMAGES:
        original = (ledraft.folder / f"{name}.jpg").read_bytes()
        picture = Image.open(io.BytesIO(found[f"{name}.jpg"]))
        assert found[f"{name}.jpg"] != original
        assert max(picture.size) <= 1600
        assert not picture.getexif()
        assert len(picture.convert("L").getcolors(100_000) or ()) > 1
        assert b"SpecimenCamera" not in found[f"{name}.jpg"]


def test_the_ledger_says_what_went_to_whom(ledraft: Shell, approved: dict[str, Any]) -> None:
    ledraft("export", ledraft.save({**approved, "route": "email"}), "-o", "out", "--attach-id")
    ledger = json.loads(Path("out/email/identity-ledger.json").read_text("utf-8"))
    found = attached(Path("out"))
    assert [line["file"] for line in ledger] == [f"{name}.jpg" for name in IMAGES]
    for line in ledger:
        assert line["copy_sha256"] == hashlib.sha256(found[line["file"]]).hexdigest()
        assert line["original_sha256"] == hashlib.sha256((ledraft.folder / line["file"]).read_bytes()).hexdigest()
        assert (line["recipient"], line["case"], line["date"]) == (
            approved.get("recipient", "binance-cn"), approved["reference"], approved["as_of"][:10],
        )  # fmt: skip
    assert ledraft("verify", "out").code == 0


def test_on_the_portals_route_the_copies_lie_apart_from_the_letters(ledraft: Shell, approved: dict[str, Any]) -> None:
    case = ledraft.save(approved)
    ledraft("export", case, "-o", "bare")
    assert not Path("bare/identity").exists()
    ledraft("export", case, "-o", "out", "--attach-id")
    names = {path.name for path in Path("out/identity").iterdir()}
    assert names == {*(f"{name}.jpg" for name in IMAGES), "identity-ledger.json"}


def test_without_approval_nothing_is_copied_and_nothing_written(ledraft: Shell, approved: dict[str, Any]) -> None:
    approved["documents"] = [d for d in approved["documents"] if d["kind"] != "superior_approval"]
    assert ledraft("export", ledraft.save(approved), "-o", "out", "--attach-id").code == 1
    assert not Path("out").exists()


def test_a_cut_image_is_refused(ledraft: Shell, approved: dict[str, Any]) -> None:
    path = ledraft.folder / "selfie.jpg"
    path.write_bytes(path.read_bytes()[:2000])
    outcome = ledraft("export", ledraft.save(approved), "-o", "out", "--attach-id")
    assert outcome.code == 2
    assert "selfie.jpg" in outcome.err
    assert not Path("out").exists()


def test_without_a_font_for_the_mark_no_copy_is_made(
    ledraft: Shell, approved: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts.chinese_font.cache_clear()
    monkeypatch.setattr(fonts.os, "walk", lambda _folder: iter(()))
    outcome = ledraft("export", ledraft.save(approved), "-o", "out", "--attach-id")
    fonts.chinese_font.cache_clear()
    assert outcome.code == 2
    assert "No font with Chinese characters" in outcome.err
    assert not Path("out").exists()


def test_a_photograph_of_a_phone_goes_out_as_a_marked_jpeg(ledraft: Shell, approved: dict[str, Any]) -> None:
    from tests.evidence.test_identity import HEIC

    (ledraft.folder / "selfie.heic").write_bytes(HEIC.read_bytes())
    approved["officer"]["credentials"]["selfie"] = {"file": "selfie.heic"}
    assert ledraft("export", ledraft.save({**approved, "route": "email"}), "-o", "out", "--attach-id").code == 0
    found = attached(Path("out"))
    (name,) = (name for name in found if name.startswith("selfie"))
    assert name.endswith(".jpg")
    assert Image.open(io.BytesIO(found[name])).size == (240, 400)
    assert b"SpecimenCamera" not in found[name]
