"""How the page half reaches a client: from the labextension's folder at any base, or by the line."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from twoviews import page as page_half
from twoviews.hosts.desk import Desk
from twoviews.parts.progress.live import Progress
from twoviews.parts.progress.wire import Row

pytestmark = pytest.mark.browser

BARE = "<!doctype html><html lang=en><meta charset=utf-8><title>A client</title>{config}<main></main></html>"
CONFIG = """<script id="jupyter-config-data" type="application/json">{"baseUrl": "/course/2026/"}</script>"""
SHOW = """async ([loader, content, state, inShadow]) => {
    const hearers = [];
    const model = {
        get: name => ({ content, state })[name],
        on: (event, hear) => { if (event === 'msg:custom') hearers.push(hear); },
        off: (event, hear) => hearers.splice(hearers.indexOf(hear), 1),
        send: async message => {
            for (const said of await ask(message)) for (const hear of [...hearers]) hear(said);
        },
    };
    const el = document.createElement('div');
    const main = document.querySelector('main');
    (inShadow ? main.attachShadow({ mode: 'open' }) : main).append(el);
    const address = URL.createObjectURL(new Blob([loader], { type: 'text/javascript' }));
    const { default: widget } = await import(address);
    widget.initialize({ model });
    await widget.render({ model, el });
}"""


def _served(found: dict[str, str], fetched: list[str]) -> Callable[[Route], None]:
    """A server that has these files below the labextension's folder, and notes what is fetched there."""
    folder = f"/course/2026/lab/extensions/twoviews/static/{page_half.version(found)}/"

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://client.test")
        fetched.append(path)
        kind = "text/css" if path.endswith(".css") else "text/javascript"
        text = found.get(path.removeprefix(folder)) if path.startswith(folder) else None
        route.fulfill(body=text, content_type=kind) if text is not None else route.fulfill(status=404)

    return answer


def _shown(
    browser: Browser, found: dict[str, str], config: str, in_shadow: bool = False
) -> tuple[Page, list[str], list[Any]]:
    """A bare client with one part, what it fetched, and what its page asked the kernel for."""
    fetched: list[str] = []
    asked: list[Any] = []
    desk = Desk([Progress("Lesson 07", lambda: [Row("Quiz", 3, 12)])])

    def ask(message: dict[str, Any]) -> list[Any]:
        asked.append(message["do"])
        return [{"modules": page_half.modules()}] if message["do"] == "modules" else desk.hear(0, message)

    page = browser.new_page()
    page.route("http://client.test/**", _served(found, fetched))
    page.route(
        "http://client.test/",
        lambda route: route.fulfill(body=BARE.format(config=config), content_type="text/html"),
    )
    page.expose_function("ask", ask)
    page.goto("http://client.test/")
    opened = desk.opened(0)
    page.evaluate(SHOW, [page_half.loader(), opened["content"], opened["state"], in_shadow])
    expect(page.locator(".tv-progress .tv-part-count")).to_have_text("3 of 12")
    return page, fetched, asked


def test_below_a_base_address_all_comes_from_the_labextension(browser: Browser) -> None:
    found = page_half.served(files("twoviews"))
    page, fetched, asked = _shown(browser, found, CONFIG)
    assert "modules" not in asked
    rooms = {path.split("/parts/")[1] for path in fetched if "/parts/" in path}
    assert rooms == {"progress/page.js", "handin/page.js"}  # progress holds the hand-in
    expect(page.locator(".tv-progress")).to_have_css("border-radius", "8px")
    page.close()


@pytest.mark.parametrize("config", ["", CONFIG], ids=["no lab page", "extension of another edition"])
def test_else_the_kernel_sends_it(browser: Browser, config: str) -> None:
    page, _, asked = _shown(browser, {}, config)
    assert asked.count("modules") == 1
    expect(page.locator(".tv-progress")).to_have_css("border-radius", "8px")
    page.close()


@pytest.mark.parametrize("config", ["", CONFIG], ids=["by the line", "from the labextension"])
def test_in_a_shadow_of_its_own_a_part_looks_the_same(browser: Browser, config: str) -> None:
    """As marimo shows it."""
    page, _, _ = _shown(browser, page_half.served(files("twoviews")) if config else {}, config, True)
    expect(page.locator("main .tv-progress")).to_have_css("border-radius", "8px")
    page.close()
