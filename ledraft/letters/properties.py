"""Document properties: what the letter is, and nothing about the machine or the person that made it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape

CORE = "docProps/core.xml"

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_EMPTY = {
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas'
    b'.openxmlformats.org/officeDocument/2006/extended-properties"><Application>ledraft</Application></Properties>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://'
    b'schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}


def scrubbed(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """`members` of a Word file without what Word wrote about its author; the core part is left out."""
    return {name: _EMPTY.get(name, content) for name, content in members.items() if name != CORE}


def core_part(properties: Mapping[str, str]) -> bytes:
    """docProps/core.xml with title, subject, language and as_of (ISO 8601 with offset) if given.

    The creator is always ledraft; the only date is `as_of`, printed in UTC.
    """
    lines = [
        f"<dc:{name}>{escape(properties[name])}</dc:{name}>"
        for name in ("title", "subject")
        if name in properties
    ]
    lines.append("<dc:creator>ledraft</dc:creator>")
    if "language" in properties:
        lines.append(f"<dc:language>{escape(properties['language'])}</dc:language>")
    if "as_of" in properties:
        moment = _utc(properties["as_of"])
        lines += [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        ]
    return (_CORE + "".join(lines) + "</cp:coreProperties>").encode()


def _utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
