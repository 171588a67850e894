"""Several letters poured into one Word file: the officer's kit, one section per letter."""

import re
from collections.abc import Sequence

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters import dialect, shield, wordml

BundledLetter = tuple[str, str, str, str]
"""Letter id, Markdown source, file name for messages, style prefix (which also chooses the page set-up)."""

_SECTION = re.compile(
    r"<w:p[ >](?:(?!<w:p[ >]).)*?(<w:sectPr.*?</w:sectPr>)(?:(?!<w:p[ >]).)*?\{\{section:(\w*)\}\}.*?</w:p>",
    re.DOTALL,
)


def poured(letters: Sequence[BundledLetter], document: str, styles: str) -> str:
    """`document` (the kit frame's main part) with its section marks replaced by `letters`.

    Each letter prints only if its id is in `kit.letters`, and ends its own section, so that a Chinese and an
    English page set-up both hold. Raises UnusableInput if a letter or its prefix cannot be used.
    """
    sections = {prefix: section for section, prefix in _SECTION.findall(document)}
    bodies = "".join(_letter(letter, sections, styles) for letter in letters)
    first, last = document.index("<w:body>") + len("<w:body>"), document.rindex("<w:p>")
    return document[:first] + bodies + document[last:]


def _letter(letter: BundledLetter, sections: dict[str, str], styles: str) -> str:
    letter_id, source, name, prefix = letter
    if prefix not in sections:
        raise UnusableInput(_("The kit's frame has no page set-up “{prefix}”.").format(prefix=prefix))
    blocks = dialect.blocks(shield.shield(source, name))
    wordml.check_styles(blocks, styles, prefix, name)
    condition = wordml.paragraph_statement('{% if "' + letter_id + '" in kit.letters %}')
    end = f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{sections[prefix]}</w:pPr></w:p>'
    return condition + wordml.body(blocks, prefix) + end + wordml.paragraph_statement("{% endif %}")
