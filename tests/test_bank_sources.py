"""The bibliography: read, cited, and what is wrong with it named."""

from pathlib import Path

import pytest

from twoviews import home
from twoviews.bank import sources as module
from twoviews.bank.sources import cite, sources

ENTRY = (
    "@misc{{{key},\n  author = {author},\n  title = {{{{A {{DPRK}} story}}}},\n"
    "  date = {{2017-12-31}},\n  url = {{https://a.b}}\n}}\n"
)


def read(tmp_path: Path, *entries: str) -> Path:
    path = tmp_path / "references.bib"
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


def test_the_course_has_its_sources() -> None:
    found = sources()
    assert found["ramani2018"].short.startswith("Ramani, ")
    assert all(source.title and source.short and source.reference for source in found.values())
    assert module.read(home.assets() / "references.bib")[1] == ()


def test_a_source_that_is_asked_for_alone_is_the_one_of_the_whole_file(tmp_path: Path) -> None:
    whole = module.read(home.assets() / "references.bib")[0]
    one_by_one = module._OnDemand(home.assets() / "references.bib")
    assert {key: one_by_one[key] for key in whole} == whole
    assert list(one_by_one) == list(whole)
    assert "nobody" not in one_by_one
    first, second = (ENTRY.format(key="a", author=f"{{{name}}}") for name in ("X", "Y"))
    twice = module._OnDemand(read(tmp_path, first, second, "@misc{b,\n  title = {never closed\n"))
    assert [source.short for source in twice.values()] == ["X, 31 December 2017"]
    assert dict(module._OnDemand(tmp_path / "none.bib")) == {}


def test_a_source_is_cited_with_its_address(tmp_path: Path) -> None:
    path = read(tmp_path, ENTRY.format(key="a", author="{{Asia Pulse and Yonhap}}"))
    source = module.read(path)[0]["a"]
    assert cite(source) == "Asia Pulse and Yonhap, “A DPRK story”, 31 December 2017. https://a.b"
    assert (source.short, source.kind, source.read) == (
        "Asia Pulse and Yonhap, 31 December 2017",
        "misc",
        True,
    )


def test_a_doi_leads_to_its_resolver(tmp_path: Path) -> None:
    entry = ENTRY.format(key="a", author="{X}").replace("https://a.b", "doi:10.1000/182")
    found, problems = module.read(read(tmp_path, entry))
    assert (found["a"].url, problems) == ("https://doi.org/10.1000/182", ())


@pytest.mark.parametrize(
    ("author", "short"),
    [
        ("{Hughes, Jonathan E.}", "Hughes"),
        ("{Cha, Victor and Lim, Andy}", "Cha and Lim"),
        ("{A, B and C, D and E, F}", "A, C and E"),
        ("{A, B and C, D and E, F and G, H}", "A and others"),
        ("{Samuel Ramani}", "Samuel Ramani"),
    ],
)
def test_a_short_citation_names_the_authors(author: str, short: str, tmp_path: Path) -> None:
    path = read(tmp_path, ENTRY.format(key="a", author=author))
    assert module.read(path)[0]["a"].short == f"{short}, 31 December 2017"


def test_trouble_in_the_bibliography_is_named(tmp_path: Path) -> None:
    twice = ENTRY.format(key="a", author="{X}")
    path = read(tmp_path, twice, twice, "@misc{b,\n  author = {X}\n}\n")
    found, problems = module.read(path)
    assert found.keys() == {"a", "b"}
    assert [(problem.id, problem.line) for problem in problems] == [("a", 8), ("b", 15)]
    assert "no title" in problems[1].what
