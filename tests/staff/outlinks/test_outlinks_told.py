"""What is asked, how politely, what is kept between runs, and what is said of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import ssl
import subprocess
from pathlib import Path

import pytest
from misbehaving import OK, Server, says, sends, serving
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.errors import CallError, Place
from safetynet.load import Loaded, read_directory
from safetynet.settings import Repository, Settings
from safetynet.staff.outlinks import check
from safetynet.staff.outlinks.check import Round, check_links
from safetynet.staff.outlinks.command import user_agent
from safetynet.staff.outlinks.gather import Use, gather
from safetynet.staff.outlinks.kept import FILE, Known, keep_known, read_known
from safetynet.staff.outlinks.manners import Manners
from safetynet.staff.outlinks.outcome import DEAD, Outcome, Verdict
from safetynet.staff.outlinks.request import Asker
from safetynet.staff.outlinks.told import Told

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
HASTY = Manners(
    "Test/1",
    pause_s=0.01,
    back_off_s=0,
    is_private_asked=True,
    trusted=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
)


def quiet(_sentence: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The shipped data with their files."""
    return read_directory(ROOT / "data")


def test_fault_of_one_address_is_never_the_run_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever nobody thought of is trouble with that address; all others are asked."""
    behind = check.ask

    async def breaks(asker: Asker, url: str) -> Outcome:
        if url.endswith("/odd"):
            "é".encode("ascii")
        return await behind(asker, url)

    monkeypatch.setattr(check, "ask", breaks)
    told: list[str] = []
    with serving({"/a": sends(OK), "/b": sends(OK)}) as server:
        urls = [server.url(path) for path in ("/a", "/odd", "/b")]
        found = check_links(urls, Round(TODAY, None), HASTY, told.append)

    assert ["fine", "trouble", "fine"] == [found[url].outcome.verdict.value for url in urls]
    assert [one for one in told if "UnicodeEncodeError" in one]


@pytest.mark.parametrize(
    ("ends", "code"), [("echo '# Dead'; exit 1", 1), ("exit 1", 2), ("exit 2", 2)]
)
def test_schedule_tells_a_crash_from_dead_links(tmp_path: Path, ends: str, code: int) -> None:
    """Dead links come with a report, for which there is no host here; a crash touches no issue."""
    program = tmp_path / "safetynet"
    program.write_text(f"#!/bin/sh\n{ends}\n", encoding="utf-8")
    program.chmod(0o755)
    environment = {"PATH": os.environ["PATH"], "SAFETYNET": str(program)}
    command = ["bash", str(ROOT / ".ci/links")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (code, code == 1) == (done.returncode, "monthly_issue" in done.stderr)


def test_one_machine_is_never_asked_twice_at_once() -> None:
    """And never more machines at the same time than was said; counted by the machine itself."""
    pages = {f"/{n}": sends(OK) for n in range(5)}
    with serving(pages) as server:
        hosts = [f"h{n}.test" for n in range(4)]
        urls = [server.url(path, host) for host in hosts for path in pages]
        found = check_links(urls, Round(TODAY, None), dataclasses.replace(HASTY, hosts=2), quiet)

    assert len(urls) == len(server.asked)
    assert {Verdict.FINE} == {one.outcome.verdict for one in found.values()}
    assert {1} == {server.most[f"{host}:{server.port}"] for host in hosts}
    assert server.most[""] <= 2


def run(server: Server, cache: Path, day: dt.date, *, is_fresh: bool = False) -> dict[str, Known]:
    """One run on a day."""
    urls = [server.url(path) for path in ("/fine", "/gone")]
    return dict(check_links(urls, Round(day, cache, 7, is_fresh), HASTY, quiet))


def test_answers_are_kept_and_failing_links_asked_sooner(tmp_path: Path) -> None:
    """A week for what is fine, a day for what fails; --fresh asks all; since when is remembered."""
    with serving({"/fine": sends(OK), "/gone": says(404)}) as server:
        run(server, tmp_path, TODAY)
        run(server, tmp_path, TODAY)
        assert (1, 2) == (server.count("/fine"), server.count("/gone"))
        found = run(server, tmp_path, TODAY + DAY)
        assert (1, 4) == (server.count("/fine"), server.count("/gone"))
        assert TODAY == found[server.url("/gone")].failing_since
        run(server, tmp_path, TODAY + 7 * DAY)
        assert 2 == server.count("/fine")
        run(server, tmp_path, TODAY + 7 * DAY, is_fresh=True)
        assert 3 == server.count("/fine")
        server.behaviours["/gone"] = sends(OK)
        found = run(server, tmp_path, TODAY + 8 * DAY)
        assert found[server.url("/gone")].failing_since is None
    assert [FILE] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"u": {"outcome": 1}}', "\x00"])
def test_kept_answers_that_cannot_be_read_are_asked_again(tmp_path: Path, text: str) -> None:
    """What was cut off or written by another version is no reason to stop."""
    (tmp_path / FILE).write_text(text, encoding="utf-8")

    assert {} == read_known(tmp_path)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """Letter for letter."""
    known = {"https://a.test/路": Known(Outcome(Verdict.TLS, 0, "chain"), TODAY, TODAY - DAY)}
    keep_known(tmp_path, known)

    assert known == read_known(tmp_path)


def test_machine_without_a_network_says_nothing_of_the_links(tmp_path: Path) -> None:
    """Where nobody can be reached it is not the links' fault; nothing is kept."""
    urls = [f"http://no-{n}.lan/" for n in range(9)]

    with pytest.raises(CallError, match="no network"):
        check_links(urls, Round(TODAY, tmp_path), HASTY, quiet)
    assert [] == list(tmp_path.iterdir())


def test_every_address_of_the_data_is_asked_for(loaded: Loaded, directory: Directory) -> None:
    """Of records, hotlines and sources, with file, line and record; examples are not."""
    settings = Settings(today=TODAY, repository=Repository(url="https://git.county.tw/atlas"))
    links = gather(loaded.files, settings, ROOT / "mkdocs.yml")

    wanted = {url for record in directory.records for url in record.urls}
    wanted |= {hotline.url for hotline in directory.hotlines if hotline.url}
    wanted |= {source.url for source in directory.sources.values() if source.url}
    assert set() == wanted - set(links)
    assert links["https://git.county.tw/atlas"][0].field == "repository.url"
    assert [] == [url for url in links if "example.org" in url or not url.startswith("http")]
    for url, uses in links.items():
        for use in [use for use in uses if use.place.file.name != "mkdocs.yml"]:
            lines = use.place.file.read_text(encoding="utf-8").splitlines()
            near = "".join(lines[use.place.line - 1 : use.place.line + 2])
            assert url in near, (url, use)


def test_address_of_a_confidential_record_is_not_asked(tmp_path: Path, loaded: Loaded) -> None:
    """The report is public, and so is who asks a small machine for a page."""
    item = "- id: secret\n  confidential: true\n  urls: [https://shelter.county.tw/]\n"
    file = tmp_path / "services.yaml"
    file.write_text(item, encoding="utf-8")
    from safetynet.load.document import read_list  # noqa: PLC0415 - only here

    document, _ = read_list(file, lambda value, _: value)
    files = dataclasses.replace(
        loaded.files, documents={"services.yaml": document}, ids=("secret",)
    )

    links = gather(files, Settings(today=TODAY), ROOT / "mkdocs.yml")
    assert [] == [url for url in links if "shelter" in url]


USE = Use(Place(Path("data/services.yaml"), 7), "a-site", "urls[0]")


def told(directory: Directory, *outcomes: Outcome) -> Told:
    """A report on some outcomes."""
    urls = [f"https://county.test/{n}|`x`" for n in range(len(outcomes))]
    known = {u: Known(o, TODAY, TODAY - DAY) for u, o in zip(urls, outcomes, strict=True)}
    return Told(dict.fromkeys(urls, (USE,)), known, directory.strings)


DETAILS = {
    Verdict.TROUBLE: (
        *("timeout", "refused", "unreachable", "dropped", "broken", "names"),
        *("status", "circle", "nowhere"),
    ),
    Verdict.TLS: ("expired", "not-yet", "self-signed", "chain", "name", "old", "other"),
}


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("verdict", [one for one in Verdict if one is not Verdict.FINE])
def test_every_outcome_has_its_sentence(directory: Directory, verdict: Verdict, locale: str):
    """What is the matter and what to do, with record, field and line; since when."""
    for detail in DETAILS.get(verdict, ("",)):
        outcome = Outcome(verdict, 404, detail, "https://county.test/new")
        report = told(directory, outcome)
        text = report.render("text", locale)
        assert "data/services.yaml:7  a-site  urls[0]" in text
        assert f"[{verdict}]" in text
        assert "2026-11-21" in text
        assert (verdict not in DEAD) is report.is_well
        whole = json.loads(report.render("json", locale))
        assert whole["links"][0]["uses"][0]["line"] == 7


def test_issue_has_a_title_and_no_markup_of_strangers(directory: Directory) -> None:
    """An address is code: it can be copied, and breaks no table."""
    lines = told(directory, Outcome(Verdict.GONE, 404)).render("md", "zh").splitlines()

    assert "# 外部連結檢查" == lines[0]
    (row,) = [line for line in lines if "county.test" in line]
    assert row.startswith("| `https://county.test/0\\|'x'` | data/services.yaml:7")


def test_machines_are_told_where_to_find_us() -> None:
    """The name of the program, and the address of the site where it has one."""
    assert "(+https://example.org/atlas/)" in user_agent("https://example.org/atlas/")
    assert user_agent("").startswith("SafetyNetAtlas-LinkCheck/")
