"""Agency and officer may be kept for the next case, by choice, and never more than was chosen."""

import json
import stat

from ledraft.wizard import kept
from tests.wizard.drive import load, play

KEEP = "Keep the data of the agency and officer on this computer for your next case?"


def test_nothing_is_kept_without_a_choice(case_path):
    player = play(case_path, "officer")
    assert KEEP in player.prompts
    assert not kept.store().exists()


def test_what_is_kept_is_offered_to_the_next_case_and_taken_over_by_choice(case_path, tmp_path):
    play(case_path, "officer", scripted={KEEP: ["officer"]})
    other = tmp_path / "other.json"
    prompt = "Kept from an earlier case: Specimen, the officer. Take it over into this one?"
    play(other, "officer", scripted={prompt: ["take"], "Who are you": ["officer"]})
    assert load(other).agency == load(case_path).agency
    assert load(other).officer.name == load(case_path).officer.name


def test_what_is_kept_may_be_left(case_path, tmp_path):
    play(case_path, "officer", scripted={KEEP: ["agency"]})
    prompt = "Kept from an earlier case: Specimen. Take it over into this one?"
    script = {prompt: ["leave"], "Route": [KeyboardInterrupt]}
    play(tmp_path / "other.json", "officer", scripted=script)
    assert load(tmp_path / "other.json").agency.name.zh == ""


def test_badge_photos_are_never_kept_and_the_police_number_only_if_chosen(case_path):
    play(case_path, "officer", scripted={KEEP: ["officer"]})
    officer = json.loads(kept.store().read_text("utf-8"))["officer"]
    assert officer.keys() == {"name", "position", "email", "phone"}
    assert stat.S_IMODE(kept.store().stat().st_mode) == 0o600


def test_the_police_number_is_kept_if_chosen(case_path):
    play(case_path, "officer", scripted={KEEP: ["number"]})
    assert json.loads(kept.store().read_text("utf-8"))["officer"]["police_number"] == "Ab-123"


def test_a_case_file_written_by_hand_can_be_kept_from(case_path):
    case_path.write_text('{"role": "officer"}')
    play(case_path, "officer", scripted={KEEP: ["agency"]})
    assert kept.kept()["agency"]["country"] == "CN"


def test_a_reporter_is_offered_the_agency_alone(case_path, tmp_path):
    play(case_path, "officer", scripted={KEEP: ["officer"]})
    prompt = "Kept from an earlier case: Specimen. Take it over into this one?"
    play(tmp_path / "other.json", "victim", scripted={prompt: ["take"]})
    assert load(tmp_path / "other.json").officer.name.family.zh == ""
    assert load(tmp_path / "other.json").agency.name.en == "Specimen"


def test_a_damaged_store_is_as_good_as_none(case_path):
    kept.store().parent.mkdir(parents=True)
    kept.store().write_text("{broken")
    play(case_path)
    assert load(case_path).reporter.name.family.zh == "王"
