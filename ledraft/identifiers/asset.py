"""Codes of assets and currencies, such as BTC, stETH or CNY: only their look can be checked, nobody lists them all."""

import re

from ledraft.identifiers.verdict import GOOD, Verdict, bad

_CODE = re.compile(r"(?=.*[A-Z0-9])[A-Za-z0-9][A-Za-z0-9.\-_$]{0,29}")


def check_asset(code: str) -> Verdict:
    """Whether `code` can be the code of an asset or currency: Latin letters and digits, not all of them small.

    Exchanges and ISO 4217 write capitals; a few tokens mix in small letters (stETH). A name such as 人民币, or `btc`, is
    what a person says and not what an export holds.
    """
    return GOOD if _CODE.fullmatch(code) else bad("asset_code")
