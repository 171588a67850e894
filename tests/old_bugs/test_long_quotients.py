"""A quotient of more than 28 digits lost its last ones.

The carry was added with `+`, which works in Python's default context of 28 digits, though everything around it was exact.
A property test met it after many runs: 280585057.36268846 ÷ 1.55230126 to 20 places.
"""

from decimal import Decimal
from fractions import Fraction

from ledraft.evidence.valuation import derive


def test_a_quotient_of_more_than_28_digits_keeps_them_all() -> None:
    for sign in (1, -1):
        numerator, denominator = sign * Decimal("280585057.36268846"), Decimal("1.55230126")
        error = Fraction(derive(numerator, denominator, 20).value) - Fraction(numerator) / Fraction(denominator)
        assert abs(error) <= Fraction(1, 2 * 10**20)
