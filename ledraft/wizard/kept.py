"""Agency and officer data kept for the next case, by choice only: one file in the user's own data folder, mode 0600.

Badge photos are never kept; the police number only if the person says so.
"""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from ledraft.case import reading, saving
from ledraft.case.model import FORMAT
from ledraft.errors import UserError
from ledraft.languages import _, pick
from ledraft.wizard.draft import Draft
from ledraft.wizard.screen import Option, Screen


def store() -> Path:
    """The file that holds what is kept."""
    from platformdirs import user_data_path

    return user_data_path("ledraft", appauthor=False) / "kept.json"


def offer_reuse(draft: Draft, screen: Screen) -> None:
    """Where something is kept and the case has none of it, ask whether to take it over."""
    found = {key: value for key, value in kept().items() if key in _keys(draft) and not draft.data.get(key)}
    if not found:
        return
    options = [Option("take", _("take it over")), Option("leave", _("leave it"))]
    prompt = _("Kept from an earlier case: {names}. Take it over into this one?").format(names=_names(found))
    if screen.choose(prompt, options) == "take":
        for key, value in found.items():
            draft.set(f"$.{key}", value)


def kept() -> Mapping[str, Any]:
    """What is kept, as parts of a case; nothing if there is no file or it can no longer be used."""
    try:
        data = reading.parse(reading.decode(store().read_bytes())[0])
        reading.validate(data)
    except (OSError, UserError):
        return {}
    return {key: value for key, value in data.items() if key in ("agency", "officer")}


def offer_keeping(draft: Draft, screen: Screen) -> None:
    """Ask whether agency and officer are to be kept for the next case. Raises UserError if the disk refuses."""
    if not any(draft.data.get(key) for key in _keys(draft)) or _kept_already(draft):
        return
    prompt = _("Keep the data of the agency and officer on this computer for your next case?")
    reply = screen.choose(prompt, _keeping_options(draft), blank=_("keep nothing"))
    if isinstance(reply, str):
        target = store()
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        saving.save({"format": FORMAT, **_worth_keeping(draft, reply)}, target)
        screen.say(_("Kept in {path}; delete the file to forget it.").format(path=target))


def _keys(draft: Draft) -> tuple[str, ...]:
    """What a role may keep and reuse: officer data belong to the officer half."""
    return ("agency", "officer") if draft.role == "officer" else ("agency",)


def _kept_already(draft: Draft) -> bool:
    old = kept()
    return any(_worth_keeping(draft, how) == old for how in ("agency", "officer", "number"))


def _keeping_options(draft: Draft) -> list[Option]:
    options = [Option("agency", _("the agency"))]
    if draft.data.get("officer") and draft.role == "officer":
        options.append(Option("officer", _("the agency and the officer, without the police number")))
        if draft.data["officer"].get("police_number"):
            options.append(Option("number", _("the agency and the officer, with the police number")))
    return options


def _worth_keeping(draft: Draft, how: str) -> dict[str, Any]:
    found = {key: deepcopy(draft.data[key]) for key in _keys(draft) if draft.data.get(key)}
    if how == "agency":
        found.pop("officer", None)
    officer = found.get("officer", {})
    officer.pop("credentials", None)
    if how != "number":
        officer.pop("police_number", None)
    return saving.prune(found)  # type: ignore[no-any-return]  # a dict stays one


def _names(found: Mapping[str, Any]) -> str:
    agency = found.get("agency", {}).get("name", {})
    names = [pick({"zh": "", "en": ""} | agency) or agency.get("zh", "")]
    if "officer" in found:
        names.append(_("the officer"))
    return _(", ").join(name for name in names if name) or _("the agency")
