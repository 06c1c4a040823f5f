"""The static edition on a phone: without a script, from a folder, fully live, and where nothing is kept."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from living import LESSONS
from phone import PHONE, SiteStudent, server
from playwright.sync_api import Browser, expect
from test_worker import DENIED, WINDOW_DENIED
from worker import START, Straight

from twoviews.record import transfer
from twoviews.teaching.site.distribution import DRAWING

OIL = LESSONS[7]
PANEL = """
import matplotlib, numpy


class panel:
    def __init__(self, exploration):
        self.stage, self.moves = self, 0

    def update(self, values):
        self.moves += 1
        return f"Drawn here: {values}"

    def svg(self, label=""):
        return f'<svg viewBox="0 0 9 9"><g id="word"><text>moved {self.moves}</text></g></svg>'

    def move(self, *names):
        return {"word": f"<text>moved {self.moves}</text>"}
"""

pytestmark = pytest.mark.browser


def test_without_javascript_a_lesson_is_a_worksheet(browser: Browser, site_address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_address}{OIL}.html")
    for place in (".tv-print-quiz", ".tv-print-explorer svg", ".tv-print-discussion", ".site-steps"):
        expect(page.locator(place).first).to_be_visible()
    expect(page.get_by_text("This page is a worksheet")).to_be_visible()
    page.locator(".site-menu summary").click()
    expect(page.get_by_role("navigation", name="The course")).to_be_visible()
    context.close()


def test_from_a_folder_a_lesson_is_a_worksheet_and_says_how_it_comes_alive(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto((site / f"{OIL}.html").as_uri())
    expect(page.get_by_text("python3 -m http.server")).to_be_visible()
    expect(page.locator(".tv-print-explorer svg").first).to_be_visible()
    expect(page.locator(".site-bar")).to_have_css("position", "sticky")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("python3 -m http.server")).to_be_visible()
    page.close()


def test_explorers_become_fully_live_where_the_distribution_is(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    place = Path(shutil.copytree(site, tmp_path / "site"))
    distribute(place)
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    with server(place) as address:
        phone = SiteStudent(context, address)
        phone.open(OIL)
        explorer = phone.page.locator(".tv-explorer").first
        expect(explorer.locator(".tv-sentence")).not_to_be_empty()
        phone.page.get_by_role("button", name="Make it fully live (1 MB)").first.click()
        expect(explorer.locator(".tv-sentence")).to_contain_text("Drawn here", timeout=START)
        expect(phone.page.locator(".site-whole")).to_have_count(0)
        Straight(phone.page).press(explorer.locator(".tv-preset").last)
        expect(explorer.locator("svg text")).to_have_text("moved 2")
        phone.reload()
        expect(phone.page.locator(".tv-explorer .tv-sentence").first).to_contain_text(
            "Drawn here", timeout=START
        )
        assert (phone.elsewhere, phone.faults) == ([], [])
        context.close()


def distribute(place: Path) -> None:
    """Put a made-up distribution into the site: packages that are empty, and a panel that draws one word."""
    (core,) = place.glob("pyodide-*")
    packages = {}
    for name in DRAWING:
        wheel = core / f"{name}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"{name}/__init__.py", "")
            archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Name: {name}\nVersion: 1.0\n")
        packages[name] = {
            "name": name, "version": "1.0", "file_name": wheel.name, "install_dir": "site",
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(), "package_type": "package",
            "imports": [name], "depends": [], "unvendored_tests": False,
        }  # fmt: skip
    lock = core / "pyodide-lock.json"
    lock.write_text(json.dumps(json.loads(lock.read_text("utf-8")) | {"packages": packages}), "utf-8")
    (place / "whole").mkdir()
    with zipfile.ZipFile(place / "whole" / "drawing.zip", "w") as archive:
        archive.writestr("twoviews/figures/__init__.py", "")
        archive.writestr("twoviews/figures/panels.py", PANEL)
    told = json.dumps({"packages": DRAWING, "archive": "whole/drawing.zip", "bytes": 900_000})
    page = place / f"{OIL}.html"
    text = page.read_text("utf-8")
    assert '"drawing":null' in text
    page.write_text(text.replace('"drawing":null', f'"drawing":{told}'), "utf-8")


def test_denied_storage_is_told_at_once_every_part_is_there_and_the_file_is_offered(
    phone: SiteStudent, tmp_path: Path
) -> None:
    phone.context.add_init_script(WINDOW_DENIED)
    phone.context.route(
        "**/worker.js",
        lambda route: route.fulfill(response=(found := route.fetch()), body=DENIED + found.text()),
    )
    phone.open(OIL)
    expect(phone.page.locator(".site-told")).to_contain_text("keeps nothing for this page")
    expect(phone.page.locator(".tv-keeper").get_by_role("alert")).to_contain_text(
        "keeps nothing for this page"
    )
    phone.wake()
    written = phone.page.locator(".tv-discussion").first
    written.locator("textarea").first.fill("Mine.")
    expect(written.locator(".tv-told").first).to_contain_text("Kept in memory, not yet saved")
    unkept = phone.page.locator(".tv-live").filter(has_text="could not store your last answers")
    expect(unkept.first).to_be_visible()
    file = phone.exported(tmp_path / "record.jsonl")
    assert "Mine." in {each.response for each in transfer.parse(file.read_bytes())}
