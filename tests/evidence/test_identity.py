"""An identity copy is upright, bare of metadata, marked all over, and the original stays as it was."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from ledraft.errors import UnusableInput
from ledraft.evidence.identity import identity_copy
from ledraft.evidence.intake import examine

MARKS = ("仅供样例平台办理 SPEC-1 号案件使用 2023-04-01", "For Specimen Exchange, case SPEC-1 only, 2023-04-01")
FOR = {"recipient": "specimen-exchange", "case": "SPEC-1", "date": "2023-04-01"}


def photograph(path, size=(2400, 1200), **options):
    """A synthetic photograph: left half dark, right half light."""
    image = Image.new("RGB", size, (250, 250, 250))
    image.paste((10, 10, 10), (0, 0, size[0] // 2, size[1]))
    image.save(path, **options)
    return path


def with_metadata(path):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "SpecimenCamera"
    exif.get_ifd(0x8825)[1] = "N"
    return photograph(path, exif=exif)


def opened(copy):
    return Image.open(io.BytesIO(copy.content))


def test_a_copy_is_upright_scaled_and_bare_of_metadata(tmp_path):
    copy = identity_copy(with_metadata(tmp_path / "id.jpg"), MARKS, **FOR)
    picture = opened(copy)
    assert picture.size == (800, 1600)
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"SpecimenCamera" not in copy.content
    assert picture.getpixel((400, 3))[0] < 120 < picture.getpixel((400, 1590))[0]


def test_the_mark_covers_every_part_of_the_picture(tmp_path):
    picture = opened(identity_copy(photograph(tmp_path / "id.png", (1600, 1600)), MARKS, **FOR)).convert("L")
    for left in range(0, 1600, 400):
        for top in range(0, 1600, 400):
            low, high = picture.crop((left, top, left + 400, top + 400)).getextrema()
            assert high - low > 40


def test_each_mark_leaves_its_own_trace(tmp_path):
    path = photograph(tmp_path / "id.png", (800, 600))
    contents = {identity_copy(path, [mark], **FOR).content for mark in MARKS} | {identity_copy(path, MARKS, **FOR).content}
    assert len(contents) == 3


def test_the_ledger_entry_tells_original_copy_and_purpose(tmp_path):
    path = photograph(tmp_path / "id.jpg")
    copy = identity_copy(path, MARKS, **FOR)
    assert copy.entry.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert copy.entry.copy_sha256 == hashlib.sha256(copy.content).hexdigest()
    assert (copy.entry.recipient, copy.entry.case, copy.entry.date) == ("specimen-exchange", "SPEC-1", "2023-04-01")
    assert (copy.entry.width, copy.entry.height) == (1600, 800)


def test_the_same_original_gives_the_same_copy_and_is_not_touched(tmp_path):
    path = photograph(tmp_path / "id.jpg")
    path.chmod(0o400)
    before = path.read_bytes()
    assert identity_copy(path, MARKS, **FOR) == identity_copy(path, MARKS, **FOR)
    assert path.read_bytes() == before


def test_a_cut_off_file_is_refused(tmp_path):
    path = photograph(tmp_path / "id.jpg")
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(UnusableInput, match="cut off"):
        identity_copy(path, MARKS, **FOR)


def test_a_decompression_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.png"
    Image.new("1", (12000, 8000)).save(path)  # 96 million pixels
    with pytest.raises(UnusableInput, match="too large"):
        identity_copy(path, MARKS, **FOR)


def test_a_damaged_heic_is_refused(tmp_path):
    path = tmp_path / "id.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 200)
    with pytest.raises(UnusableInput, match="cut off or damaged"):
        identity_copy(path, MARKS, **FOR)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"GIF89a", b"II*\x00", b"hello", b""])
def test_other_formats_are_refused_whatever_their_name(tmp_path, content):
    path = tmp_path / "id.jpg"
    path.write_bytes(content)
    with pytest.raises(UnusableInput, match="JPEG, PNG"):
        identity_copy(path, MARKS, **FOR)


def test_no_copy_leaves_without_a_mark(tmp_path):
    with pytest.raises(UnusableInput, match="mark"):
        identity_copy(photograph(tmp_path / "id.jpg"), [" "], **FOR)


HEIC = Path(__file__).parent / "specimen.heic"
"""A synthetic photograph of 400 × 240 pixels, left half dark, turned by a quarter by its metadata, made with pillow-heif; the
metadata name a SpecimenCamera."""


def test_a_photograph_of_a_phone_is_turned_upright_and_stripped(tmp_path):
    path = tmp_path / "id.jpg"  # phones rename them when they are sent on
    path.write_bytes(HEIC.read_bytes())
    assert b"SpecimenCamera" in path.read_bytes()
    copy = identity_copy(path, MARKS, **FOR)
    picture = opened(copy)
    assert (picture.format, picture.size) == ("JPEG", (240, 400))
    assert not picture.getexif()
    assert b"SpecimenCamera" not in copy.content
    assert picture.getpixel((120, 3))[0] < 130 < picture.getpixel((120, 396))[0]
    assert (copy.entry.original_media_type, copy.entry.width, copy.entry.height) == ("image/heic", 240, 400)


@pytest.mark.parametrize("kept", [30, 200, 500, 900])
def test_a_photograph_of_a_phone_that_was_cut_off_is_refused(tmp_path, kept):
    path = tmp_path / "id.heic"
    path.write_bytes(HEIC.read_bytes()[:kept])
    with pytest.raises(UnusableInput, match="cut off or damaged"):
        identity_copy(path, MARKS, **FOR)


def test_a_photograph_of_a_phone_is_counted_as_one_picture():
    facts = examine(HEIC)
    assert (facts.media_type, facts.pages, facts.rows) == ("image/heic", 1, None)
