"""Telephone numbers: whether one can be called, of which type it is, and its international form."""

import re
from functools import lru_cache
from typing import Literal

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
)

from ledraft.case.blank import is_blank
from ledraft.identifiers.slips import alphabet_slip
from ledraft.identifiers.text import hidden_characters
from ledraft.identifiers.verdict import Verdict, bad

PhoneType = Literal["mobile", "landline"]

_TYPES: dict[int, PhoneType] = {PhoneNumberType.MOBILE: "mobile", PhoneNumberType.FIXED_LINE: "landline"}
_WRONG_LENGTHS = frozenset(
    {
        NumberParseException.TOO_SHORT_AFTER_IDD,
        NumberParseException.TOO_SHORT_NSN,
        NumberParseException.TOO_LONG,
    }
)
# No plan and no extension needs more; matching a whole pasted page would only take long.
_LONGEST = 60
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_NAMED_EXTENSION = re.compile(
    r"^(?P<main>.*?\d.*?)[\s,，;；(]*(?:转(?:分机|接)?|分机号?|ext(?:ension)?\.?|x|#)\s*[:：]?\s*(?P<ext>\d{1,6})\)?$",
    re.IGNORECASE,
)
# 0412-1234567-801: an area code, a whole local number, and what follows.
_DASHED_EXTENSION = re.compile(
    r"^(?P<main>(?:(?:\+|00)?86[-\s]?)?\(?0?\d{2,3}\)?[-\s]\d{7,8})-(?P<ext>\d{1,6})$"
)
_AREA_CODE = re.compile(r"^0\d{2,3}[-\s]?(?=\d{3,5}$)")


@lru_cache(maxsize=1024)
def split_extension(number: str) -> tuple[str, str]:
    """The number without its extension, and the extension's digits or "": 转801, 分机801, ext. 801, x801,
    -801.
    """
    text = number.translate(_HALF_WIDTH).strip()
    match = _NAMED_EXTENSION.match(text) or _DASHED_EXTENSION.match(text)
    return (match["main"].strip(), match["ext"]) if match else (text, "")


@lru_cache(maxsize=1024)
def check_phone(number: str, country: str = "CN") -> Verdict:
    """Whether `number` is a subscriber's number of `country` (ISO 3166 code) or, with +, of any country.

    A good number carries its international form as `normal`. 110, 119, 12110, 95588 … are "service_number".
    """
    early = _refusal_before_parsing(number, country)
    if early:
        return early
    main, extension = split_extension(number)
    try:
        parsed = phonenumbers.parse(main, country.upper())
    except NumberParseException as problem:
        return bad("length" if problem.error_type in _WRONG_LENGTHS else "format")
    if phonenumbers.is_valid_number(parsed):
        return Verdict(True, "ok", normal=_written(parsed, extension))
    if _is_service_number(main, country.upper()):
        return bad("service_number")
    if _lacks_area(main, country):
        return bad("format", "area_code")
    return bad("length", "cut_short") if _is_cut_mobile(main, country) else bad(_reason(parsed))


@lru_cache(maxsize=1024)
def phone_type(number: str, country: str = "CN") -> PhoneType | None:
    """The type by the country's numbering plan, None for an invalid number or a plan that does not tell."""
    parsed = _parsed(number, country)
    return _TYPES.get(phonenumbers.number_type(parsed)) if parsed else None


def check_phone_type(number: str, claimed: str, country: str = "CN") -> Verdict:
    """Whether the number is of the type `claimed` ("mobile" or "landline"). A plan that does not tell
    passes.
    """
    verdict = check_phone(number, country)
    known = phone_type(number, country)
    return bad("type_mismatch") if verdict.ok and known and known != claimed else verdict


@lru_cache(maxsize=1024)
def international(number: str, country: str = "CN") -> str:
    """The spaced form that is dialled from abroad: "+86 412 123 4567", "+86 412 123 4567 ext. 801".

    Raises ValueError if the number is not valid.
    """
    parsed = _parsed(number, country)
    if parsed is None:
        raise ValueError("not a valid telephone number")
    return _written(parsed, split_extension(number)[1])


def _written(parsed: PhoneNumber, extension: str) -> str:
    text: str = phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    return f"{text} ext. {extension}" if extension else text


def _refusal_before_parsing(number: str, country: str) -> Verdict | None:
    if is_blank(number):
        return bad("blank")
    if len(number) > _LONGEST:
        return bad("length")
    if hidden_characters(number):
        return bad("alphabet", "zero_width")
    main, _ = split_extension(number)
    if re.search(r"[^\W\d_]", main):
        return bad("alphabet", alphabet_slip(main, "0123456789+-() ") if re.search(r"\d", main) else "")
    if re.search(r"\d{3}\s*[/、,，;；]\s*[+(]?\d{3}", main):
        return bad("format", "two_values")
    known = country.upper() in phonenumbers.SUPPORTED_REGIONS
    return None if known or main.startswith("+") else bad("region")


def _parsed(number: str, country: str) -> PhoneNumber | None:
    if _refusal_before_parsing(number, country):
        return None
    try:
        parsed = phonenumbers.parse(split_extension(number)[0], country.upper())
    except NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def _is_service_number(main: str, country: str) -> bool:
    digits = re.sub(r"\D", "", _AREA_CODE.sub("", main))
    if not digits or country not in phonenumbers.SUPPORTED_REGIONS:
        return False
    short = phonenumbers.parse(digits, country) if len(digits) > 1 else None
    return bool(short and phonenumbers.is_valid_short_number_for_region(short, country))


def _lacks_area(main: str, country: str) -> bool:
    """A Chinese local number alone: seven or eight digits that begin with none of the area codes' or mobiles' digits."""
    return country.upper() == "CN" and bool(re.fullmatch(r"[2-9]\d{2,3}[- ]?\d{4}", main))


def _is_cut_mobile(main: str, country: str) -> bool:
    """A Chinese mobile number with a digit too few or too many (eleven are right)."""
    digits = re.sub(r"^(?:00)?(?:86)?", "", re.sub(r"\D", "", main))
    return country.upper() == "CN" and bool(re.fullmatch(r"1[3-9]\d{7,8}|1[3-9]\d{10,11}", digits))


def _reason(parsed: PhoneNumber) -> str:
    possible = phonenumbers.is_possible_number_with_reason(parsed)
    return "format" if possible == ValidationResult.IS_POSSIBLE else "length"
