"""Ctrl-C between two prompts struck in the midst of checking the case, where it was taken for a wrong value: the wizard called a
file of its own unusable, or itself defective; in the last steps of a prompt it made a traceback show."""

import os
import signal
import termios

import pytest

from ledraft.wizard import interrupts
from tests.wizard.drive import load
from tests.wizard.emulator import Emulator


def conversation(*happens):
    """What was reached of a conversation in which all this happens between two prompts, and then the prompt."""
    reached, before = [], signal.getsignal(signal.SIGINT)  # a shell in the background has it ignored
    try:
        with interrupts.held_back():
            for what in happens:
                reached.append(what)
                os.kill(os.getpid(), signal.SIGINT) if what == "Ctrl-C" else None
            with interrupts.heard():
                reached.append("prompt")
                os.kill(os.getpid(), signal.SIGINT)
                reached.append("deaf at the prompt")
    except KeyboardInterrupt:
        reached.append("stopped")
    assert signal.getsignal(signal.SIGINT) is before
    return reached


def test_it_waits_for_the_next_prompt():
    assert conversation("Ctrl-C", "calculation") == ["Ctrl-C", "calculation", "stopped"]


def test_a_second_one_does_not_wait():
    assert conversation("Ctrl-C", "Ctrl-C", "calculation") == ["Ctrl-C", "Ctrl-C", "stopped"]


def test_at_a_prompt_it_is_heard_at_once():
    assert conversation("calculation") == ["calculation", "prompt", "stopped"]


def last_calculation():
    with interrupts.held_back():
        os.kill(os.getpid(), signal.SIGINT)


def test_where_no_prompt_follows_it_waits_for_the_end():
    with pytest.raises(KeyboardInterrupt):
        last_calculation()


@pytest.mark.terminal
def test_a_signal_at_a_prompt_ends_the_wizard_in_good_order_and_gives_the_terminal_back(tmp_path):
    terminal = Emulator(tmp_path, "--lang", "en", "--role", "victim", "new", "case.json")
    terminal.until_asked("Recipient")
    cooked = termios.tcgetattr(terminal.child.child_fd)[3] & termios.ICANON
    terminal.child.kill(signal.SIGINT)
    terminal.until("ledraft new case.json")
    restored = termios.tcgetattr(terminal.child.child_fd)[3] & termios.ICANON
    assert (cooked, restored) == (0, termios.ICANON)
    assert terminal.end() == 130
    assert b"Traceback" not in terminal.written
    assert load(tmp_path / "case.json").role == "victim"
