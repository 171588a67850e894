"""What a case asks for: its requests by kind, and whether they concern third persons."""

from collections.abc import Iterator

from ledraft.case.glossary import data_categories
from ledraft.case.papers import Request, RequestItem
from ledraft.rules.rule import Subject

ASKS_OF_RECIPIENT = ("data", "preservation", "freeze", "extension")


def requests_of(subject: Subject, *kinds: str) -> Iterator[tuple[str, Request]]:
    """(path, request) of every request of one of `kinds`."""
    for index, request in enumerate(subject.case.requests):
        if request.kind in kinds:
            yield f"$.requests[{index}]", request


def is_spanned(request: Request, item: RequestItem) -> bool:
    """Whether the item has both ends of a span of time, its own or, as letters print it, the request's."""
    own = item.period if item.period.from_ or item.period.to else request.period
    return bool(own.from_ and own.to)


def third_person_items(subject: Subject) -> Iterator[str]:
    """The paths of the items of data requests whose category the glossary marks as data of third persons."""
    known = data_categories()
    for path, request in requests_of(subject, "data"):
        for index, item in enumerate(request.items):
            if item.category in known and known[item.category].third_persons:
                yield f"{path}.items[{index}]"
