"""By which clock a time stands: Beijing time, UTC or another offset, with help on how that is found out."""

from ledraft.languages import _
from ledraft.wizard import moments
from ledraft.wizard.screen import Move, Option, Screen


def asked_zone(screen: Screen, prompt: str, blank: str = "") -> str | Move:
    """What the person says: an offset, or for another one what was typed as such; or the move, but help is given here."""
    while True:
        reply = screen.choose(prompt, clocks(), blank=blank)
        if reply == "other":
            reply = screen.line(_("Offset from UTC, such as -05:00"))
        if reply is not Move.HELP:
            return reply
        screen.say(_help())


def clocks() -> list[Option]:
    """By which clock a time may be written: an offset, or `other`. Only one of them answers to “UTC”."""
    return [
        Option(moments.BEIJING, _("Beijing time (+08:00)")),
        Option(moments.UTC, _("UTC (most exports of exchanges)")),
        Option("other", _("another offset")),
    ]


def _help() -> str:
    return _(
        "The clock stands beside every time, so that nobody abroad misreads it: letters print Beijing time and UTC."
        " Exports of exchanges are mostly in UTC, as their heading or file name says; phones, screenshots and chats in"
        " China show Beijing time. Where one event stands in both, eight hours lie between them."
    )
