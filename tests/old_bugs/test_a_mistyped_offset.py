"""An offset that was mistyped where the wizard asks for the clock of an export counted as “not known”, without a word: the file
was registered with times that nobody could print."""

from tests.wizard.drive import EVIDENCE, load, play

FILE = "Case materials 1: File (it can be dragged into this window)"
CLOCK = "The file does not say by which clock its times are written. By which?"
OFFSET = "Offset from UTC, such as -05:00"


def test_it_is_asked_for_again(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / EVIDENCE).write_text("order,quantity\n")
    (tmp_path / "spot.csv").write_text(
        "Date,Pair,Side,Price,Executed,Amount,Fee\n2023-03-20 17:49:08,BTCUSDT,SELL,28000,0.5BTC,14000USDT,14USDT\n"
    )
    script = {FILE: ["spot.csv"], CLOCK: ["other", "other"], OFFSET: ["noon", "+9"]}
    player = play(tmp_path / "case.json", scripted=script)
    assert "This is no offset. Type it like +08:00 or -05:00." in player.said
    assert load(tmp_path / "case.json").evidence[0].selection["zone"] == "+09:00"
