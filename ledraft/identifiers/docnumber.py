"""Numbers of police documents (文书字号) like 鞍公(刑)立字〔2023〕12号. Kept as issued, never changed."""

import re

from ledraft.case.blank import is_blank
from ledraft.identifiers.slips import surface_slip
from ledraft.identifiers.verdict import GOOD, Verdict, bad

# Organ, 公, unit, (branch), kind and 字; year in brackets; serial. Collected from published documents. Letters and
# approvals of an organ, as against papers of procedure, go without 字 (鞍公东函〔2023〕5号; GB/T 9704-2012, 7.2.5).
_POLICE = re.compile(
    r"[一-鿿A-Z×]{0,5}公(?:[一-鿿]{0,2}?(?:[（(][一-鿿×]{1,4}[)）])?[一-鿿]{1,4}字|[一-鿿]{0,3}[函批复请报发办通文])\s*"
    r"(?P<open>[〔\[［(（【])[0-9]{4}(?P<close>[〕\]］)）】])\s*第?[0-9]{1,6}号?"
)
_COURT = re.compile(r"[（(][0-9]{4}[）)][一-鿿][0-9]{0,4}[一-鿿]{1,4}[0-9]+号")


def check_document_number(value: str) -> Verdict:
    """Whether `value` looks like a police document number.

    "brackets" notes a good one whose year does not stand in 〔〕 (GB/T 9704-2012, 7.2.5). "document_number"
    and "court_number" are not ok; agencies differ, so callers should warn rather than refuse.
    """
    if is_blank(value):
        return bad("blank")
    match = _POLICE.fullmatch(value)
    if match:
        return GOOD if (match["open"], match["close"]) == ("〔", "〕") else Verdict(True, "brackets")
    return bad("court_number" if _COURT.fullmatch(value) else "document_number", _slip(value))


def _slip(value: str) -> str:
    # Full-width brackets are at home in a document number.
    return surface_slip(re.sub("[（）［］]", "", value))
