"""In a terminal that does not report its cursor's place, an English warning of the prompt library stood amid the questions.

The tests' own terminal had switched the warning off by an environment variable, and so did not see what a user saw.
"""

import subprocess
import sys


def test_the_wizard_asks_no_terminal_for_its_cursors_place() -> None:
    script = (
        "import os; os.environ.pop('PROMPT_TOOLKIT_NO_CPR', None)\n"
        "import io, ledraft.wizard.terminal\n"
        "from prompt_toolkit.data_structures import Size\n"
        "from prompt_toolkit.output.vt100 import Vt100_Output\n"
        "tty = type('Tty', (io.StringIO,), {'isatty': lambda self: True})()\n"
        "assert not Vt100_Output(tty, lambda: Size(24, 80)).responds_to_cpr"
    )
    outcome = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
