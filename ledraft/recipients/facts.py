"""The blocks that a recipient's profile is made of.

Every block is one fact or a few facts that share a source, and carries `cite`: the ids of the sources that
say *all* of it. A block that is absent (None) was not seen in any text read; that is not the same as "the
recipient has no such rule".

Grades of a source, strongest first:

    A  the provider's own domain        C  a third party that cites the provider's page and when it opened it
    B  the provider's text on a mirror, D  a third party without such a citation
       regional domain or archive       S  case material (what a provider's support told a victim)
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ledraft.recipients.hosts import host_of_address, host_of_url

Grade = Literal["A", "B", "C", "D", "S"]
Status = Literal["verified", "draft", "stale", "unsupported"]
Route = Literal["kodex", "email"]
Role = Literal["primary", "fallback", "onboarding_help", "follow_up", "explanation", "historical"]

GRADES: tuple[Grade, ...] = ("A", "B", "C", "D", "S")


def _in_both_languages(texts: dict[str, str]) -> dict[str, str]:
    if set(texts) != {"zh", "en"} or not all(text.strip() for text in texts.values()):
        raise ValueError("zh and en")
    return texts


Texts = Annotated[dict[str, str], AfterValidator(_in_both_languages)]
_UNDATED = {"zh": "未注明", "en": "undated"}
Word = Annotated[str, Field(min_length=1)]
Words = Annotated[tuple[Word, ...], Field(strict=False)]
Cite = Annotated[tuple[Word, ...], Field(strict=False)]
Days = Annotated[int, Field(gt=0)]


class Strict(BaseModel):
    """Frozen; refuses unknown keys and values of another type (a date is a TOML date, not a text)."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class Source(Strict):
    """Where facts were read: `seen_version` is the version or date printed on the text or `undated`, `checked_on` the day
    it was read (an archived copy counts as read on that day; `note` says so)."""

    citation: Texts
    url: Word | None = None
    grade: Grade
    seen_version: Word
    checked_on: date
    note: Texts | None = None

    def version(self) -> Texts:
        """`seen_version` for a reader of either language."""
        if self.seen_version == _UNDATED["en"]:
            return _UNDATED
        return {"zh": self.seen_version, "en": self.seen_version}


class Fact(Strict):
    """A block of facts with the sources that say all of it, and a remark for the reader."""

    cite: Cite = ()
    note: Texts | None = None


class Dated(Fact):
    """A fact that holds from and to a day, both included; None is open."""

    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the fact holds on the day `on`."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)


class Channel(Dated):
    """One door. `route` is set where an officer can hand in a request; help desks and pages have none."""

    kind: Literal["portal", "email", "page"]
    url: Word | None = None
    address: Word | None = None
    role: Role
    route: Route | None = None
    when: Words = ()

    @property
    def target(self) -> str:
        """The URL or mailbox, as it is printed."""
        return self.url or self.address or ""

    @property
    def host(self) -> str:
        """The host of the URL or the domain of the mailbox, lower case; empty if it cannot be read."""
        return host_of_url(self.url) if self.url else host_of_address(self.address or "")


class Sender(Fact):
    """From which mailbox a request may come."""

    rule: Literal["government_domain", "agency_domain", "official_mailbox", "via_portal"]
    free_mail_refused: bool = False


class Wording(Fact):
    """In which languages a request is read; `accepted` is never empty (unknown: leave the block out)."""

    accepted: Annotated[tuple[Literal["zh", "en"], ...], Field(strict=False, min_length=1)]
    attachments_too: bool = False
    certified_translation_ok: bool = False


class SubjectLine(Fact):
    """What the subject of an e-mail must hold."""

    must_contain: Annotated[
        tuple[Literal["reference", "action", "jurisdiction", "request_type"], ...], Field(strict=False)
    ]


Paper = Literal[
    "court_order",
    "warrant",
    "subpoena",
    "police_order",
    "agency_letter",
    "filing_decision",
    "evidence_notice",
    "freeze_notice",
    "appointment_letter",
    "case_papers",
    "editable_copy",
]
Proof = Literal[
    "badge_front", "badge_back", "badge_photo", "selfie_with_badge", "appointment_letter", "work_id"
]


class DocumentSlot(Fact):
    """One paper that must be attached; any one of `any_of` fills the slot. `or_equal`: the recipient also takes "equal"
    papers and does not say which."""

    slot: Word
    any_of: Annotated[tuple[Paper, ...], Field(strict=False, min_length=1)]
    or_equal: bool = False
    signature: Literal["required", "any"] = "any"
    seal: Literal["required", "or_signature", "any"] = "any"


class OfficerId(Fact):
    """How the officer's identity is shown."""

    slots: Annotated[tuple[Proof, ...], Field(strict=False)]
    any_of: bool = False
    min_officers: Annotated[int, Field(ge=1)] = 1


class Identifiers(Fact):
    """Which identifiers the recipient can look up, and in what form it wants them."""

    accepted: Words
    copyable: bool = False
    formats: Annotated[tuple[Literal["docx", "xlsx", "text_pdf", "text"], ...], Field(strict=False)] = ()


class FundFlow(Fact):
    """Whether the way of the funds must be shown, and what each step must say."""

    required: bool
    per_transaction: Words = ()
    totals: Words = ()


class Scope(Fact):
    """How exactly a request must say what it wants."""

    actions_explicit: bool = False
    data_categories: Words = ()
    date_range_required: bool = False
    deadline_required: bool = False


class DataRule(Fact):
    """What a disclosure of data rests on."""

    available: Literal["order", "order_or_letter", "unknown"]


class PreservationRule(Fact):
    """How long data are kept on request."""

    days: Days | None = None
    renewable: bool = False


class FreezeRule(Fact):
    """On what a freeze rests, and when it ends."""

    available: Literal["order_only", "order_or_letter", "request", "unknown"]
    period_required: bool = False
    max_days: Days | None = None
    lapses_without_period: bool = False


class UserNotice(Fact):
    """Whether the account holder is told of a request."""

    default: Literal["may_notify", "not_notified", "must_state", "unknown"]
    nondisclosure_text_needed: bool = False


class Emergency(Fact):
    """How an urgent request is marked."""

    how: Literal["portal_type", "subject_tag", "email"]


class Entity(Dated):
    """A company of the recipient, by its own name."""

    name: Word


class Addressee(Fact):
    """To whom a letter is addressed: to the brand, or to the companies named for that day."""

    mode: Literal["brand", "named_entity"]
    names: Annotated[tuple[Entity, ...], Field(strict=False)] = ()


class CrossBorder(Fact):
    """Whether a reference to mutual legal assistance is expected."""

    mlat_reference: Literal["if_applicable", "required"]


class Timing(Fact):
    """Usual times, in business days."""

    access_days: Days | None = None
    response_days_min: Days | None = None
    response_days_max: Days | None = None


class Tracking(Fact):
    """The recipient's own reference; `reference_example` shows its shape."""

    reference_example: Word
    reporter_may_hold: bool = False


class ClientLimits(Fact):
    """What the portal needs of the machine it is opened on."""

    browsers: Words = ()
    vpn_refused: bool = False
    vpn_needed: bool = False
