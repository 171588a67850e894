"""The rows that letters show: facts, losses, values, identifiers, what is asked for."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ledraft.case import glossary, times
from ledraft.case.base import Period
from ledraft.case.blank import is_blank
from ledraft.case.events import FlowStep, Statement, Valuation
from ledraft.case.papers import Order, Request, RequestItem
from ledraft.languages import Language
from ledraft.letters.occasion import Annexed
from ledraft.letters.phrases import key_of, label_of, phrase
from ledraft.letters.references import behind
from ledraft.letters.values import Printer
from ledraft.names.capitals import rmb_in_capitals

Row = Mapping[str, str]
_UNSURE = ("lead",)
PER_TABLE = 200
MOST = 2000
"""Rows in one table, and rows in all tables of one kind: word processors grow slow beyond, and nobody copies by hand."""


def statements(printer: Printer) -> list[Row]:
    """The facts of a request in order of time; leads stay out."""
    kept = [(i, s) for i, s in enumerate(printer.case.incident.statements) if s.status not in _UNSURE]
    return [_statement(printer, i, s) for i, s in sorted(kept, key=lambda pair: _instant_key(pair[1].at))]


def _instant_key(text: str) -> tuple[int, str]:
    instant = times.moment(text)
    return (0, instant.isoformat()) if instant else (1, text)


def _statement(printer: Printer, index: int, fact: Statement) -> Row:
    label = phrase("label", "translation", printer.language)
    return {
        "beijing": _span(fact.at, fact.to, "beijing"),
        "utc": _span(fact.at, fact.to, "utc"),
        "text": printer.text(fact.text, f"incident.statements[{index}].text", label),
        "evidence": behind(fact.rests_on, printer),
        "status": label_of("status", fact.status or "stated", printer.language),
    }


def _span(start: str, end: str, clock: str) -> str:
    first = _clock(start, clock)
    return f"{first} –\n{_clock(end, clock)}" if end else first


def _clock(text: str, clock: str) -> str:
    """A moment by one clock; without an offset it stands as typed under the first clock only (a rule finds it)."""
    instant = times.moment(text)
    if instant is None:
        return text if clock == "beijing" and text else "—"
    return times.beijing(instant) if clock == "beijing" else times.utc(instant)


def losses(printer: Printer) -> list[Row]:
    """The quantity lost of each asset, every digit."""
    return [
        {
            "asset": loss.asset,
            "amount": f"{loss.amount}{_before_after(printer, loss.before, loss.after)}",
            "evidence": behind(loss.rests_on, printer),
            "status": label_of("status", loss.status or "stated", printer.language),
        }
        for loss in printer.case.incident.losses
        if loss.status not in _UNSURE
    ]


def _before_after(printer: Printer, before: str, after: str) -> str:
    if not (before and after):
        return ""
    return phrase("phrase", "amount_before", printer.language, before=before, after=after)


def valuations(printer: Printer) -> list[Row]:
    """The values of the loss on each basis, RMB also in capitals (zh); the first rough figure stays out of requests."""
    known = enumerate(printer.case.incident.valuations)
    kept = [(i, v) for i, v in known if v.amount and v.status not in _UNSURE and v.basis != "reported"]
    return [_valuation(printer, v, f"incident.valuations[{i}]") for i, v in kept]


def _valuation(printer: Printer, value: Valuation, tag: str) -> Row:
    language = printer.language
    return {
        "basis": label_of("basis", value.basis, language),
        "amount": value.amount,
        "currency": value.currency,
        "capitals": _capitals(value, printer),
        "source": printer.text(value.source, f"{tag}.source", phrase("label", "translation", language)),
        "division": _computation(value, printer, tag),
        "evidence": behind(value.rests_on, printer),
        "status": label_of("status", value.status or "stated", language),
    }


def _capitals(value: Valuation, printer: Printer) -> str:
    """Nothing for a figure that no capitals are in use for: parts of a cent, which are never rounded; a negative sum."""
    if printer.language != "zh" or value.currency != "CNY":
        return ""
    try:
        capitals = rmb_in_capitals(Decimal(value.amount))
    except ValueError:
        return ""
    return phrase("phrase", "capitals", "zh", capitals=capitals)


def _computation(value: Valuation, printer: Printer, tag: str) -> str:
    if value.division.zh or value.division.en:
        return _division(value, printer, tag)
    if value.before and value.after:
        given = {"before": value.before, "after": value.after, "amount": value.amount}
        return phrase("phrase", "difference", printer.language, **given)
    return ""


def _division(value: Valuation, printer: Printer, tag: str) -> str:
    language = printer.language
    division: str = getattr(value.division, language)
    if is_blank(division):
        return printer.blank("reporter", f"{tag}.division.{language}", phrase("label", "translation", language))
    if value.places is None:
        return phrase("phrase", "computed", language, division=division)
    rounding = label_of("rounding", key_of("rounding", value.rounding), language)
    return phrase("phrase", "division", language, division=division, places=value.places, rounding=rounding)


def accounts(printer: Printer, *, with_holders: bool) -> list[Row]:
    """What the reporter's account can be found by, in full; other holders only where the request asks about them."""
    reporter, language = printer.case.reporter, printer.language
    own = [
        ("uid", reporter.account.uid),
        ("email", reporter.account.email),
        ("phone", reporter.account.phone),
        (reporter.identity.type or "other", reporter.identity.number),
        ("api_key_id", printer.case.incident.authorisation.api_key_id),
    ]
    rows = [{"label": label_of("account", kind, language), "value": value} for kind, value in own if value]
    if not (reporter.account.uid or reporter.account.email):
        label = phrase("label", "account", language)
        rows.insert(0, {"label": label, "value": printer.blank("reporter", "reporter.account.uid", label)})
    return rows + (_holders(printer) if with_holders else [])


_OF_THE_API = ("api_key_records", "api_call_logs")


def authorised_program(printer: Printer, request: Request) -> list[Row]:
    """The third party's program that could act on the account, as the reporter states it: by it the recipient finds the
    API records. Only where these are asked for.
    """
    given, language = printer.case.incident.authorisation, printer.language
    if not given.vendor or not any(item.category in _OF_THE_API for item in request.items):
        return []
    texts = {"permissions": given.permissions, "not_granted": given.not_granted}
    labels = {name: label_of("account", name, language) for name in ("vendor", *texts)}
    told = {
        name: printer.text(text, f"incident.authorisation.{name}", labels[name])
        for name, text in texts.items()
        if text.zh or text.en
    }
    return [{"label": labels[name], "value": value} for name, value in ({"vendor": given.vendor} | told).items()]


def _holders(printer: Printer) -> list[Row]:
    kept = [h for h in printer.case.identifiers.holders if h.status not in _UNSURE]
    return [{"label": label_of("account", f"holder_{h.kind}", printer.language), "value": h.value} for h in kept]


def orders(printer: Printer) -> list[Row]:
    """The orders, ids exactly as in the case."""
    return [_order(printer, order) for order in printer.case.identifiers.orders]


def _order(printer: Printer, order: Order) -> Row:
    language = printer.language
    return {
        "beijing": _clock(order.at, "beijing"),
        "utc": _clock(order.at, "utc"),
        "side": label_of("side", order.side, language),
        "symbol": order.symbol,
        "market": label_of("market", order.market, language),
        "quantity": order.quantity,
        "ids": "\n".join(i for i in (order.order_id, order.client_order_id, order.trade_id) if i),
        "named_ids": _named_ids(order, language),
        "evidence": behind(order.rests_on, printer),
    }


def _named_ids(order: Order, language: Language) -> str:
    """The ids in one line, each with its name, for a text that is pasted without a table's heading."""
    ids = {"order_id": order.order_id, "client_order_id": order.client_order_id, "trade_id": order.trade_id}
    named = [phrase("order_ids", name, language, id=value) for name, value in ids.items() if value]
    return ("，" if language == "zh" else ", ").join(named)


def in_parts(rows: Sequence[Row]) -> list[Mapping[str, Sequence[Row]]]:
    """`rows` as tables of at most PER_TABLE; none at all beyond MOST: then the annex alone carries them."""
    if len(rows) > MOST:
        return []
    return [{"rows": rows[start : start + PER_TABLE]} for start in range(0, len(rows), PER_TABLE)]


def annexed(printer: Printer, annexes: Sequence[Annexed]) -> list[Mapping[str, object]]:
    """The annexes that the packet holds: title, number of rows, totals, and each file with its hash."""
    return [
        {
            "title": annex.title[printer.language],
            "rows": str(annex.rows),
            "totals": annex.totals[printer.language],
            "files": [{"name": file.name, "sha256": file.sha256} for file in annex.files],
        }
        for annex in annexes
    ]


def flow_steps(printer: Printer) -> list[Row]:
    """The fund flow in order of time; leads stay out."""
    kept = [step for step in printer.case.incident.flow if step.status not in _UNSURE]
    return [_step(printer, step) for step in sorted(kept, key=lambda step: _instant_key(step.at))]


def _step(printer: Printer, step: FlowStep) -> Row:
    language = printer.language
    places = (getattr(place, language) or place.zh or place.en for place in (step.source, step.target))
    return {
        "beijing": _clock(step.at, "beijing"),
        "utc": _clock(step.at, "utc"),
        "kind": label_of("flow", step.kind, language),
        "way": " → ".join(places),
        "amount": f"{step.amount} {step.asset}".strip() or phrase("phrase", "amount_open", language),
        "identifier": step.identifier,
        "evidence": behind(step.rests_on, printer),
        "status": label_of("status", step.status or "stated", language),
    }


def transfers(printer: Printer) -> list[Row]:
    """Transfers between the wallets of the account."""
    language = printer.language
    return [
        {
            "beijing": _clock(t.at, "beijing"),
            "utc": _clock(t.at, "utc"),
            "source": label_of("wallet", t.source, language),
            "target": label_of("wallet", t.target, language),
            "amount": t.amount,
            "asset": t.asset,
            "transfer_id": t.transfer_id,
            "evidence": behind(t.rests_on, printer),
        }
        for t in printer.case.identifiers.transfers
    ]


def transactions(printer: Printer) -> list[Row]:
    """Transactions on chains, with everything needed to look them up."""
    return [
        {
            "chain": t.chain,
            "txid": t.txid,
            "source": t.source,
            "target": t.target,
            "memo": t.memo or "—",
            "asset": t.asset,
            "amount": t.amount,
            "times": _both_clocks(t.at, printer),
            "evidence": behind(t.rests_on, printer),
        }
        for t in printer.case.identifiers.transactions
    ]


def _both_clocks(text: str, printer: Printer) -> str:
    instant = times.moment(text)
    if instant is None:
        return text
    return phrase("phrase", "on_chain", printer.language, beijing=times.beijing(instant), utc=times.utc(instant))


def network(printer: Printer) -> list[Row]:
    """Network addresses that the facts name; leads stay out."""
    return [
        {
            "value": address.value,
            "note": getattr(address.note, printer.language),
            "evidence": behind(address.rests_on, printer),
            "status": label_of("status", address.status or "stated", printer.language),
        }
        for address in printer.case.identifiers.network
        if address.status not in _UNSURE
    ]


def items(printer: Printer, request: Request, index: int) -> list[Row]:
    """What a request asks for, item by item: data, both clocks, reason."""
    return [_item(printer, request, item, f"requests[{index}].items[{n}]") for n, item in enumerate(request.items)]


def _item(printer: Printer, request: Request, item: RequestItem, tag: str) -> Row:
    language = printer.language
    category = glossary.data_category(item.category)
    detail: str = getattr(item.detail, language)
    period = _first_period(item.period, request.period, printer.case.incident.period)
    return {
        "category": category.name[language],
        "detail": category.contains[language] if is_blank(detail) else detail,
        "reason": printer.text(item.reason, f"{tag}.reason", phrase("label", "item_reason", language)),
        "beijing": _period(printer, period, "beijing", tag),
        "utc": _period(printer, period, "utc", tag),
        "utc_span": _period(printer, period, "utc", tag, " – "),
    }


def _period(printer: Printer, period: Period, clock: str, tag: str, between: str = " –\n") -> str:
    if not period.from_ and not period.to:
        return printer.blank("reporter", f"{tag}.period.from", phrase("label", "item_period", printer.language))
    return f"{_clock(period.from_, clock)}{between}{_clock(period.to, clock)}"


def _first_period(*periods: Period) -> Period:
    return next((p for p in periods if p.from_ or p.to), Period())
