"""The case file while it is being answered: JSON data in memory, the same on disk after every answer."""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ledraft.case import paths, reading, saving
from ledraft.case.model import FORMAT, Case, Role
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.wizard.answers import Refusal, placed, unusable
from ledraft.wizard.questions import ROLE_PATH, Question


@dataclass
class Draft:
    """The data of the case file at `path`. What is in `data` is on disk, and can be read again.

    `on_disk` is the file as it was read or written last. Where another program has changed it since, saving raises
    UserError.
    """

    path: Path
    data: dict[str, Any] = field(default_factory=lambda: {"format": FORMAT})
    notices: tuple[str, ...] = ()
    on_disk: bytes = b""

    @property
    def role(self) -> Role:
        """The role recorded in the case, `victim` before one is."""
        role: Role = self.data.get("role", "victim")
        return role

    @property
    def case(self) -> Case:
        """The case of the data so far."""
        return reading.validate(self.data)

    def value(self, question: Question) -> Any:
        """What stands at the question's path, or None."""
        return paths.peek(self.data, question.path)

    def create(self) -> None:
        """Write the file if it is new, so that a disk that refuses says so before anything is typed.

        Raises UserError.
        """
        if _is_new(self.path):
            self._save(self.data)

    def rows(self, list_path: str) -> list[Any]:
        """The entries of the list at `list_path`, empty if there are none."""
        return paths.peek(self.data, list_path) or []

    def answer(self, question: Question, value: Any) -> Refusal | None:
        """Store and save `value`; a Refusal if the file could not be read again with it.

        Raises UserError if the disk refuses.
        """
        return self._keep(placed(self.data, question, value))

    def remove_row(self, list_path: str, index: int) -> None:
        """Take the entry `index` out of the list and save. Raises UserError if the disk refuses."""
        changed = deepcopy(self.data)
        del paths.peek(changed, list_path)[index]
        self._keep(changed)

    def set(self, path: str, value: Any) -> Refusal | None:
        """Store and save `value` at a path that is no question's."""
        changed = deepcopy(self.data)
        paths.put(changed, path, value)
        return self._keep(changed)

    def replace(self, data: dict[str, Any]) -> Refusal | None:
        """Take `data` as the whole case and save it; a Refusal if the file could not be read again."""
        return self._keep(data)

    def set_role(self, role: Role) -> None:
        """Record who is answering."""
        self.set(ROLE_PATH, role)

    def _keep(self, changed: dict[str, Any]) -> Refusal | None:
        refusal = unusable(changed)
        if refusal is None and changed != self.data:
            self._refuse_to_overwrite()
            self._save(changed)
        return refusal

    def _save(self, changed: dict[str, Any]) -> None:
        saving.save(changed, self.path)
        self.data, self.on_disk = changed, saving.dump(changed)

    def _refuse_to_overwrite(self) -> None:
        """What another program wrote since is somebody's answer too; a file that has gone is written anew."""
        if self.path.is_file() and self.path.read_bytes() != self.on_disk:
            message = _(
                "{path} was changed by another program while it was open here. That change stays; only the answer just"
                " given is not saved. “ledraft new {path}” goes on with the file as it is now."
            )
            raise UserError(message.format(path=self.path))


def opened(path: Path) -> Draft:
    """The draft of the case file at `path`, empty if there is none yet. Raises UserError for one that cannot be used."""
    if _is_new(path):
        return Draft(path)
    loaded = reading.read(path)
    return Draft(path, _without_nulls(loaded.data), loaded.notices, path.read_bytes())


def _is_new(path: Path) -> bool:
    """An empty file holds no case yet; some programs make one before they name it."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _without_nulls(data: Any) -> Any:
    """null means absent (other programs write it for every empty key); an answer could not be put below it."""
    if isinstance(data, dict):
        return {key: _without_nulls(value) for key, value in data.items() if value is not None}
    return [_without_nulls(value) for value in data] if isinstance(data, list) else data
