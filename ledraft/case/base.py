"""The types that a case file is made of: strict about shape, patient about content (rules judge content)."""

import re
from collections.abc import Callable, Collection
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from ledraft.case import times

_HAN = re.compile(r"[㐀-䶿一-鿿]")


class Part(BaseModel):
    """One object of a case file. Unknown keys are refused; what is absent has its empty value, never None."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _number_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _day(text: str) -> str:
    if text and not times.is_day(text):
        raise PydanticCustomError("day", "not a date YYYY-MM-DD")
    return text


def _moment(text: str) -> str:
    if text and not times.is_moment(text):
        raise PydanticCustomError("moment", "not a date-time YYYY-MM-DDTHH:MM:SS+08:00")
    return text


def one_of(known: Callable[[], Collection[str]]) -> AfterValidator:
    """A check that a text is one of those that a data file lists; `known` is asked only when a case is read."""

    def check(text: str) -> str:
        if text not in known():
            raise PydanticCustomError("not_listed", "not in the list", {"expected": ", ".join(known())})
        return text

    return AfterValidator(check)


Line = Annotated[str, StringConstraints(max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Identifier = Annotated[str, StringConstraints(max_length=200), BeforeValidator(_number_as_text)]
Amount = Annotated[
    str,
    BeforeValidator(_number_as_text),
    StringConstraints(pattern=r"^(-?\d{1,30}(\.\d{1,30})?)?$"),
    Field(
        examples=["1.46966133"],
        description="Decimal digits as text, every digit kept; no separators, no unit.",
    ),
]
Day = Annotated[
    str, AfterValidator(_day), Field(examples=["2023-03-21"], json_schema_extra={"format": "date"})
]
Moment = Annotated[
    str,
    AfterValidator(_moment),
    Field(examples=["2023-03-21T01:49:08+08:00"], description="ISO 8601 date-time with its offset from UTC."),
]


class Bilingual(Part):
    """A text that a recipient reads, in both languages; each is written as such, neither is derived."""

    zh: Text = ""
    en: Text = ""


def _in_both(value: Any) -> Any:
    return {"zh": value, "en": "" if _HAN.search(value) else value} if isinstance(value, str) else value


class Formula(Bilingual):
    """A calculation as both languages write it; rules read it as figures, not as language."""


Calculation = Annotated[Formula, BeforeValidator(_in_both, json_schema_input_type=Line | Formula)]
"""One line alone, as older files have it, stands for both languages unless it is in Chinese."""


class Period(Part):
    """A span of time, both ends with their offset."""

    from_: Moment = Field("", alias="from")
    to: Moment = ""
