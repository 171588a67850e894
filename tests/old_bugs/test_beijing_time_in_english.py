"""The wizard prints "Beijing time" on its English screen; a victim who typed these words after a time was told that this is no time,
and the help gave an example that nobody types: 2023-03-21T01:45:17+08:00."""

import pytest

from ledraft.case import fields
from ledraft.wizard.moments import typed_moment

MOMENTS = [entry for entry in fields.entries() if entry.kind == "moment"]


def test_the_words_of_the_english_screen_are_understood():
    assert typed_moment("2023-03-21 05:28:22 Beijing time") == ("2023-03-21T05:28:22", "+08:00")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("entry", MOMENTS, ids=lambda entry: entry.path)
def test_the_example_of_a_time_can_be_typed_as_it_stands_with_its_zone(entry, language):
    _clock, offset = typed_moment(entry.example[language])
    assert "T" not in entry.example[language]
    assert offset == "+08:00"
