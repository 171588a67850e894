"""Which entry of a list a typed text means."""

import pytest

from ledraft import languages
from ledraft.wizard.moments import BEIJING, UTC
from ledraft.wizard.searching import meant
from ledraft.wizard.zones import clocks


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_clock_alone_answers_to_utc(language):
    """“Beijing time (UTC+8)” had fitted as well, and the question was asked again."""
    languages.use(language)
    assert [option.value for option in meant("UTC", clocks())] == [UTC]
    assert [option.value for option in meant("北京" if language == "zh" else "beijing", clocks())] == [BEIJING]
