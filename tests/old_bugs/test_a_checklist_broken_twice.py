"""The wizard broke the lines of the checklist a second time, two columns earlier: on an 80-column screen words stood alone in lines
of their own, without the indent."""

import json

from ledraft.cli.commands.new import checklist
from ledraft.wizard.shown import wrap
from tests.rules.building import complete


def test_the_checklist_fits_the_wizards_screen_as_it_is(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(complete()), "utf-8")
    for whole in (False, True):
        assert wrap(checklist(path, whole)) == checklist(path, whole)
