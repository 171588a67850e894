"""What the further requests to the recipient name beyond the common context: freeze, preservation, counterparties,
extension, follow-up, and the question to the portal's helpdesk.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ledraft import resources
from ledraft.case import deadlines, glossary, times
from ledraft.case.base import Bilingual
from ledraft.case.citations import citation
from ledraft.case.papers import Document, Freeze, Request, RequestItem
from ledraft.case.stage import is_issued, issued
from ledraft.letters import tables
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.values import Printer

Values = dict[str, object]
_ON_RENEWAL = "PSP-242-247"


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> Values:
    """The values of `letter`."""
    values = _OWN_VALUES[letter.id](printer, occasion)
    return values | {"annexes": _annexes(printer, letter)}


def _word(group: str, key: str, printer: Printer, **values: str) -> str:
    text: str = resources.toml("request_phrases.toml")[group][key][printer.language]
    return text.format(**values) if values else text


def _annexes(printer: Printer, letter: Letter) -> list[str]:
    own = resources.toml("request_phrases.toml")["annexes"].get(letter.id, [])
    papers = [
        printer.document(kind)["title"] for kind in letter.papers if issued(printer.case.documents, kind)
    ]
    return [*(_word("annex", key, printer) for key in own), *papers]


def _of_kind(printer: Printer, *kinds: str) -> tuple[int, Request]:
    """The first request of the first of `kinds` that the case holds, with its index; else an empty one after the last."""
    requests = printer.case.requests
    for kind in kinds:
        for index, request in enumerate(requests):
            if request.kind == kind:
                return index, request
    return len(requests), Request(kind="data")


def _text_of(printer: Printer, value: Bilingual, tag: str, label: str) -> str:
    return printer.control(
        getattr(value, printer.language), f"{tag}.{printer.language}", _word("label", label, printer)
    )


# ---------------------------------------------------------------- freeze


def _freeze_request(printer: Printer, _occasion: Occasion) -> Values:
    blank = printer.blank("reporter", "incident.flow", _word("label", "path", printer))
    return {"freeze": _freeze(printer), "path_blank": blank}


def _freeze(printer: Printer) -> Values:
    """What is frozen, from the request and, where the request is silent, from the notice."""
    index, request = _of_kind(printer, "freeze", "extension")
    notice = issued(printer.case.documents, "freeze_notice") or Document(kind="freeze_notice")
    freeze, tag = request.freeze, f"requests[{index}].freeze"
    amount = freeze.amount or notice.amount
    return {
        "notice": printer.document("freeze_notice"),
        **_approval(printer, notice),
        "accounts": _accounts(printer, freeze, tag),
        "amount": printer.control(amount, f"{tag}.amount", _word("label", "freeze_amount", printer)),
        "asset": printer.control(freeze.asset, f"{tag}.asset", _word("label", "freeze_asset", printer)),
        "start": _both_clocks(printer, notice.period.from_, "from", "freeze_start"),
        "end": _both_clocks(printer, notice.period.to, "to", "freeze_end"),
        "scope": _scope(printer, freeze, notice, tag),
        "fruits": _fruits(printer, freeze.fruits, tag),
        "lifted_by": _text_of(printer, freeze.lifted_by, f"{tag}.lifted_by", "freeze_lifted_by"),
    }


def _approval(printer: Printer, notice: Document) -> Values:
    tag, approver = "documents.freeze_notice.approver", notice.approver
    level = _word("level", approver.level, printer) if approver.level else ""
    return {
        "approver": printer.control(approver.name, f"{tag}.name", _word("label", "approver", printer)),
        "approver_position": printer.control(
            approver.position, f"{tag}.position", _word("label", "approver_position", printer)
        ),
        "approver_level": printer.control(
            level, f"{tag}.level.{printer.language}", _word("label", "approver_level", printer)
        ),
    }


def _accounts(printer: Printer, freeze: Freeze, tag: str) -> list[str]:
    label = _word("label", "freeze_accounts", printer)
    accounts = freeze.accounts or [""]
    return [printer.control(value, f"{tag}.accounts[{n}]", label) for n, value in enumerate(accounts)]


def _both_clocks(printer: Printer, text: str, end: str, label: str) -> Mapping[str, str]:
    """A moment of the notice by both clocks; both repeat one value of the case."""
    instant = times.moment(text)
    shown = (times.beijing(instant), times.utc(instant)) if instant else ("", "")
    tag = f"documents.freeze_notice.period.{end}"
    made = [
        printer.control(s, f"{tag}.{c}", _word("label", label, printer))
        for s, c in zip(shown, _CLOCKS, strict=True)
    ]
    return dict(zip(_CLOCKS, made, strict=True))


_CLOCKS = ("beijing", "utc")


def _scope(printer: Printer, freeze: Freeze, notice: Document, tag: str) -> str:
    scope = freeze.scope if getattr(freeze.scope, printer.language) else notice.scope
    return _text_of(printer, scope, f"{tag}.scope", "freeze_scope")


def _fruits(printer: Printer, fruits: bool | None, tag: str) -> str:
    text = "" if fruits is None else _word("fruits", "yes" if fruits else "no", printer)
    return printer.control(text, f"{tag}.fruits.{printer.language}", _word("label", "freeze_fruits", printer))


# ---------------------------------------------------------------- preservation, counterparties


def _preservation_request(printer: Printer, _occasion: Occasion) -> Values:
    index, request = _of_kind(printer, "preservation", "data")
    return {"preserved": tables.items(printer, request, index)}


def _counterparty_request(printer: Printer, _occasion: Occasion) -> Values:
    return {
        "counterparties": _third_person_items(printer),
        "notice": printer.document("evidence_notice"),
        "earlier": _earlier(printer),
    }


def _third_person_items(printer: Printer) -> list[tables.Row]:
    """The case's items about third persons; if it has none, the counterparties of the listed orders."""
    index, request = _of_kind(printer, "data")
    known = glossary.data_categories()
    third = [item.category in known and known[item.category].third_persons for item in request.items]
    if any(third):
        rows = tables.items(printer, request, index)
        return [row for row, wanted in zip(rows, third, strict=True) if wanted]
    plain = Request(kind="data", items=[RequestItem(category="counterparties")])
    return tables.items(printer, plain, len(printer.case.requests))


def _earlier(printer: Printer) -> str:
    """The reference of the earlier request: as this request quotes it, else the recipient's own."""
    index, request = _of_kind(printer, "extension", "data")
    text = request.earlier_reference or printer.case.portal.submission_reference
    return printer.control(text, f"requests[{index}].earlier_reference", _word("label", "earlier", printer))


# ---------------------------------------------------------------- extension, follow-up, portal


def _extension_request(printer: Printer, occasion: Occasion) -> Values:
    """Renews a freeze where a second notice has been issued for it before its end; else the preservation of records."""
    notices = [d for d in printer.case.documents if d.kind == "freeze_notice" and is_issued(d)]
    before = deadlines.freeze_before(printer.case.documents)
    today = occasion.as_of.astimezone(times.BEIJING).date()
    frozen = len(notices) > 1 and not (before and before.passed(today))
    index, request = _of_kind(printer, "extension")
    end = (printer.day(before.on) if before else "") if frozen else _preserved_until(printer, occasion)
    tag = f"requests[{index}].text"
    renewal = {
        "freeze": frozen,
        "subject": _word("renewal", "freeze" if frozen else "preservation", printer),
        "present_end": printer.control(end, "present_end", _word("label", "present_end", printer)),
        "reason": _text_of(printer, request.text, tag, "renewal_reason"),
        "law": _law(printer, _ON_RENEWAL),
    }
    return {"freeze": _freeze(printer), "renewal": renewal, "earlier": _earlier(printer)}


def _law(printer: Printer, citation_id: str) -> Mapping[str, str]:
    one, language = citation(citation_id), printer.language
    return {
        "instrument": one.instrument.name[language],
        "article": one.article[language],
        "gist": one.gist[language].rstrip("。."),
    }


def _preserved_until(printer: Printer, occasion: Occasion) -> str:
    """The day on which preservation ends by the recipient's known rule; empty if either end is not known."""
    submitted, rule = deadlines.submitted_on(printer.case), occasion.profile.preservation
    if submitted is None or rule is None or rule.days is None:
        return ""
    return printer.day(deadlines.of_recipient("preservation", submitted, rule.days).on)


def _follow_up(printer: Printer, occasion: Occasion) -> Values:
    reference = printer.case.portal.submission_reference
    return {
        "handed_in": _handed_in(printer, occasion, reference),
        "door": _door(printer, occasion, "follow_up"),
    }


def _handed_in(printer: Printer, occasion: Occasion, reference: str) -> Values:
    submitted = deadlines.submitted_on(printer.case)
    index, request = _of_kind(printer, "data", "preservation", "freeze")
    by, until = times.day(request.reply_by), _preserved_until(printer, occasion)
    state = printer.case.portal.steps[-1].state if printer.case.portal.steps else "submitted"
    label = _word("label", "submitted_on", printer)
    return {
        "reference": reference,
        "on": printer.control(printer.day(submitted) if submitted else "", "portal.submitted_on", label),
        "state": _word("state", state, printer),
        "reply_by": printer.control(
            printer.day(by) if by else "", f"requests[{index}].reply_by", _word("label", "reply_by", printer)
        ),
        "open_items": [row["category"] for row in tables.items(printer, request, index)],
        "preservation": _word("phrase", "preserved_until", printer, day=until) if until else "",
    }


def _door(printer: Printer, occasion: Occasion, role: Any) -> str:
    """The mailboxes of the profile for `role`; where it has none, the thread in the portal."""
    today = occasion.as_of.astimezone(times.BEIJING).date()
    mailboxes = [channel.target for channel in occasion.profile.channels_for(role, today)]
    return ", ".join(mailboxes) or _word("phrase", "no_mailbox", printer)


def _portal_question(printer: Printer, occasion: Occasion) -> Values:
    today = occasion.as_of.astimezone(times.BEIJING).date()
    portal = occasion.profile.channel("kodex", today)
    steps = [step for step in printer.case.portal.steps if step.state != "not_begun"]
    shown = [
        {"on": step.on or "—", "state": _word("state", step.state, printer), "note": step.note or "—"}
        for step in steps
    ]
    _index, question = _of_kind(printer, "question")
    values = {
        "url": portal.target if portal else "—",
        "steps": shown,
        "registered": bool(steps)
        and steps[-1].state in ("signed_up", "mail_verified", "under_review", "refused"),
        "text": getattr(question.text, printer.language),
    }
    return {"portal": values, "door": _door(printer, occasion, "onboarding_help")}


_OWN_VALUES: Mapping[str, Callable[[Printer, Occasion], Values]] = {
    "freeze-request": _freeze_request,
    "preservation-request": _preservation_request,
    "counterparty-request": _counterparty_request,
    "extension-request": _extension_request,
    "follow-up": _follow_up,
    "portal-question": _portal_question,
}
