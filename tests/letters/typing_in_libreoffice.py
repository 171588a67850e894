"""LibreOffice with hands: opens a Word file, types into its controls, and saves it, as a person would.

A macro of the user's own profile does the typing. LibreOffice writes a fresh profile over its macros when it starts for
the first time, so it is started once before.
"""

import os
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_LIBRARY = (
    'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false"'
)
_FILES = {
    "Standard/script.xlb": f'{_HEAD}<library:library {_LIBRARY}><library:element library:name="Module1"/></library:library>',
    "Standard/dialog.xlb": f"{_HEAD}<library:library {_LIBRARY}/>",
    "script.xlc": (
        f'{_HEAD}<library:libraries xmlns:library="http://openoffice.org/2000/library" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
        'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>'
    ),
}
_MODULE = Template(
    f'{_HEAD}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">$code</script:module>'
)
_CODE = Template("""Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL("$source", "_blank", 0, hidden())
$typing
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  document.storeToURL("$target", word())
  document.close(True)
  StarDesktop.terminate()
End Sub""")


def typed(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """Save `source` as `target` after each of `values` was typed at the bookmark of its name."""
    profile = target.parent / "profile-of-a-person"
    _run(profile, "--terminate_after_init")
    basic = profile / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    for name, content in _FILES.items():
        (basic / name).write_text(content, "utf-8")
    lines = (f'  document.Bookmarks.getByName("{name}").Anchor.setString("{value}")' for name, value in values.items())
    code = _CODE.substitute(source=source.as_uri(), target=target.as_uri(), typing="\n".join(lines))
    (basic / "Standard" / "Module1.xba").write_text(_MODULE.substitute(code=escape(code, quote=False)), "utf-8")
    _run(profile, "macro:///Standard.Module1.Main()")


def _run(profile: Path, *words: str) -> None:
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", *words]
    home = {**os.environ, "HOME": str(profile.parent)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=home)
