"""The three who play the wizard through, and the case file that each begins with."""

from pathlib import Path

from ledraft.case import reading, saving
from tests.wizard.drive import EVIDENCE, play
from tests.wizard.sitting import Part

ROLES = ("victim", "lawyer", "officer")
COUNTY = {"name": "样例", "level": "county"}
# Where the kind of an entry changes the questions, there is one of every kind among the three.
OF_A_VICTIM = {"$.documents": [{"kind": "acceptance_receipt"}, {"kind": "reconsideration_decision"}]}
OF_AN_OFFICER = {
    "$.documents": [
        {"kind": "filing_decision", "number": "1", "date": "2023-03-21", "approver": COUNTY},
        {"kind": "freeze_notice", "number": "2", "date": "2023-03-22", "approver": COUNTY},
    ],
    "$.requests": [{"kind": "freeze"}],
}


def begun(home: Path, role: str) -> Part:
    """What `role` has to do with the case file in `home`: a victim begins with none, the others with a victim's.

    An officer's has no papers and requests yet, because an officer may enter other ones.
    """
    (home / EVIDENCE).write_text("order,quantity\n")
    if role == "victim":
        return Part(role, OF_A_VICTIM)
    play(home / "case.json", "victim")
    data = reading.read(home / "case.json").data
    if role == "officer":
        del data["documents"], data["requests"]
        saving.save(data, home / "case.json")
    return Part(role, OF_AN_OFFICER if role == "officer" else {}, data)
