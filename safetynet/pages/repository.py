"""The ways into the repository: a line of a file, its edit page, a report, a letter."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from safetynet.errors import Place
from safetynet.settings import RepositoryHost, Settings


@dataclass(frozen=True)
class Forms:
    """How a host forms its addresses; all follow the repository's own."""

    view: str
    edit: str
    issues: str
    """A new report; a title follows."""
    title: str


FORMS: dict[RepositoryHost, Forms] = {
    "github": Forms(
        view="/blob/{branch}/{file}",
        edit="/edit/{branch}/{file}",
        issues="/issues/new",
        title="?title=",
    ),
    "gitlab": Forms(
        view="/-/blob/{branch}/{file}",
        edit="/-/edit/{branch}/{file}",
        issues="/-/issues/new",
        title="?issue[title]=",
    ),
}


@dataclass(frozen=True)
class RepositoryLinks:
    """The addresses of one edition's repository; each is "" where nothing is set for it."""

    settings: Settings

    def view(self, place: Place | None) -> str:
        """The line where a record stands, to be read."""
        return self._file(self._forms.view, place.file.name, place.line) if place else ""

    def edit(self, file: str, line: int = 0) -> str:
        """The page on which a file of the data folder is edited; both hosts go to the line."""
        return self._file(self._forms.edit, file, line)

    @property
    def issues(self) -> str:
        """Where anything is reported: the page that is set, or a new issue."""
        repository = self.settings.repository
        own = repository.url + self._forms.issues if repository.url else ""
        return repository.issues_url or own

    def report(self, title: str) -> str:
        """Where an error in a record is reported: a new issue with its title, else a letter."""
        repository = self.settings.repository
        if repository.url and not repository.issues_url:
            return self.issues + self._forms.title + quote(title, safe="")
        return self.issues or self.letter(title)

    def letter(self, subject: str) -> str:
        """A mail to the role mailbox."""
        email = self.settings.repository.email
        return f"mailto:{email}?subject={quote(subject, safe='')}" if email else ""

    @property
    def _forms(self) -> Forms:
        return FORMS[self.settings.repository.host_in_use]

    def _file(self, form: str, file: str, line: int) -> str:
        repository, folder = self.settings.repository, self.settings.data_dir
        if not repository.url:
            return ""
        path = folder.name if folder.is_absolute() else folder.as_posix()
        address = form.format(branch=quote(repository.branch), file=quote(f"{path}/{file}"))
        return repository.url + address + (f"#L{line}" if line else "")
