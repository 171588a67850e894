"""Evidence chosen in the wizard is registered as `evidence add` registers it."""

import hashlib

from tests.wizard.drive import EVIDENCE, load, play

FILE = "Case materials 1: File (it can be dragged into this window)"
SPOT = "Date(UTC),Pair,Side,Price,Executed,Amount,Fee\n2023-03-20 17:49:08,BTCUSDT,SELL,28000,0.5BTC,14000USDT,14USDT\n"


def test_a_file_gets_its_number_hash_size_and_type(case_path):
    play(case_path)
    (found,) = load(case_path).evidence
    content = (case_path.parent / EVIDENCE).read_bytes()
    assert (found.id, found.file, found.size) == ("E1", EVIDENCE, len(content))
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_an_export_brings_its_title_and_kind(case_path):
    (case_path.parent / "spot.csv").write_text(SPOT)
    player = play(case_path, scripted={FILE: ["spot.csv"]})
    (found,) = load(case_path).evidence
    assert (found.kind, found.rows) == ("export", 2)
    assert found.title.zh
    assert found.title.en
    assert any("1 row(s)" in text for text in player.said)


def test_the_same_file_is_not_registered_twice(case_path):
    script = {"Case materials: 1 so far": ["add"], "Case materials 2: File (it can be dragged into this window)": [EVIDENCE, ""]}
    player = play(case_path, scripted=script)
    assert "This very file is registered already, as E1." in player.said
    assert len(load(case_path).evidence) == 1


def test_an_export_without_a_time_zone_is_asked_for_it(case_path):
    (case_path.parent / "spot.csv").write_text(SPOT.replace("(UTC)", ""))
    prompt = "The file does not say by which clock its times are written. By which?"
    play(case_path, scripted={FILE: ["spot.csv"], prompt: ["+00:00"]})
    assert load(case_path).evidence[0].selection["zone"] == "+00:00"


def test_another_file_in_its_place_leaves_nothing_of_the_first(case_path):
    (case_path.parent / "note.txt").write_text("note")
    play(case_path, scripted={FILE: ["note.txt"], "Case materials 1: Title (in Chinese)": [KeyboardInterrupt]})
    before = load(case_path).evidence[0]
    script = {"Where do you want to go on?": ["review"], "Which section?": ["evidence"],
              "Which answer is to be changed?": ["$.evidence[0].file"], FILE: [EVIDENCE]}  # fmt: skip
    play(case_path, None, scripted=script)
    after = load(case_path).evidence[0]
    assert after.id == before.id
    assert after.sha256 != before.sha256
    assert after.file == EVIDENCE
