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
