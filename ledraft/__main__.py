"""`ledraft` and `python -m ledraft`. `--version` is answered before anything heavy is imported."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ledraft import __version__

        print(f"ledraft {__version__}")  # noqa: T201 - the whole of this command
        return
    # Otherwise pydantic asks every installed package for a plugin that may look on while a case is read.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    gc.set_threshold(100_000)  # loading makes many objects that stay; to look for garbage among them takes a tenth of it
    sys.unraisablehook = lambda _what: None  # a library's finaliser on a full disk; the error itself is told
    from ledraft.cli.app import run

    code = run(sys.argv[1:])
    gc.freeze()  # what is left goes with the process; to look through it once more would take longer than `--help` itself
    sys.exit(code)


if __name__ == "__main__":
    main()
