"""No code path contacts or listens on a network address."""

import ast
import re
import shutil
import socket
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

ROOT = Path(__file__).parent.parent.parent
GOES_ONLINE = {
    "requests", "httpx", "urllib3", "aiohttp", "httplib2", "tornado", "twisted", "grpcio", "boto3", "tldextract",
    "freemail", "sentry-sdk", "websockets", "paramiko", "pycurl", "treq", "niquests",
}  # fmt: skip
NETWORK_MODULES = {
    "socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver",
    "webbrowser", "asyncio", "urllib.request", "urllib.robotparser",
}  # fmt: skip


def runtime_closure() -> set[str]:
    """Every distribution that a plain installation of ledraft brings, without extras."""
    found: set[str] = set()
    waiting = ["ledraft"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        try:
            needed = requires(name) or []
        except PackageNotFoundError:  # only for another platform
            continue
        waiting += [re.split(r"[\s\[<>=!~;(]", line, maxsplit=1)[0].lower() for line in needed if "extra ==" not in line]
    return found


def test_no_runtime_dependency_goes_online_by_itself() -> None:
    closure = runtime_closure()
    assert len(closure) > 25
    assert closure & GOES_ONLINE == set()


def test_no_module_of_ours_imports_a_network_library() -> None:
    guilty = []
    for path in (ROOT / "ledraft").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            guilty += [f"{path.name}: {n}" for n in names if n in NETWORK_MODULES or n.split(".")[0] in NETWORK_MODULES]
    assert guilty == []


def test_the_suite_itself_runs_with_internet_sockets_disabled() -> None:
    with pytest.warns(UserWarning, match="tried to use socket"), pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def _namespaces_work() -> bool:
    unshare = shutil.which("unshare")
    return bool(unshare) and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _namespaces_work(), reason="this machine allows no network namespaces")
def test_the_demo_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    command = ["unshare", "-rn", sys.executable, "-m", "ledraft", "demo", str(tmp_path / "demo")]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    assert (tmp_path / "demo/complete-packet/manifest.json").exists()


WATCHED = """
import os, sys
from contextlib import suppress
from importlib import import_module
from importlib.metadata import packages_distributions

names = set(sys.argv[2].split(","))

def watch(event, arguments):
    if event.split(".")[0] in ("socket", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "http", "webbrowser"):
        sys.__stderr__.write(f"{event} {arguments!r}\\n")
        os._exit(7)

sys.addaudithook(watch)
loaded = 0
for package, owners in sorted(packages_distributions().items()):
    if names & {owner.lower().replace("_", "-") for owner in owners} and package.isidentifier() and not package.startswith("_"):
        with suppress(ImportError):  # a name left behind by a distribution's own build
            import_module(package)
            loaded += 1
from ledraft.cli import app
folder = sys.argv[1]
case = f"{folder}/complete.json"
for words in (["demo", folder], ["check", case], ["mask", case, "-o", f"{folder}/m.json"], ["verify", f"{folder}/complete-packet"],
              ["export", case, "-o", f"{folder}/f", "--final", "--lock"], ["recipients"], ["doctor"], ["preview", case]):
    app.run(["--lang", "en", *words])
print("loaded", loaded)
"""


def test_neither_a_dependency_nor_a_command_so_much_as_tries(tmp_path: Path) -> None:
    """Every runtime distribution is imported, and commands are run, under a hook of the interpreter itself, which no
    library can get round: an address looked up, a socket made or bound, would end the process.
    """
    names = ",".join(name.replace("_", "-") for name in runtime_closure())
    outcome = subprocess.run([sys.executable, "-c", WATCHED, str(tmp_path / "demo"), names], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    loaded = int(outcome.stdout.split()[-1])
    assert loaded >= 28
    print(f"{loaded} packages imported and 8 commands run; nothing tried")


def test_the_hook_would_have_seen_it(tmp_path: Path) -> None:
    spoilt = WATCHED.replace("loaded = 0", "import socket; socket.getaddrinfo('192.0.2.1', 80)")
    outcome = subprocess.run([sys.executable, "-c", spoilt, str(tmp_path), ""], capture_output=True, text=True, check=False)
    assert outcome.returncode == 7
    assert "getaddrinfo" in outcome.stderr
