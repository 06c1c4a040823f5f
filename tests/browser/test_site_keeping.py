"""What a learner entered on the site outlives a lost network, a new edition, two tabs, a desktop and back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from living import LESSONS
from phone import SiteStudent, holding, server
from playwright.sync_api import Browser, Locator, expect
from typer.testing import CliRunner
from worker import START

import twoviews
from twoviews.cli import app
from twoviews.record import transfer
from twoviews.teaching.site import folder

FIRST, SECOND = "Written first, «в первый раз».", "Written in the other place."
THIRD = "Written at the desktop."
LESSON = LESSONS[1]
SHARED = 2
"""The text on which two tabs write."""
WRITTEN = "document.querySelector('.tv-discussion textarea')?.value"
"""The first text on the page, if there is one."""
NEW = "0123456789abcdef"
TEXTS = (".html", ".js", ".webmanifest")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def one(browser: Browser, site_address: str) -> Iterator[SiteStudent]:
    """A student who goes on with what the last test has left on the phone."""
    with holding(browser, site_address) as found:
        yield found


@pytest.fixture
def phone(one: SiteStudent) -> Iterator[SiteStudent]:
    """The same; at the end of each test nothing was fetched elsewhere in it and nothing went wrong."""
    yield one
    assert one.amiss() == ([], [])


def write(phone: SiteStudent, text: str, prompt: int = 0) -> None:
    """Write a text, and wait until it is told as saved."""
    box(phone, prompt).fill(text)
    told(phone, prompt)


def told(phone: SiteStudent, prompt: int) -> None:
    """Wait until a text is told as saved."""
    said = phone.page.locator(".tv-discussion").nth(prompt).locator(".tv-told").first
    expect(said).to_contain_text("Saved at")


def box(phone: SiteStudent, prompt: int = 0) -> Locator:
    return phone.page.locator(".tv-discussion").nth(prompt).locator("textarea").first


def statements(file: Path) -> dict[str, object]:
    """What an export holds, by its id."""
    return {done.id: done.response for done in transfer.parse(file.read_bytes())}


def next_edition(site: Path) -> Mapping[str, bytes]:
    """The same course under other names, as after a change to its pages."""
    found = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    del found["sw.js"]
    (code,) = {path.partition("/")[0] for path in found if path.startswith("app-")}
    (edition,) = set(re.findall(rb'"edition":"(\w+)"', found["index.html"]))

    def renamed(path: str, data: bytes) -> bytes:
        if not path.endswith(TEXTS):
            return data
        return data.replace(code.encode(), b"app-" + NEW.encode()).replace(edition, NEW.encode())

    new = {path.replace(code, f"app-{NEW}"): renamed(path, data) for path, data in found.items()}
    return new | {"sw.js": folder._worker(new)}


@pytest.fixture(scope="module")
def copied(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site, to be changed: below some path, as on a shared host."""
    return Path(shutil.copytree(site, tmp_path_factory.mktemp("host") / "some" / "course"))


@pytest.fixture(scope="module")
def ready(browser: Browser, copied: Path) -> Iterator[SiteStudent]:
    """A student whose browser keeps that course for when there is no network, and who goes on as `one`."""
    with (
        server(copied.parents[1]) as address,
        holding(browser, f"{address}some/course/", offline=True) as found,
    ):
        yield found


@pytest.fixture
def keeping(ready: SiteStudent) -> Iterator[SiteStudent]:
    """The same, asked at the end as `phone` is; the next test has the network again."""
    yield ready
    ready.context.set_offline(False)
    assert ready.amiss() == ([], [])


def visit(phone: SiteStudent) -> None:
    """Come for the first time, and stay until the whole course is kept."""
    phone.open("index")
    phone.open(LESSON)
    expect(phone.page.locator(".site-waits")).to_contain_text("getting ready")
    phone.wake()
    expect(phone.page.locator(".site-waits")).to_have_count(0, timeout=START)
    write(phone, FIRST)
    assert "activ" in phone.page.evaluate("navigator.serviceWorker.ready.then(found => found.active.state)")


def test_the_second_visit_needs_no_network(keeping: SiteStudent) -> None:
    phone = keeping
    visit(phone)
    phone.context.set_offline(True)
    for name in ("search", "review", LESSONS[0]):
        phone.open(name)
        expect(phone.page.locator("h1")).to_be_visible()
    phone.wake()
    expect(phone.page.locator(".tv-quiz .tv-question").first).to_be_attached()


def test_a_new_edition_finds_the_record_of_the_old_one(
    keeping: SiteStudent, copied: Path, tmp_path: Path
) -> None:
    phone = keeping
    if not phone.page.url.startswith(phone.address):
        visit(phone)
    folder.write(next_edition(copied), copied)
    phone.arrive(LESSON)
    expect(phone.page.locator(".site-edition")).not_to_contain_text(NEW)
    phone.page.get_by_role("button", name="Show it").click()
    expect(phone.page.locator(".site-edition")).to_contain_text(NEW, timeout=START)
    phone.wake()
    expect(box(phone)).to_have_value(FIRST)
    write(phone, SECOND)
    kept = statements(phone.exported(tmp_path / "record.jsonl"))
    assert {FIRST, SECOND} <= set(kept.values())


def test_two_tabs_write_at_once_and_on_one_text_and_every_word_stays(
    phone: SiteStudent, tmp_path: Path
) -> None:
    other = SiteStudent(phone.context, phone.address)
    for tab in (phone, other):
        tab.open(LESSON)
    for tab in (phone, other):
        tab.wake()
    box(phone, 0).fill(FIRST)
    box(other, 1).fill(SECOND)
    told(phone, 0)
    told(other, 1)
    write(other, SECOND, SHARED)
    box(phone, SHARED).fill(FIRST)
    both = f"{SECOND}\n\n{FIRST}"
    expect(box(phone, SHARED)).to_have_value(both)
    told(phone, SHARED)
    other.page.evaluate("() => dispatchEvent(new Event('focus'))")
    expect(box(other, SHARED)).to_have_value(both)
    write(other, f"{both} More.", SHARED)
    other.page.close()
    phone.reload()
    for prompt, text in ((0, FIRST), (1, SECOND), (SHARED, f"{both} More.")):
        expect(box(phone, prompt)).to_have_value(text)
    assert {FIRST, SECOND} <= set(statements(phone.exported(tmp_path / "record.jsonl")).values())


def test_a_record_goes_to_a_desktop_and_comes_back_with_more(
    phone: SiteStudent, own_record: Path, tmp_path: Path
) -> None:
    if phone.page.evaluate(WRITTEN) != FIRST:
        phone.arrive(LESSON)
        write(phone, FIRST)
    there, back = phone.exported(tmp_path / "phone.jsonl"), tmp_path / "back.jsonl"
    twoviews.lesson(LESSON[:2]).discuss()[1].write(THIRD)
    command("record", "import", "--merge", str(there))
    command("record", "export", str(back))
    phone.choose_record(back.read_bytes())
    expect(phone.page.locator(".tv-keeper .tv-told")).to_contain_text("another pseudonym")
    phone.page.get_by_role("button", name="Both are mine").click()
    phone.taken_in()
    phone.reload()
    expect(box(phone, 0)).to_have_value(FIRST)
    expect(box(phone, 1)).to_have_value(THIRD)
    again = phone.exported(tmp_path / "again.jsonl")
    assert statements(there).items() <= statements(again).items()
    assert statements(back).items() <= statements(again).items()
    assert THIRD in statements(again).values()


def command(*words: str) -> None:
    """Give the command `twoviews` these words."""
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
