# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Records from TOML: every key and every word is checked against the closed vocabularies as it is read.

A wrong key, type or word is a RecordError with the path to it (`MIT.toml: term[3].on: …`) and the nearest valid
word. Nothing here runs when a verdict is asked for: the compiled catalogue holds what was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.catalogue.condition import facts_of, parse_condition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ANY_STANDING = ("same", "derivative", "part", "output")
MODES = (
    "none",
    "notice",
    "copy",
    "copy-and-policy",
    "equivalent-clause",
    "clause",
    "own-terms-no-less-protective",
    "same-licence",
    "no-distribution",
)
_CITE = {"section", "quote", "text", "authority"}
_SHARED = {"kind", "cite", "on", "object", "when", "relation", "note"}
_TERM_KEYS: dict[str, set[str]] = {
    "grant": set(),
    "duty": {"duty", "text"},
    "prohibition": {"use", "narrowed"},
    "flow-down": {"mode", "binds"},
    "ceiling": {"admits"},
    "outbound": {"licences", "switch", "combined"},
}
_RECORD_KEYS = {
    "id", "title", "kind", "aliases", "text", "policy", "review", "families", "term", "reach", "restriction",
    "answer", "applies_to", "lift", "licensor",
}  # fmt: skip


class RecordError(ValueError):
    """A record, family, default or vocabulary file says something that it may not."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where


@dataclass(frozen=True, slots=True)
class Words:
    """The closed lists that records are checked against (read from TOML, before anything is compiled)."""

    acts: frozenset[str]
    standings: frozenset[str]
    kinds: frozenset[str]
    relations: frozenset[str]
    duties: Mapping[str, str]
    uses: frozenset[str]
    qualifiers: frozenset[str]
    facts: frozenset[str]
    questions: Mapping[str, frozenset[str]]


def nearest(word: str, among: Iterable[str]) -> str:
    """Return "; did you mean …?" for the closest of `among`, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(among), n=1, cutoff=0.6)
    return f"; did you mean {found[0]!r}?" if found else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Checks one file's tables against the vocabularies and turns them into plain, complete dictionaries."""

    file: str
    words: Words
    basis: str = "text"

    def fail(self, where: str, message: str) -> RecordError:
        return RecordError(f"{self.file}: {where}", message)

    def keys(self, where: str, table: Any, allowed: set[str], needed: Iterable[str] = ()) -> dict[str, Any]:
        if not isinstance(table, dict):
            raise self.fail(where, f"a table is expected, not {table!r}")
        for key in table:
            if key not in allowed:
                raise self.fail(f"{where}.{key}", f"unknown key {key!r}{nearest(key, allowed)}")
        for key in needed:
            if key not in table:
                raise self.fail(where, f"{key!r} is missing")
        return table

    def chosen(self, where: str, value: Any, among: Iterable[str]) -> str:
        allowed = list(among)
        if not isinstance(value, str):
            raise self.fail(where, f"a word is expected, not {value!r}")
        if value not in allowed:
            raise self.fail(where, f"unknown word {value!r}{nearest(value, allowed)}")
        return value

    def several(self, where: str, value: Any, among: Iterable[str] | None) -> list[str]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not values:
            raise self.fail(where, "a list of words is expected")
        if len(set(map(str, values))) != len(values):
            raise self.fail(where, "a word stands twice")
        if among is None:
            return [self.string(where, item) for item in values]
        allowed = list(among)
        return [self.chosen(where, item, allowed) for item in values]

    def string(self, where: str, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.fail(where, f"a text is expected, not {value!r}")
        return value

    def cite(self, where: str, table: Any) -> dict[str, str]:
        found = self.keys(where, table, _CITE, ("section",))
        cite = {k: v if k == "section" and v == "" else self.string(f"{where}.{k}", v) for k, v in found.items()}
        if "quote" not in cite and "authority" not in cite:
            raise self.fail(where, "a quote (or, outside the text, an authority) is missing")
        if len(cite.get("quote", "").split()) > 12:
            raise self.fail(f"{where}.quote", "a quote has at most 12 words")
        return cite

    def condition(self, where: str, text: Any) -> Any:
        try:
            parsed = parse_condition(self.string(where, text))
        except RecordError:
            raise
        except ValueError as error:
            raise self.fail(where, str(error)) from None
        for fact in sorted(facts_of(parsed)):
            self.chosen(where, fact, self.words.facts)
        return parsed

    def common(self, where: str, table: dict[str, Any]) -> dict[str, Any]:
        """Read the keys that terms, restrictions and reach entries share."""
        out: dict[str, Any] = {"cite": self.cite(f"{where}.cite", table.get("cite")), "basis": self.basis}
        if "when" in table:
            out["when"] = self.condition(f"{where}.when", table["when"])
        if "relation" in table:
            out["relation"] = self.several(f"{where}.relation", table["relation"], self.words.relations)
        if "on" in table:
            out["on"] = self.several(f"{where}.on", table["on"], self.words.acts)
        if "object" in table:
            out["object"] = self.several(f"{where}.object", table["object"], ANY_STANDING)
        if "note" in table:
            out["note"] = self.string(f"{where}.note", table["note"])
        return out

    def term(self, where: str, table: Any) -> dict[str, Any]:
        if not isinstance(table, dict):
            raise self.fail(where, "a table is expected")
        kind = self.chosen(f"{where}.kind", table.get("kind"), _TERM_KEYS)
        self.keys(where, table, _SHARED | _TERM_KEYS[kind], ("cite",))
        out = {"kind": kind, **self.common(where, table)}
        check = getattr(self, "_" + kind.replace("-", "_"))
        check(where, table, out)
        return out

    def _grant(self, where: str, table: dict[str, Any], _out: dict[str, Any]) -> None:
        if "on" not in table:
            raise self.fail(where, "'on' is missing: which acts are granted?")

    def _duty(self, where: str, table: dict[str, Any], out: dict[str, Any]) -> None:
        out["duty"] = self.chosen(f"{where}.duty", table.get("duty"), self.words.duties)
        if "text" in table:
            out["text"] = self.string(f"{where}.text", table["text"])
        elif out["duty"] in {"name-prefix", "name-ban", "display-line"}:
            raise self.fail(where, f"{out['duty']!r} needs its 'text'")
        if len(out.get("text", "").split()) > 12:
            raise self.fail(f"{where}.text", "a prescribed text is given by at most 12 words of it")

    def _prohibition(self, where: str, table: dict[str, Any], out: dict[str, Any]) -> None:
        if "use" not in table and "on" not in table:
            raise self.fail(where, "'use' or 'on' is missing: what is forbidden?")
        if "use" in table:
            out["use"] = self.several(f"{where}.use", table["use"], self.words.uses)
        if "narrowed" in table:
            out["narrowed"] = sorted(self.several(f"{where}.narrowed", table["narrowed"], self.words.qualifiers))

    def _flow_down(self, where: str, table: dict[str, Any], out: dict[str, Any]) -> None:
        out["mode"] = self.chosen(f"{where}.mode", table.get("mode"), MODES)
        allowed = {"restrictions", "licence", "policy", *self.words.duties}
        out["binds"] = self.several(f"{where}.binds", table.get("binds", "licence"), allowed)

    def _ceiling(self, where: str, table: dict[str, Any], out: dict[str, Any]) -> None:
        groups = {f"class:{group}" for group in self.words.duties.values()}
        allowed = {"own", *groups, *self.words.duties}
        out["admits"] = self.several(f"{where}.admits", table.get("admits", "own"), allowed)

    def _outbound(self, where: str, table: dict[str, Any], out: dict[str, Any]) -> None:
        out["licences"] = self.several(f"{where}.licences", table.get("licences"), None)
        for flag in ("switch", "combined"):
            if flag in table:
                if not isinstance(table[flag], bool):
                    raise self.fail(f"{where}.{flag}", "true or false is expected")
                out[flag] = table[flag]

    def reach(self, where: str, table: Any) -> dict[str, Any]:
        allowed = {"relation", "standing", "from", "kind", "when", "cite", "note", "name", "asks"}
        self.keys(where, table, allowed, ("relation", "standing", "cite"))
        out = self.common(where, {k: v for k, v in table.items() if k not in {"kind", "note"}})
        out["standing"] = self.several(f"{where}.standing", table["standing"], self.words.standings)
        if "from" in table:
            out["origin"] = self.several(f"{where}.from", table["from"], ANY_STANDING)
        if "kind" in table:
            out["kind"] = self.several(f"{where}.kind", table["kind"], self.words.kinds)
        for key in ("name", "asks"):
            if key in table:
                out[key] = self.string(f"{where}.{key}", table[key])
        return out

    def restriction(self, where: str, table: Any) -> dict[str, Any]:
        allowed = {"label", "must", "may", "narrowed", "object", "when", "cite", "note"}
        self.keys(where, table, allowed, ("label", "cite"))
        out = self.common(where, {k: v for k, v in table.items() if k != "note"})
        out["label"] = self.string(f"{where}.label", table["label"])
        narrowed = sorted(
            self.several(f"{where}.narrowed", table["narrowed"], self.words.qualifiers) if "narrowed" in table else []
        )
        for key in ("must", "may"):
            uses = self.several(f"{where}.{key}", table[key], self.words.uses) if table.get(key) else []
            out[key] = [[use, narrowed] for use in uses]
        if not out["must"] and not out["may"]:
            raise self.fail(where, "'must' or 'may' is missing: which uses does the clause touch?")
        return out

    def answer(self, where: str, table: Any) -> dict[str, Any]:
        self.keys(where, table, {"question", "answer", "cite"}, ("question", "answer"))
        question = self.chosen(f"{where}.question", table["question"], self.words.questions)
        answer = self.chosen(f"{where}.answer", table["answer"], self.words.questions[question])
        out: dict[str, Any] = {"question": question, "answer": answer}
        if "cite" in table:
            out["cite"] = self.cite(f"{where}.cite", table["cite"])
        return out

    def licensor(self, where: str, table: Any) -> dict[str, Any]:
        self.keys(where, table, {"name", "cite"}, ("name", "cite"))
        cite = self.cite(f"{where}.cite", table["cite"])
        if "quote" not in cite:
            raise self.fail(f"{where}.cite", "who the licensor is stands in the text: a quote is missing")
        return {"name": self.string(f"{where}.name", table["name"]), "cite": cite}

    def text(self, where: str, table: Any) -> dict[str, Any]:
        self.keys(where, table, {"name", "source", "sha256", "words", "read"}, ("source", "sha256", "words"))
        return {"name": "", "read": "", **{k: str(v) if k == "read" else v for k, v in table.items()}}

    def each(self, table: dict[str, Any], key: str, read: Any) -> list[dict[str, Any]]:
        rows = table.get(key, [])
        if not isinstance(rows, list):
            raise self.fail(key, "an array of tables is expected")
        return [read(f"{key}[{i}]", row) for i, row in enumerate(rows)]

    def family(self, table: dict[str, Any]) -> dict[str, Any]:
        """Read a family file: the terms that several licences share word for word."""
        self.keys("", table, {"id", "title", "term", "reach", "restriction"}, ("id", "title"))
        out = {
            "term": self.each(table, "term", self.term),
            "reach": self.each(table, "reach", self.reach),
            "restriction": self.each(table, "restriction", self.restriction),
        }
        for row in out["restriction"]:
            row["clause"] = f"{table['id']}/{row['label']}"
        return out

    def record(self, table: dict[str, Any], families: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        """Read a record or an exception; the terms of its families follow its own."""
        self.keys("", table, _RECORD_KEYS, ("id", "title", "kind", "text", "review"))
        kinds = ("software", "content", "data", "model", "exception")
        review = self.keys("review", table["review"], {"state", "on", "doubts"}, ("state", "on"))
        self.chosen("review.state", review["state"], ("read-once", "read-twice"))
        chosen = self.several("families", table["families"], families) if table.get("families") else []
        out: dict[str, Any] = {
            "id": self.string("id", table["id"]),
            "title": self.string("title", table["title"]),
            "kind": self.chosen("kind", table["kind"], kinds),
            "aliases": self.several("aliases", table["aliases"], None) if table.get("aliases") else [],
            "families": chosen,
            "text": self.text("text", table["text"]),
            "policies": self.each(table, "policy", self.text),
            "review": {**review, "on": str(review["on"])},
            "term": self.each(table, "term", self.term),
            "reach": self.each(table, "reach", self.reach),
            "restriction": self.each(table, "restriction", self.restriction),
            "answer": self.each(table, "answer", self.answer),
        }
        if "licensor" in table:
            out["licensor"] = self.licensor("licensor", table["licensor"])
        if out["kind"] == "exception":
            out["applies_to"] = self.several("applies_to", table.get("applies_to"), None)
            out["lift"] = self.each(table, "lift", self.term)
        for row in out["restriction"]:
            row["clause"] = f"{table['id']}/{row['label']}"
        for name in chosen:
            for key in ("term", "reach", "restriction"):
                out[key] = out[key] + families[name][key]
        return out
