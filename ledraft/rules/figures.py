"""Figures as they stand in a case: exact decimals, never floats."""

from decimal import Decimal, InvalidOperation


def decimal(text: str) -> Decimal | None:
    """The number that `text` writes (separators by thousands allowed), None if it is blank or no number."""
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None
