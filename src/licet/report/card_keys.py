# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the keys of a card ought to say, by a verdict: its licence, and what it was made from.

Only what follows: the licence is the one that the release has, or the only one that it may go out under; a base and
its relation are those that a manifest states, or that the files of the release show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.release import claims, edits, frontmatter, hub_labels, hub_names, relations
from licet.release.document import read_front, shown
from licet.release.edits import Edit
from licet.release.fields import Fields
from licet.release.frontmatter_edit import set_keys
from licet.release.graph import ReleaseError
from licet.syntax.tree import licences

if TYPE_CHECKING:
    from pathlib import Path

    from licet.reason.verdict import Verdict
    from licet.release.evidence import Evidence
    from licet.release.frontmatter_edit import Wanted
    from licet.release.graph import Claim
    from licet.syntax import Expression

_STATED = re.compile(
    r"""(?P<head>\s*licence\s*=\s*)(?P<quote>["'])(?P<value>[^"'\\]*)(?P=quote)(?P<rest>\s*(?:\#.*)?)"""
)
# What stands against a label that promises more than an origin grants; or than an origin names.
_PROMISES = frozenset({"label-promises-more", "restrictions-not-carried"})
_NAMES = "outbound-not-named"
_MOST = 12  # licences of origins: each of them is a verdict
_NOTICES = frozenset({"notice", "credit", "naming", "patent"})
# Signs that leave no doubt how a release relates to its base; a name or a tag may mislead.
_CERTAIN = ("file ", "tag base_model:", "library_name ")


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says under the keys that may be edited, as written; `claim` is what it comes to."""

    licences: tuple[str, ...]
    name: str
    link: str
    bases: tuple[str, ...]
    relation: str
    keys: frozenset[str]
    claim: Claim | None
    kind: str


def read(path: Path) -> Said | None:
    """Return what a card says, None where it has no front matter that can be read."""
    from licet.release.readers import card

    file = shown(path)
    try:
        front = frontmatter.split(read_front(path), file)
        fields = Fields(frontmatter.compose(front, file) if front else None, file)
        release = card.read(path)
    except ReleaseError:
        return None
    return Said(
        tuple(value.text or value.odd for value in fields.values("license")),
        fields.text("license_name"),
        fields.text("license_link"),
        tuple(value.text for value in fields.values("base_model")),
        fields.text("base_model_relation"),
        frozenset(fields.keys),
        release.root.licence,
        release.root.kind,
    )


def edit(file: str, text: str, wanted: dict[str, Wanted]) -> list[Edit]:
    """Return the edit that sets keys of a card; none where its front matter is written so that it is left alone."""
    changed = set_keys(text, wanted, file)
    if changed is None or changed == text:
        return []
    why = tuple(f"{key}: {value if isinstance(value, str) else ', '.join(value)}" for key, value in wanted.items())
    return [Edit(file, text, changed, why)]


def licence(verdict: Verdict, said: Said, here: Evidence) -> dict[str, Wanted]:
    """Return what the keys of the licence should say and do not."""
    meant = _meant(verdict)
    if not meant:
        return {}
    word = hub_labels.label(meant)
    agrees = said.claim is not None and not said.claim.disputed_by and set(said.claim.readings) == set(meant)
    if word is not None:
        wanted: dict[str, Wanted] = {"license": word}
        if said.name and said.name != word and set(claims.read_words(said.name).readings) != set(meant):
            wanted["license_name"] = word
        if agrees and said.licences != (word,) and (said.name or said.link):
            wanted = {}  # `other` with a name says the same
    elif len(meant) > 1:
        return {}
    elif agrees and said.licences and said.licences[0].lower() != hub_labels.OTHER and not said.name:
        wanted = {}  # an id that the Hub does not list is still an id
    else:
        kept = said.name if set(claims.read_words(said.name).readings) == set(meant) else hub_labels.name(meant[0])
        wanted = {"license": hub_labels.OTHER, "license_name": kept}
    # The Hub follows a link only where the licence is none of its own list.
    if wanted.get("license", " ".join(said.licences)) == hub_labels.OTHER and not said.link:
        link = _link(meant, here)
        wanted |= {"license_link": link} if link else {}
    there = {"license": said.licences[0] if len(said.licences) == 1 else "", "license_name": said.name}
    return {key: value for key, value in wanted.items() if there.get(key) != value or key not in said.keys}


def _meant(verdict: Verdict) -> tuple[Expression, ...]:
    """Return the licence that the card should name: the release's own where it holds, else the only honest one."""
    claim = verdict.release.root.licence
    if verdict.answer is Answer.YES and verdict.proposed and claim is not None:
        if claim.disputed_by:
            return ()
        return claim.readings
    return _only(verdict)


def _only(verdict: Verdict) -> tuple[Expression, ...]:
    """Return the licence that is the only honest one; its versions, where one label of the Hub means them.

    It is that of an origin, no other origin's works, and none works that asks for no more than notices: where one of
    those does, the licence is the releaser's to choose. So it is where none was stated (to grant one is no correction),
    where more was asked than notices (to ask for less may leave out what nobody has told), and where it hangs on a
    question whether the licence of an origin is passed on at all.
    """
    from licet.syntax import parse_expression

    claim = verdict.release.root.licence
    if verdict.label is not None or verdict.release.parts or claim is None or not claim.readings:
        return ()
    certain = {objection.code for objection in verdict.conflicts}
    promised = (certain | {objection.code for objection in verdict.open}) & _PROMISES
    if not (promised or _NAMES in certain):
        return ()
    if not all(_asks_for_notices(one.id) for reading in claim.readings for one in licences(reading)):
        return ()
    # What one such licence promises too much, all of them do; what one is not named for, another may be.
    if not promised and _some_would_do(verdict):
        return ()
    origins = [parse_expression(name) for name in sorted({holding.part.id for holding in verdict.holdings})]
    if len(origins) > _MOST:
        return ()
    found = tuple(one for one in origins if _holds_under(one, verdict))
    return found if len(found) == 1 or (found and hub_labels.label(found) is not None) else ()


def _holds_under(outbound: Expression, verdict: Verdict) -> bool:
    from licet.reason.judge import check

    return check(verdict.release, outbound=outbound, scenario=verdict.scenario).answer is Answer.YES


def _some_would_do(verdict: Verdict) -> bool:
    """Return whether a licence that asks for no more than notices would do."""
    from licet.reason.suggest import GROUPS, suggest

    found = suggest(verdict.release, verdict.scenario).licences
    return any(one.answer is Answer.YES and one.group in GROUPS[:2] for one in found)


def _asks_for_notices(licence: str) -> bool:
    """Return whether a licence is on record and imposes no more than that notices and names are kept."""
    from licet.catalogue import vocabulary
    from licet.catalogue.expand import record
    from licet.reason.demand import Burden, imposes

    kept = record(licence)
    duties = vocabulary.duties()
    return kept is not None and all(
        isinstance(one, Burden) and duties[one.duty].group in _NOTICES for one in imposes(kept)
    )


def _link(meant: tuple[Expression, ...], here: Evidence) -> str:
    copy = here.copy_of(str(meant[0])) if len(meant) == 1 else None
    return copy.file if copy is not None else ""


def lineage(verdict: Verdict, said: Said) -> dict[str, Wanted]:
    """Return what the keys of the base models should say and do not: of a model whose links are certain."""
    from licet.catalogue.vocabulary import relations as vocabulary

    release = verdict.release
    kinds = {one.name: one.kind for one in release.origins}
    links = [
        link
        for link in release.links
        if link.target == release.root.name and kinds.get(link.origin) == "model" and vocabulary()[link.relation].hub
    ]
    certain = [link for link in links if not link.inferred or link.inferred.startswith(_CERTAIN)]
    if said.kind != "model" or release.root.kind != "model" or not links or certain != links:
        return {}
    there = {hub_names.normal(name).lower() for name in said.bases}
    names = [link.origin for link in links if link.origin.lower() not in there and hub_names.is_id(link.origin)]
    wanted: dict[str, Wanted] = {}
    if names:
        every = (*said.bases, *dict.fromkeys(names))
        wanted["base_model"] = every if len(every) > 1 else every[0]
    words = {vocabulary()[link.relation].hub[0] for link in links}
    stated = relations.from_hub(said.relation) if said.relation else None
    if len(words) == 1 and (
        not said.relation or (stated is not None and {link.relation for link in links} != {stated})
    ):
        wanted["base_model_relation"] = words.pop()
    return wanted


def in_manifest(verdict: Verdict, folder: Path) -> list[Edit]:
    """Return the edit of the licence in a manifest that may not go out under it, where only one other will do."""
    claim = verdict.release.root.licence
    meant = _only(verdict)
    if claim is None or not meant or not claim.source.startswith("manifest") or claim.place.line is None:
        return []
    file = claim.place.file.rpartition("/")[2]
    word = hub_labels.label(meant) or (str(meant[0]) if len(meant) == 1 else "")
    text = edits.read(folder / file)
    lines = (text or "").split("\n")
    found = _STATED.fullmatch(lines[claim.place.line - 1]) if claim.place.line <= len(lines) else None
    if text is None or found is None or not word:
        return []
    lines[claim.place.line - 1] = f"{found['head']}{found['quote']}{word}{found['quote']}{found['rest']}"
    return [Edit(file, text, "\n".join(lines), (f"licence: {word}",))]
