"""JSON is written as the standard library writes it, only sooner."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft import jsontext

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4))


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_what_is_written_is_what_the_standard_library_writes(data: Any) -> None:
    assert jsontext.dumps(data) == json.dumps(data, ensure_ascii=False, indent=2)
