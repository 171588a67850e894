"""The shipped sample cases, and variations of them, on the forms."""

from dataclasses import replace
from functools import cache

from ledraft import resources
from ledraft.case import reading, times
from ledraft.letters import catalogue, library
from ledraft.letters.compiled import Rendered
from ledraft.letters.occasion import Occasion
from ledraft.letters.writing import Desk
from ledraft.recipients import loading
from ledraft.rules import judging
from ledraft.rules.parts import field_statuses
from ledraft.rules.rule import Subject

FORMS = ("kodex-sheet", "checklist", "hand-over", "evidence-index")
LANGUAGES = ("zh", "en")
SAMPLES = ("reporter", "complete")


@cache
def sample(name):
    """The shipped sample case `name`."""
    return reading.read(resources.data("samples") / f"{name}.json").case


def form(form_id):
    """The catalogue's line for a form."""
    return catalogue.letter(form_id) or replace(catalogue.letter("checklist"), id=form_id)


def occasion(case):
    """The recipient's profile and the moment that the case itself names."""
    return Occasion(loading.load(case.recipient), times.moment(case.as_of))


def checked(case):
    """The statuses of the eight fields and the findings of `case`."""
    subject = Subject(case, occasion(case).profile, occasion(case).as_of)
    return field_statuses(subject), judging.findings(subject)


def context(case, form_id, language):
    """Everything that a form may name, as a packet has it."""
    return desk(case).context(form(form_id), language)


def desk(case):
    """Where the papers of `case` are written."""
    return Desk(case, occasion(case), *checked(case))


def rendered(case, form_id, language) -> Rendered:
    """The finished form of `case`."""
    return library.compiled(form(form_id), language).render(context(case, form_id, language), {"title": form_id})


def changed(case, **values):
    """`case` with other values at its top."""
    return case.model_copy(update=values)
