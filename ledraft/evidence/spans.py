"""Row numbers in a few words: those that follow one another as one span."""

from collections.abc import Iterable


def spans(numbers: Iterable[int]) -> list[str]:
    """`2`, `3`, `5–9`: in order, each once; three or more that follow one another are written as a span."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [text for span in found for text in _written(span)]


def _written(span: list[int]) -> list[str]:
    return [str(number) for number in span] if len(span) < 3 else [f"{span[0]}–{span[-1]}"]
