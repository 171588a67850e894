"""Two wizards never write one case file; a crash leaves no lock behind."""

import os
import signal
import subprocess

import pytest

from ledraft.errors import UserError
from ledraft.wizard import lock
from tests.wizard.drive import command, environment


def test_a_second_wizard_is_refused_and_told_who_holds_the_file(case_path):
    with lock.held(case_path), pytest.raises(UserError, match=str(os.getpid())), lock.held(case_path):
        pass


def test_the_lock_is_gone_afterwards(case_path):
    with lock.held(case_path):
        assert lock.lock_path(case_path).exists()
    assert not lock.lock_path(case_path).exists()


def test_a_refused_wizard_takes_no_lock_away(case_path):
    with lock.held(case_path):
        for _attempt in range(2):
            with pytest.raises(UserError), lock.held(case_path):
                pass
        assert lock.lock_path(case_path).exists()


def test_a_lock_file_left_by_a_crash_does_not_hinder(case_path):
    lock.lock_path(case_path).write_text("99999")
    with lock.held(case_path):
        pass


def test_two_cases_in_one_folder_do_not_hinder_each_other(tmp_path):
    with lock.held(tmp_path / "a.json"), lock.held(tmp_path / "b.json"):
        pass


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="no folder"), lock.held(tmp_path / "none" / "case.json"):
        pass


def test_a_folder_that_cannot_be_written_is_said(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock.os, "open", refuse)
    with pytest.raises(UserError, match="Permission denied"), lock.held(tmp_path / "case.json"):
        pass


def start(path):
    return subprocess.Popen(
        command("--lang", "en", "--role", "victim", "new", "--plain", str(path)),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(path.parent),
    )  # fmt: skip


def wait_for(process, text):
    while text not in (line := process.stdout.readline()):
        assert line, process.stderr.read()


def test_two_processes_on_one_file_and_the_first_killed(case_path):
    first = start(case_path)
    wait_for(first, b"Recipient")
    second = start(case_path)
    _out, err = second.communicate(b"")
    assert second.returncode == 2
    assert f"process {first.pid}".encode() in b" ".join(err.split())
    first.send_signal(signal.SIGKILL)
    first.communicate()
    third = start(case_path)
    wait_for(third, b"Recipient")
    third.communicate(b"")
    assert third.returncode == 130
