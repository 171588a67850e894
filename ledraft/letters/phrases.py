"""Short texts that letters, sheets and reports share, from `data/phrases.toml`."""

from ledraft import resources
from ledraft.languages import Language


def phrase(group: str, key: str, language: Language, **values: object) -> str:
    """The phrase `group.key` in `language`, its `{placeholders}` filled from `values`. Raises KeyError if unknown."""
    text: str = resources.toml("phrases.toml")[group][key][language]
    return text.format(**values) if values else text


def label_of(group: str, key: str, language: Language) -> str:
    """Like `phrase`, but a key that the list does not know is shown as it stands in the case."""
    texts = resources.toml("phrases.toml")[group].get(key)
    return texts[language] if texts else key


def key_of(group: str, text: str) -> str:
    """The key whose phrase in either language is `text`; `text` itself if it is a key already, or none is."""
    texts = resources.toml("phrases.toml")[group]
    return next((key for key, pair in texts.items() if text in pair.values()), text)


def capital(label: str) -> str:
    """A label at the head of a line; the registry writes English labels as they stand inside a sentence."""
    return label[:1].upper() + label[1:]
