# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of docs/api/: one for each public name, from its signature, its docstring and an example that is run."""

from __future__ import annotations

import dataclasses
import inspect
from typing import TYPE_CHECKING, Any

import licet

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each is run by tests/test_docs.py in the folder docs/examples, and prints what stands here.
EXAMPLES = {
    "Answer": """
>>> import licet
>>> answer = licet.compatible("MIT", "GPL-3.0-only").answer
>>> answer is licet.Answer.YES, answer == "yes"
(True, True)
>>> list(licet.Answer)
[<Answer.YES: 'yes'>, <Answer.NO: 'no'>, <Answer.UNKNOWN: 'unknown'>]
""",
    "ExpressionError": """
>>> import licet
>>> try:
...     licet.parse_expression("MIT AND Apache-2")
... except licet.ExpressionError as error:
...     print(error.show())
...     print(error.reason, error.span)
unknown licence: "Apache-2" at 8
  MIT AND Apache-2
          ^^^^^^^^
  did you mean: Apache-2.0, Apache-1.1, Apache-1.0
unknown-id (8, 16)
""",
    "Release": """
>>> import licet
>>> release = licet.load("openrail-merged-with-gpl")
>>> release.root.name, release.root.kind
('acme/painter', 'model')
>>> for link in release.links:
...     print(link.target, link.relation, link.origin, link.place)
acme/painter fine-tunes acme/base-painter openrail-merged-with-gpl/licet.toml:10
acme/painter incorporates acme/sampler openrail-merged-with-gpl/licet.toml:16
""",
    "ReleaseError": """
>>> import licet
>>> try:
...     licet.load("no-such-folder")
... except licet.ReleaseError as error:
...     print(error.message, "|", error.place)
no such file or folder | no-such-folder
""",
    "Scenario": """
>>> import licet
>>> release = licet.load("llama-lora-done-right")
>>> large = licet.Scenario(acts=("publish",), facts={"monthly_active_users": 800_000_000})
>>> licet.check(release).answer, licet.check(release, scenario=large).answer
(<Answer.YES: 'yes'>, <Answer.NO: 'no'>)
""",
    "Verdict": """
>>> import licet
>>> verdict = licet.check(licet.load("openrail-merged-with-gpl"))
>>> verdict.answer, verdict.exit_code
(<Answer.NO: 'no'>, 1)
>>> for party in verdict.conflicts[0].parties:
...     print(party.licence, party.cite.section, party.artefact)
LicenseRef-CreativeML-OpenRAIL-M 4 acme/base-painter
GPL-3.0-only 10 acme/sampler
>>> print(verdict.repairs()[1].change)
ship acme/sampler beside it (relation "bundles")
>>> verdict.to_dict()["schema"]
'licet/1'
""",
    "check": """
>>> import licet
>>> release = licet.load("llama-lora-done-right")
>>> verdict = licet.check(release)
>>> verdict.answer, verdict.outbound
(<Answer.YES: 'yes'>, ('LicenseRef-Llama-3.1',))
>>> licet.check(release, outbound="MIT").answer
<Answer.UNKNOWN: 'unknown'>
""",
    "compatible": """
>>> import licet
>>> licet.compatible("Apache-2.0", "GPL-3.0-only").answer
<Answer.YES: 'yes'>
>>> verdict = licet.compatible("Apache-2.0", "GPL-2.0-only")
>>> verdict.answer, verdict.conflicts[0].code
(<Answer.NO: 'no'>, 'further-restriction')
>>> licet.compatible("llama3.1", "MIT", relation="fine-tunes", kind="model").answer
<Answer.NO: 'no'>
""",
    "load": """
>>> import licet
>>> release = licet.load("gemma-labelled-apache/README.md")
>>> release.root.licence.raw, [origin.name for origin in release.origins]
(('apache-2.0',), ['google/gemma-2-9b'])
>>> release.origins[0].licence.source
'index of works (hub page, 2024-07)'
""",
    "parse_clause": """
>>> import licet
>>> clause = licet.parse_clause("To exploit or harm minors", "You agree not to use the Model:")
>>> clause.modality, clause.must
('ban', ('minors',))
""",
    "parse_expression": """
>>> import licet
>>> expression = licet.parse_expression("(mit or apache-2.0) and gpl-2.0-only with classpath-exception-2.0")
>>> print(expression)
(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0
""",
    "read_licence": """
>>> import licet
>>> reading = licet.read_licence("You may not use the Model for military purposes.")
>>> [(clause.text, clause.must) for clause in reading.clauses]
[('You may not use the Model for military purposes.', ('military',))]
""",
}
# What a name raises besides what its docstring says, in words.
ERRORS = {
    "check": "`ExpressionError` for an `outbound` that is no expression; `ReleaseError` where the links form a cycle.",
    "compatible": "`ExpressionError` for a text that is no expression; `ValueError` for an unknown relation or kind.",
    "load": "`ReleaseError`, with the file and line, for what is not there, cannot be read, or is wrong.",
    "parse_clause": "Nothing: words that the grammar cannot place are kept in `unread`.",
    "parse_expression": "`ExpressionError`, a `ValueError`, with the span at fault.",
    "read_licence": "Nothing: of a text that is none of a licence it says so.",
}


def names() -> list[str]:
    """Return the public names that have a page."""
    return [name for name in licet.__all__ if not name.startswith("__")]


def pages(head: str) -> dict[str, str]:
    """Return the pages by their path below docs/."""
    written = {f"api/{name}.md": head + page(name) for name in names()}
    return written | {"api/index.md": head + index()}


def index() -> str:
    """Return the list of all public names."""
    lines = [
        "# The library",
        "",
        "`import licet` costs next to nothing: each name is loaded when it is first used.",
        "",
    ]
    lines += ["| name | what it is |", "|---|---|"]
    lines += [f"| [`licet.{name}`]({name}.md) | {_first(name)} |" for name in names()]
    return "\n".join([*lines, "| `licet.__version__` | The version, as a text. |"]) + "\n"


def page(name: str) -> str:
    """Return the page of one name."""
    found = getattr(licet, name)
    parts = [f"# licet.{name}", f"```python\n{_signature(name, found)}\n```", inspect.getdoc(found) or ""]
    if isinstance(found, type):
        parts += _members(found)
    parts += ["## Example", f"```pycon\n{EXAMPLES[name].strip()}\n```"]
    if name in ERRORS:
        parts += ["## Raises", ERRORS[name]]
    return "\n\n".join(part for part in parts if part) + "\n"


def _first(name: str) -> str:
    return (inspect.getdoc(getattr(licet, name)) or "").split("\n")[0]


def _signature(name: str, found: Any) -> str:
    if isinstance(found, type) and not dataclasses.is_dataclass(found):
        return f"class {name}({found.__mro__[1].__name__})"
    signature = inspect.signature(found)
    words = []
    for one in signature.parameters.values():
        if one.kind is one.KEYWORD_ONLY and "*" not in words:
            words.append("*")
        words.append(_parameter(one))
    head = f"class {name}" if isinstance(found, type) else f"def {name}"
    returns = "" if isinstance(found, type) else f" -> {signature.return_annotation}"
    line = f"{head}({', '.join(words)}){returns}"
    return line if len(line) <= 100 else f"{head}(\n{''.join(f'    {one},{chr(10)}' for one in words)}){returns}"


def _parameter(one: inspect.Parameter) -> str:
    if one.default is one.empty:
        return f"{one.name}: {one.annotation}"
    # The default of a field that is made anew for each value has no words of its own.
    default = "{}" if repr(one.default) == "<factory>" else repr(one.default)
    return f"{one.name}: {one.annotation} = {default}"


def _members(found: type) -> Iterator[str]:
    """Yield the methods and properties that a class documents itself."""
    rows = []
    for name, member in vars(found).items():
        if name.startswith("_"):
            continue
        plain = member.fget if isinstance(member, property) else member
        text = inspect.getdoc(plain) if inspect.isfunction(plain) else None
        if text:
            call = "" if isinstance(member, property) else "()"
            rows.append(f"| `{name}{call}` | {text.partition(chr(10))[0]} |")
    if rows:
        yield "\n".join(["| method or property | what it gives |", "|---|---|", *rows])
