# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What makes the records trustworthy: each quote is looked up in the text it cites, and each rule over records holds.

    python -m licet.catalogue.lint --texts FOLDER [--texts FOLDER …] [ID …]

Texts are found by the hash that the record carries, so a folder may hold them under any name. A record whose text is
in none of the folders is listed as not verified; that is no error, but it is said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from licet.catalogue.rules import (
    ALONE,
    Issue,
    answers_are_complete,
    cites_of,
    later_includes_only,
    licences_are_known,
)
from licet.catalogue.sections import is_under
from licet.catalogue.words import find_quote, spans, words, words_sha256

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path


@dataclass(slots=True)
class Report:
    """The outcome of a run: issues, how many quotes were found where they are said to stand, and what was not verified.

    `unverified` lists each record whose text was not at hand, with the name of the policy where it was that: none of
    its quotes from there is counted in `verified`.
    """

    issues: list[Issue] = field(default_factory=list)
    verified: int = 0
    unverified: list[str] = field(default_factory=list)


def read_text(path: Path) -> str:
    """Return the licence text of a file, without the YAML front matter that ScanCode's files carry."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".LICENSE" and text.startswith("---"):
        _, _, text = text[3:].partition("\n---")
    return text


def index_texts(folders: Iterable[Path], sources: str = "") -> dict[str, str]:
    """Return the licence texts below `folders` by the hash of their words.

    A large folder (ScanCode's has 2,600 texts) is read only where a file's name stands in `sources`.
    """
    found: dict[str, str] = {}
    for folder in folders:
        paths = [p for p in sorted(folder.rglob("*")) if p.suffix in {".txt", ".LICENSE", ".md"}]
        for path in paths:
            if len(paths) < 300 or path.stem in sources:
                text = read_text(path)
                found.setdefault(words_sha256(text), text)
    return found


def check_quotes(record: dict[str, Any], texts: dict[str, str], report: Report) -> None:
    """Look up each quote of `record` in the text, and at the section, that it cites."""
    sources = {"": record["text"], **{policy["name"]: policy for policy in record["policies"]}}
    at_hand: dict[str, tuple[str, list[tuple[str, int, int]]]] = {}
    for name, source in sources.items():
        text = texts.get(source["sha256"])
        if text is None:
            report.unverified.append(record["id"] + (f" ({name})" if name else ""))
            continue
        at_hand[name] = (text, spans(text))
        if source["words"] != len(words(text)):
            report.issues.append(Issue(record["id"], "text.words", f"the text has {len(words(text))} words"))
    for where, cite in cites_of(record):
        name = cite.get("text", "")
        if name not in sources:
            report.issues.append(Issue(record["id"], where, f"no policy is named {name!r}"))
        elif "quote" in cite and name in at_hand:
            check_quote(record["id"], where, cite, *at_hand[name], report)


def check_quote(
    id_: str, where: str, cite: Mapping[str, str], text: str, marks: list[tuple[str, int, int]], report: Report
) -> None:
    """Check one citation: the quote stands in the text, under the section that is named."""
    places = find_quote(cite["quote"], [word for word, _, _ in marks])
    if not places:
        report.issues.append(Issue(id_, where, f"not in the text: {cite['quote']!r}"))
    elif not any(is_under(text, marks[place][1], cite["section"]) for place in places):
        report.issues.append(Issue(id_, where, f"{cite['quote']!r} does not stand under {cite['section']!r}"))
    else:
        report.verified += 1


def check_record(record: dict[str, Any], known: Collection[str], questions: Collection[str] = ()) -> Iterator[Issue]:
    """Yield what is wrong with one record by the rules that hold for all of them (`rules`)."""
    for rule in ALONE:
        yield from rule(record)
    yield from licences_are_known(record, known)
    yield from answers_are_complete(record, questions)


def run(
    records: dict[str, dict[str, Any]],
    known: Collection[str],
    texts: dict[str, str],
    questions: Collection[str] = (),
) -> Report:
    """Check `records`, whose outbound terms may name any of `known`, against the rules, each other and `texts`."""
    report = Report()
    for record in records.values():
        report.issues.extend(check_record(record, known, questions))
        report.issues.extend(later_includes_only(record, records))
        check_quotes(record, texts, report)
    return report


def main() -> int:
    """Run over the sources of a checkout; exit status 1 where something is wrong."""
    import argparse
    from pathlib import Path

    from licet.catalogue.compile import (
        closed_words,
        read_defaults,
        read_names,
        read_records,
        read_vocabularies,
    )
    from licet.catalogue.read import RecordError
    from licet.locate import find
    from licet.syntax.ids import canonical_licence

    options = argparse.ArgumentParser(prog="python -m licet.catalogue.lint", description=__doc__)
    options.add_argument("--texts", action="append", type=Path, default=[])
    options.add_argument("ids", nargs="*")
    chosen = options.parse_args()
    root = find("licenses")
    try:
        vocabulary = read_vocabularies(root)
        closed = closed_words(vocabulary)
        records = read_records(root, closed, only=set(chosen.ids) or None)
        read_defaults(root, closed)
        if not chosen.ids:
            read_names(vocabulary, records)
    except RecordError as error:
        print(error)
        return 1
    paths = {path.stem for room in ("records", "exceptions") for path in (root / room).glob("*.toml")}
    named = {id_ for r in records.values() for t in r["term"] for id_ in t.get("licences", ())}
    known = paths | {id_ for id_ in named if canonical_licence(id_) == id_}
    sources = " ".join(text["source"] for r in records.values() for text in [r["text"], *r["policies"]])
    report = run(records, known, index_texts(chosen.texts, sources), closed.questions)
    for issue in report.issues:
        print(issue)
    print(f"{len(records)} records, {report.verified} quotes found, {len(report.issues)} issues")
    if report.unverified:
        print("text not at hand: " + ", ".join(report.unverified))
    return 1 if report.issues else 0


if __name__ == "__main__":
    raise SystemExit(main())
