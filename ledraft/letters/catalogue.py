"""The catalogue of letters: what each is, who may have it drafted, and when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from ledraft import resources
from ledraft.case import paths
from ledraft.case.documents import document_kind
from ledraft.case.fields import Texts
from ledraft.case.model import Case, Role, Route, Stage
from ledraft.case.papers import Document
from ledraft.case.stage import is_approved, issued
from ledraft.languages import Language, _, pick
from ledraft.rules.labels import role_label, stage_label

Occurrence = Literal["dates", "renewal"]
"""What happens in a case at its clock: dates run; a renewal is to be asked for."""
Audience = Literal["recipient", "internal", "reporter"]


@dataclass(frozen=True, eq=False)
class Letter:
    """One line of the catalogue (`data/letters/*.toml`)."""

    id: str
    title: Texts
    languages: tuple[Language, ...]
    roles: tuple[Role, ...]
    stages: tuple[Stage, ...]
    routes: tuple[Route, ...]
    drafter: Texts
    issuer: Texts
    audience: Audience
    marked: Literal["draft", "none"]
    frame: str = "frame-plain"
    frame_en: str = ""
    form: bool = False
    request: str = ""
    papers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    over_with: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    parts: Mapping[str, Texts] = field(default_factory=dict)
    citations: tuple[str, ...] = ()
    citations_by_stage: Mapping[str, list[str]] = field(default_factory=dict)
    carries: tuple[str, ...] = ()
    extra: str = ""
    picture: str = ""
    in_kit: bool = False
    by_default: bool = True
    when: Occurrence | Literal[""] = ""

    def frame_for(self, language: Language) -> str:
        """The name of the frame (a Word file in `templates/<lang>/`) that a prose letter is poured into."""
        return (self.frame_en or self.frame) if language == "en" else self.frame

    def cites(self, stage: Stage) -> tuple[str, ...]:
        """The ids of the provisions that the letter names at `stage`."""
        return self.citations + tuple(self.citations_by_stage.get(stage, ()))


def _tuples(raw: Mapping[str, object]) -> dict[str, object]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


@cache
def letters() -> tuple[Letter, ...]:
    """Every letter, in the order of the catalogue."""
    files = sorted(path.name for path in resources.data("letters").glob("*.toml"))
    lines = [raw for name in files for raw in resources.toml(f"letters/{name}")["letter"]]
    return tuple(Letter(**_tuples(raw)) for raw in lines)  # type: ignore[arg-type]


def letter(letter_id: str) -> Letter | None:
    """The letter with this id, or None."""
    return next((one for one in letters() if one.id == letter_id), None)


def why_not(one: Letter, case: Case, stage: Stage) -> str:
    """Why `one` is not offered for `case` at `stage`, in the language of the screen; empty if it is."""
    if case.role not in one.roles:
        return _("it is not drafted for the role {role}").format(role=role_label(case.role))
    if stage not in one.stages:
        return _("it has no place at the stage {stage}").format(stage=stage_label(stage))
    if case.route not in one.routes:
        return _("it belongs to another route than {route}").format(route=case.route)
    return (
        _missing_document(one, case.documents)
        or _later_document(one, case.documents)
        or _unapproved_document(one, case.documents)
        or _missing_part(one, case)
        or (_no_picture(case) if one.picture else "")
    )


def _no_picture(case: Case) -> str:
    """Why no fund flow can be drawn: none is stated, or this machine has no font that could label it."""
    from ledraft.letters.pictures import why_undrawn

    return why_undrawn(case)


def _missing_document(one: Letter, documents: list[Document]) -> str:
    absent = [kind for kind in one.requires if issued(documents, kind) is None]
    if not absent:
        return ""
    titles = _(", ").join(pick(document_kind(kind).title) for kind in absent)
    return _("a document must be issued first: {documents}").format(documents=titles)


def _later_document(one: Letter, documents: list[Document]) -> str:
    come = [kind for kind in one.over_with if issued(documents, kind)]
    titles = _(", ").join(pick(document_kind(kind).title) for kind in come)
    return _("a later document has settled it: {documents}").format(documents=titles) if come else ""


def _unapproved_document(one: Letter, documents: list[Document]) -> str:
    """Of the `approved` documents that are issued, those that do not name who approved them, at the level asked for."""
    papers = [paper for kind in one.approved if (paper := issued(documents, kind))]
    wanting = [approval_label(paper.kind) for paper in papers if not is_approved(paper)]
    if not wanting:
        return ""
    return _("a document must name who approved it: {documents}").format(documents=_("; ").join(wanting))


def approval_label(kind: str) -> str:
    """The title of a document with the lowest level that may approve it, in the language of the screen."""
    wanted = document_kind(kind)
    if wanted.approval != "county":
        return pick(wanted.title)
    return _("{document} (county level or above)").format(document=pick(wanted.title))


def _missing_part(one: Letter, case: Case) -> str:
    absent = [pick(label) for path, label in one.parts.items() if not paths.get(case, path)]
    return _("the case file must hold first: {parts}").format(parts=_(", ").join(absent)) if absent else ""


def offered(case: Case, stage: Stage, happening: Collection[Occurrence] = ()) -> tuple[Letter, ...]:
    """The letters of a packet for `case`: those that role, stage, route and documents allow; one that belongs to an
    occurrence (`when`) only if this is `happening`.
    """
    wanted = (one for one in letters() if (one.when in happening if one.when else one.by_default))
    return tuple(one for one in wanted if not why_not(one, case, stage))
