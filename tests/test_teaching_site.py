"""The static edition: what stands in its pages, and that nothing points nowhere."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import msgspec
import pytest

import sites
from twoviews.bank import library
from twoviews.bank.content import Exploration, Slider
from twoviews.errors import TeachingError
from twoviews.hosts.worker import Called
from twoviews.teaching.site import (
    app,
    bundle,
    distribution,
    folder,
    frames,
    lessons,
    opened,
    python,
    scorm,
    scripts,
    search,
)

COURSE = library.course()
PACKAGE = sites.ROOT / "src" / "twoviews"
SLUGS = [path.stem for path in COURSE.files.values()]


@pytest.fixture(scope="module")
def site() -> Path:
    return sites.built()


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        ids = set(re.findall(r'\bid="([^"]+)"', text))
        for address in map(unescape, re.findall(r'(?:href|src)="([^"]+)"', text)):
            path, _, anchor = address.partition("#")
            if re.match(r"[a-z]+:", address):
                continue
            assert not path.startswith("/"), f"{page.name}: {address} works under one path only"
            target = (page.parent / path.partition("?")[0]).resolve() if path else page
            assert target.is_file(), f"{page.name}: {address}"
            if not path and anchor:
                assert anchor in ids, f"{page.name}: {address}"


def test_every_page_has_the_policy_and_no_script_of_its_own(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "default-src &#39;self&#39;" in text, page.name
        assert re.findall(r"<script(?![^>]*(?:src=|application/json))", text) == [], page.name
        assert re.findall(r"\son\w+=", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)) == []


def test_a_lesson_holds_each_part_in_its_printed_form_and_as_it_opens(site: Path) -> None:
    for slug in SLUGS:
        page = lessons.page(sites.ROOT / "notebooks" / f"{slug}.ipynb")
        text = (site / f"{slug}.html").read_text("utf-8")
        names = [unescape(name) for name in re.findall(r'data-twoviews="([^"]*)"', text)]
        assert names == [opened.name_of(called) for called in page.parts]
        assert text.count("tv-print") >= len({called.call for called in page.parts} - {"recall"})
        words = re.sub(r"<script.*?</script>", "", text.partition("<main")[2], flags=re.DOTALL)
        assert [name for name in ("JupyterLab", "Run All Cells") if name in words] == []


def test_what_everyone_finds_is_told_and_what_is_ones_own_is_not() -> None:
    lesson = COURSE.lessons["03"]
    calls = [
        Called("03", "discuss"),
        Called("03", "quiz"),
        Called("03", "explore", (lesson.explorers[0].id,)),
    ]
    found = opened.at_first(calls)
    assert [json.loads(name)["call"] for name in found] == ["discuss", "explore"]
    assert {told["content"]["owner"] for told in found.values()} == {""}
    assert "svg" not in found[opened.name_of(calls[2])]["state"]


def test_the_service_worker_knows_every_file(files: dict[str, bytes]) -> None:
    head, _, _ = files["sw.js"].partition(b"\n")
    edition = json.loads(head.removeprefix(folder.HEAD).removesuffix(b";"))
    assert edition["files"] == {path: app.digest(data) for path, data in files.items() if path != "sw.js"}


def test_the_whole_is_small_enough(files: dict[str, bytes]) -> None:
    import gzip

    def sent(path: str) -> int:
        return len(gzip.compress(files[path], 6))

    once = [path for path in files if path.startswith(("pyodide-", "python/", "drawn/"))]
    assert sum(map(sent, once)) <= 8_000_000
    for slug in SLUGS:
        text = files[f"{slug}.html"].decode()
        fetched = re.findall(r'(?:href|src)="(app-[^"]+)"', text)
        assert sent(f"{slug}.html") + sum(map(sent, set(fetched))) <= 300_000, slug


def test_a_new_edition_takes_away_what_only_the_old_one_had(tmp_path: Path) -> None:
    def edition(**named: bytes) -> dict[str, bytes]:
        found = {f"{name}.html": data for name, data in named.items()}
        return found | {"sw.js": folder._worker(found)}

    (tmp_path / "mine.txt").write_text("not of the site")
    folder.write(edition(one=b"1", two=b"2"), tmp_path)
    folder.write(edition(two=b"3"), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.txt", "sw.js", "two.html"]
    assert (tmp_path / "two.html").read_bytes() == b"3"


def test_packages_are_taken_with_all_on_which_they_rest(tmp_path: Path) -> None:
    listed = distribution_in(tmp_path, {"numpy": [], "matplotlib": ["numpy", "six"], "six": [], "other": []})
    packages = distribution.needed(listed, ("matplotlib",))
    assert set(packages) == {"matplotlib", "numpy", "six"}
    assert distribution.taken(tmp_path, packages) == {
        f"{name}.whl": name.encode() for name in ("matplotlib", "numpy", "six")
    }


def test_a_distribution_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    packages = distribution.needed(distribution_in(tmp_path, {"numpy": [], "six": []}), ("numpy", "six"))
    (tmp_path / "numpy.whl").write_bytes(b"other")
    (tmp_path / "six.whl").unlink()
    with pytest.raises(distribution.NoDistribution, match=r"numpy\.whl is not what.*six\.whl is missing"):
        distribution.taken(tmp_path, packages)


@pytest.mark.usefixtures("site")
def test_the_core_names_what_an_explorer_needs_to_be_drawn() -> None:
    found = distribution.needed((python.core() / python.LOCK).read_bytes())
    assert {"numpy", "matplotlib", "pillow"} <= set(found) and "pandas" not in found
    kept = json.loads(python.core_files(found)[python.LOCK])["packages"]
    assert kept == found
    assert set(python.library(whole=True)) > set(python.library())


def test_what_draws_has_every_table_and_no_test() -> None:
    names = {name for name, _ in bundle.drawing()}
    assert {"twoviews/figures/panels/__init__.py", "twoviews/assets/data/datapackage.json"} <= names
    assert not names & {*sites.bundled()}
    told = folder.drawing({"pyodide/numpy.whl": b"12", "whole/drawing-1.bin": b"345"}, ["numpy"])
    assert told == {"packages": ["numpy"], "archive": "whole/drawing-1.bin", "bytes": 5}
    assert folder.drawing({}, []) is None


def test_what_few_fetch_is_not_kept_for_everyone_but_taken_away_with_its_edition(tmp_path: Path) -> None:
    found, whole = {"one.html": b"1"}, {"whole/drawing-1.zip": b"2"}
    folder.write(found | whole | {"sw.js": folder._worker(found, whole)}, tmp_path)
    head, _, _ = (tmp_path / "sw.js").read_bytes().partition(b"\n")
    edition = json.loads(head.removeprefix(folder.HEAD).removesuffix(b";"))
    assert (edition["files"].keys(), edition["beside"]) == (found.keys(), [*whole])
    folder.write(found | {"sw.js": folder._worker(found)}, tmp_path)
    assert not (tmp_path / "whole/drawing-1.zip").exists()


def distribution_in(place: Path, packages: dict[str, list[str]]) -> bytes:
    """A made-up distribution, and its list."""
    listed = {}
    for name, depends in packages.items():
        (place / f"{name}.whl").write_bytes(name.encode())
        digest = hashlib.sha256(name.encode()).hexdigest()
        listed[name] = {"file_name": f"{name}.whl", "sha256": digest, "depends": depends}
    return json.dumps({"info": {}, "packages": listed}).encode()


def test_a_page_fetches_one_script_and_one_style_with_every_part_in_them(files: dict[str, bytes]) -> None:
    text = files[f"{SLUGS[0]}.html"].decode()
    code = {path.rpartition("/")[2]: path for path in files if path.startswith("app-")}
    fetched = re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+)"', text)
    assert {path.rpartition("/")[2] for path in fetched} == {
        "icon.svg", "manifest.webmanifest", "site.css", "site.js", "theme.js",
    }  # fmt: skip
    script, style = files[code["site.js"]].decode(), files[code["site.css"]].decode()
    for room in (PACKAGE / "parts", PACKAGE / "bank" / "kinds"):
        for module in room.glob("*/page.js"):
            assert f'"../{module.relative_to(PACKAGE).as_posix()}"' in script, module
    assert re.search(r"\.tv-prediction\b|\.tv-question\b", style) and re.search(r"\.site-bar\b", style)
    for name in ("site.js", "worker.js", "lms.js", "theme.js"):
        assert re.findall(r"""\b(?:from|import)\b[\s(]*["']\.""", files[code[name]].decode()) == [], name


def test_the_same_sources_are_joined_to_the_same_bytes_and_faults_are_told(files: dict[str, bytes]) -> None:
    there = {path.partition("/")[2]: data for path, data in files.items() if path.startswith("app-")}
    del there["search.json"]
    assert app.files() == there
    with pytest.raises(TeachingError, match=r"site\.js:1"):
        scripts.joined(dict.fromkeys(scripts.ENTRIES.values(), b"a b"), b"")


def test_frames_hold_each_setting_and_each_slider_moved_from_it() -> None:
    exploration: Exploration = min(
        (each for lesson in COURSE.lessons.values() for each in lesson.explorers),
        key=lambda each: (
            sum((slider.high - slider.low) / slider.step for slider in each.sliders) * len(each.presets)
        ),
    )
    found = frames.drawn(exploration)
    assert len(found.bases) == 1 + len(exploration.presets) + len(exploration.stops)
    for base in range(len(found.bases)):
        for place, slider in enumerate(exploration.sliders):
            row = found.frames[base][place]
            assert len(row) == len([*frames.steps(slider)])
            at = round((found.bases[base][slider.name] - slider.low) / slider.step)
            assert row[at] == found.settings[base]
    assert len(found.insides) == len(set(found.insides))


def test_search_has_the_sections_of_a_page_and_none_of_its_pictures() -> None:
    first = '<h1 id="a">A &amp; B</h1><p>One <b>two</b></p><svg><text>no</text></svg>'
    body = f'{first}<h2 id="c">C</h2><p>three</p>'
    page = lessons.Page("x", "A", body, (), ())
    assert [msgspec.structs.astuple(each) for each in search.sections([("x", "Title", page)])] == [
        ("x", "Title", "a", "A & B", "One two"),
        ("x", "Title", "c", "C", "three"),
    ]


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_a_package_lists_exactly_its_files_and_starts_at_its_page(
    files: dict[str, bytes], version: scorm.Version
) -> None:
    packed = dict(scorm.packages(files, COURSE, version))
    assert [*packed] == [*SLUGS, scorm.COURSE]
    for name, own in packed.items():
        root = ET.fromstring(own["imsmanifest.xml"])
        space = {"i": scorm._SPACES[version][0]}
        (resource,) = root.findall(".//i:resource", space)
        listed = {each.get("href") for each in resource.findall("i:file", space)}
        assert listed | {"imsmanifest.xml"} == set(own)
        assert resource.get("href") == scorm.PAGE
        assert "sw.js" not in own
        if name != scorm.COURSE:
            links = re.findall(r'href="([^":#]+)["#]', own[f"{name}.html"].decode())
            assert [link for link in links if link not in own] == []


def test_a_link_to_a_notebook_becomes_one_to_its_page(tmp_path: Path) -> None:
    guide = tmp_path / "README.md"
    guide.write_text("# Guide\n\n[one](01-a.ipynb#x), [how](../CONTRIBUTING.md)\n")
    body = lessons.guide(guide, "below/").body
    assert '<a href="below/01-a.html#x">one</a>, how' in body


def test_the_empty_corner_of_a_table_is_no_heading(tmp_path: Path) -> None:
    guide = tmp_path / "README.md"
    guide.write_text("# Guide\n\n|  | b |\n|---|---|\n| c | d |\n")
    body = lessons.guide(guide, "below/").body
    assert "<th></th>" not in body and "<th>b</th>" in body


def test_steps_reach_from_the_lowest_to_the_highest() -> None:
    slider = Slider(name="a", label="A", low=-0.6, high=-0.05, step=0.05, start=-0.15)
    assert [*frames.steps(slider)][::11] == [-0.6, -0.05]


@pytest.mark.parametrize("head", [b"self.addEventListener('fetch', hear);", b"[" * 100_000, b"\xff", b""])
def test_the_worker_of_another_site_is_left_and_told(head: bytes, tmp_path: Path) -> None:
    (tmp_path / "sw.js").write_bytes(head)
    with pytest.raises(TeachingError, match="another site"):
        folder.write({"one.html": b"1", "sw.js": folder._worker({})}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["sw.js"]
    assert (tmp_path / "sw.js").read_bytes() == head


def test_a_page_of_somebody_else_is_left_and_told(tmp_path: Path) -> None:
    found = {"a.js": b"1", "index.html": b"<title>Two Views</title>"}
    (tmp_path / "index.html").write_text("<title>My own</title>")
    with pytest.raises(TeachingError, match="no page of this course"):
        folder.write(found, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_a_write_that_broke_off_goes_on(tmp_path: Path, files: dict[str, bytes]) -> None:
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    for _ in range(2):
        folder.write(pages, tmp_path)
    assert len(pages) > 13


def test_a_worker_that_lists_what_lies_elsewhere_takes_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    place = tmp_path / "site"
    listed = {"name": "x", "files": {"../mine": "", str(tmp_path / "mine"): "", "old.html": ""}}
    place.mkdir()
    (place / "old.html").write_text("old")
    (place / "sw.js").write_bytes(folder.HEAD + msgspec.json.encode(listed) + b";\n")
    folder.write({"sw.js": folder._worker({})}, place)
    assert (tmp_path / "mine").read_text() == "mine"
    assert not (place / "old.html").exists()
