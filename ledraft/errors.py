"""The exceptions that a user may see.

    UserError            one clear message, exit code 2, nothing written
    ├── UnusableInput    a case file, template or data file that cannot be used as a whole (carries all problems)
    └── Refused          what was asked for is not allowed here and now, exit code 1

Anything else that escapes is a defect of ledraft.
"""

from collections.abc import Sequence


class UserError(Exception):
    """A message in the user's language that says what is wrong, where, and how to mend it."""

    exit_code = 2


class UnusableInput(UserError):
    """Input that cannot be used as a whole; `lines` holds every problem found, one line each."""

    def __init__(self, headline: str, lines: Sequence[str] = ()) -> None:
        self.headline, self.lines = headline, tuple(lines)
        super().__init__("\n".join([headline, *(f"  {line}" for line in lines)]))


class Refused(UserError):
    """The call was understood and is refused (a Trust guard, an open part, an existing packet)."""

    exit_code = 1
