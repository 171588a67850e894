"""One question, asked until it is answered, left open or left: help, refusals and doubts on the way."""

from dataclasses import replace
from typing import Any

from ledraft.case import paths
from ledraft.case.fields import Texts
from ledraft.languages import _, pick
from ledraft.wizard import moments, standard
from ledraft.wizard.answers import Refusal, accept, doubt
from ledraft.wizard.draft import Draft
from ledraft.wizard.helping import help_text
from ledraft.wizard.questions import Question
from ledraft.wizard.remarks import Judge, on_answer
from ledraft.wizard.screen import LineKind, Move, Option, Screen
from ledraft.wizard.suggestions import spellings, suggestion
from ledraft.wizard.ticked_lists import chosen_articles, chosen_categories, chosen_evidence
from ledraft.wizard.zones import asked_zone

_CHOSEN = ("choice", "phone_type", "country", "recipient", "flag")
_TICKED = {"categories": chosen_categories, "rests_on": chosen_evidence, "articles": chosen_articles}
_LINE_KINDS: dict[str, LineKind] = {"long": "long", "file": "path"}


class Asking:
    """Asks questions on a screen and puts the answers into a draft."""

    def __init__(self, draft: Draft, screen: Screen, judge: Judge | None = None) -> None:
        self.draft, self.screen, self._judge = draft, screen, judge

    def ask(self, question: Question) -> Move | None:
        """None when the answer is on disk; else the move: BACK, REVIEW, or BLANK when the question stays open."""
        typed = ""
        while True:
            reply = self._reply(question, typed)
            if isinstance(reply, Refusal):
                self.screen.say(reply.reason)
                typed = reply.typed
            elif reply is Move.HELP:
                self.screen.say(help_text(question, self.draft.case.recipient))
            elif reply is Move.BLANK:
                if self._left_open(question):
                    return reply
            elif isinstance(reply, Move):
                return reply
            elif self._taken(question, reply):
                return None
            else:
                typed = reply if isinstance(reply, str) else ""

    def _reply(self, question: Question, typed: str) -> Any | Move | Refusal:
        if question.kind in _CHOSEN:
            return self._choice(question)
        if question.kind == "image":
            return self._image(question)
        if question.kind == "moment":
            return self._moment(question, typed)
        if question.kind in _TICKED:
            return _TICKED[question.kind](self.draft, self.screen, question, title(question))
        spelt = spellings(question, self.draft.data) if not typed and self.draft.value(question) is None else ()
        if len(spelt) > 1:
            return self._spelling(question, spelt)
        return self._typed(question, typed)

    # ------------------------------------------------------------ typed answers

    def _typed(self, question: Question, typed: str) -> Any | Move | Refusal:
        texts = self._standard_texts(question, typed)
        reply = self._line(question, typed)
        if isinstance(reply, Move):
            return reply
        if not reply.strip():
            return Move.BLANK
        value = accept(question, standard.meant(reply, texts, question), self.draft.path.parent)
        return replace(value, typed=reply) if isinstance(value, Refusal) else value or Move.BLANK

    def _standard_texts(self, question: Question, typed: str) -> tuple[Texts, ...]:
        """Several texts among which one is taken by its number; shown where nothing stands in the line yet."""
        if question.language != "zh" or typed or self.draft.value(question) is not None:
            return ()
        texts = standard.offered(question, self.draft.data)
        if len(texts) < 2:
            return ()
        self.screen.say(standard.shown(texts, question))
        return texts

    def _line(self, question: Question, typed: str) -> str | Move:
        stored = self.draft.value(question)
        default = ", ".join(stored) if isinstance(stored, list) else str("" if stored is None else stored)
        suggested = suggestion(question, self.draft.data)
        if question.kind == "moment":
            default, suggested = moments.as_typed(default), moments.as_typed(suggested)
        prompt = title(question)
        if suggested and not default:
            default = suggested
            prompt += _(" (suggestion, please check)")
        elif question.language == "en" and suggested not in ("", default):
            prompt += _(" (suggestion: {text})").format(text=suggested)
        if typed and self.screen.prefills:
            default = typed
        return self.screen.line(prompt, default, _LINE_KINDS.get(question.kind, "line"))

    def _spelling(self, question: Question, spelt: tuple[str, ...]) -> str | Move | Refusal:
        """The one of several spellings that the bearer uses; only the bearer knows it."""
        options = [*(Option(one, one) for one in spelt), Option("", _("another spelling"))]
        reply = self.screen.choose(title(question), options, blank=_("leave open for now"))
        return reply if reply != "" else self._typed(question, "")

    def _moment(self, question: Question, typed: str) -> str | Move | Refusal:
        reply = self._line(question, typed)
        if isinstance(reply, Move):
            return reply
        if not reply.strip():
            return Move.BLANK
        found = moments.typed_moment(reply)
        if found is None:
            reason = _("This is no time. Type it like 2023-03-21 01:49:08; the time zone is asked for next.")
            return Refusal(reason, reply)
        clock, offset = found
        return clock + offset if offset else self._in_a_zone(clock)

    def _in_a_zone(self, clock: str) -> str | Move | Refusal:
        zone = asked_zone(self.screen, _("{clock}: by which clock?").format(clock=clock.replace("T", " ")))
        if isinstance(zone, Move):
            return Refusal(_("Without its time zone the time is not kept.")) if zone in (Move.BLANK, Move.BACK) else zone
        offset = moments.typed_offset(zone)
        return clock + offset if offset else Refusal(_("This is no offset. Type it like +08:00 or -05:00."))

    # ------------------------------------------------------------ chosen answers

    def _choice(self, question: Question) -> Any | Move:
        options = _options(question)
        stored = self.draft.value(question)
        default = str(stored).lower() if isinstance(stored, bool) else stored
        prompt = title(question)
        if not default:
            default = suggestion(question, self.draft.data)
            prompt += _(" (suggestion, please check)") if default else ""
        if default and default not in {option.value for option in options}:
            options.append(Option(default, default))  # written into the file by hand; it stays unless changed
        reply = self.screen.choose(prompt, options, default or "", self._blank_line(question))
        return reply == "true" if question.kind == "flag" and not isinstance(reply, Move) else reply

    def _blank_line(self, question: Question) -> str:
        """The line that leaves the question open; none where the entry or the case cannot do without an answer."""
        if not question.required:
            return _("leave open for now")
        return _("no entry after all") if self._is_new_row(question) else ""

    def _image(self, question: Question) -> Any | Move | Refusal:
        stored = self.draft.value(question) or {}
        default = "by_officer" if stored.get("by_officer") else "file" if stored.get("file") else ""
        options = [
            Option("by_officer", _("kept and shown by the officer (the usual way)")),
            Option("file", _("a picture file on this computer")),
        ]
        reply = self.screen.choose(title(question), options, default, _("leave open for now"))
        if reply == "by_officer":
            return {"by_officer": True}
        if reply != "file":
            return reply
        prompt = _("Path of the picture (it can be dragged into this window)")
        name = self.screen.line(prompt, stored.get("file", ""), "path")
        if isinstance(name, Move):
            return Refusal(_("No picture was chosen.")) if name in (Move.BLANK, Move.BACK) else name
        return accept(question, name, self.draft.path.parent)

    # ------------------------------------------------------------ what becomes of a reply

    def _taken(self, question: Question, value: Any) -> bool:
        """True when `value` is on disk; False when it was refused or is to be typed again."""
        doubted = doubt(question, value, self.draft.data) if value != self.draft.value(question) else ""
        if doubted and not self._kept_all_the_same(doubted):
            return False
        refusal = self._kept(question, value)
        if refusal:
            self.screen.say(refusal.reason)
        elif not doubted:  # whoever kept a doubted value was told already
            self._remark_on(question)
        return refusal is None

    def _remark_on(self, question: Question) -> None:
        """Say what the forecast has against the answer that is on disk now; the person may go on all the same."""
        remark = on_answer(self._judge(self.draft.path), self.draft.role, question) if self._judge else ""
        if remark:
            self.screen.say(remark)

    def _kept(self, question: Question, value: Any) -> Refusal | None:
        if question.kind != "file":
            return self.draft.answer(question, value)
        from ledraft.wizard.registering import register_file

        return register_file(self.draft, self.screen, question, value)

    def _kept_all_the_same(self, doubted: str) -> bool:
        options = [Option("again", _("type it again")), Option("keep", _("keep it as typed"))]
        return self.screen.choose(_("This looks wrong: {reason}").format(reason=doubted), options) == "keep"

    def _left_open(self, question: Question) -> bool:
        if question.required and not self._is_new_row(question):
            self.screen.say(_("This cannot stay open. An entry of a list can be taken away as a whole."))
            return False
        if self.draft.value(question) is not None:
            self.draft.answer(question, "")
        return True

    def _is_new_row(self, question: Question) -> bool:
        return bool(question.row) and paths.peek(self.draft.data, question.row) is None


def title(question: Question) -> str:
    """The question in the language of the screen, with the list and the number of the entry it is part of."""
    label = pick(question.label)
    if not question.row:
        return label
    return _("{list} {number}: {label}").format(list=pick(question.entry.label), number=question.number, label=label)


def _options(question: Question) -> list[Option]:
    if question.kind == "country":
        from ledraft.identifiers.country import country_codes, country_name

        names = {code: f"{country_name(code, 'zh')} {country_name(code, 'en')} ({code})" for code in country_codes()}
        return [Option(code, name) for code, name in names.items()]
    if question.kind == "recipient":
        from ledraft.recipients.loading import all_ids, load

        return [Option(name, f"{pick(load(name).title)} ({name})") for name in all_ids()]
    if question.kind == "flag":
        return [Option("true", _("yes")), Option("false", _("no"))]
    return [Option(choice.value, pick(choice.label)) for choice in question.choices]
