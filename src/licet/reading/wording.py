# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How licences word what is around a restriction: headings that ban, definitions, formalities, exclusions.

These tell which sentences are worth parsing and which are about something else than use; what a restriction means is
never decided here.
"""

from __future__ import annotations

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


# Headings under which a list bans without saying so again.
BAN_HEADING = _any(
    r"prohibit\w*",
    r"disallow\w*",
    r"forbid\w*",
    r"not (?:permitted|allowed|acceptable)",
    r"unacceptable|may not|must not|cannot|do not|don't|never|misuse",
    r"out[- ]of[- ]scope",
    r"(?:use|usage|use[- ]based|behaviou?ral) restrictions?",
    r"(?:restricted|unauthori[sz]ed) uses?",
)
USING = _any(r"us(?:e|es|ed|ing|age)", r"utili[sz]\w*", r"employ(?:ed)?", r"deploy\w*", "access", "operate", "exercise")
MODAL = _any(
    "not|never|no|cannot|can't|don't|won't|neither|nor",
    r"prohibit\w*|forbid\w*|forbidden|disallow\w*|unacceptable|refrain|ban(?:ned|s)?",
    "only|solely|exclusively|must|shall|agree",
)
GRANTING = _any("may", "can")
SUBJECT = _any(
    r"(?:you|licensee|user|recipient|customer|anyone|software|model|work|material|weights|code|output|program|product)\w*",
    r"(?:service|derivative|data|dataset|database|use|we|permission|licen[sc]e|technology|tool)\w*",
)
# Sentences with "may not" that speak of the formalities of a licence.
FORMAL = _any(
    "liab(?:le|ility)|warrant(?:y|ies)|indemnif(?:y|ies|ication)|damages|governing law|jurisdiction|legal theory",
    "trade ?marks?|trade names?|logos?|notices?|patents? claims?|fair use",
    "impose any|inconsistent with the terms",
    r"invalid|unenforceable|waive[rd]?|sever(?:able|ed)|assign(?:ed|ment)?|terminat\w*|arbitrat\w*",
    r"third[- ]party beneficiar\w*|not intended to limit",
)
DEFINES = re.compile(
    r"\s*[\"'][^\"']{1,80}[\"'](?:[^.;:]{0,40})\b(?:means?|shall|refers?|is|are|has)\b"
    r"|\s*[Ff]or (?:the )?purposes? of (?:this|these|further|the (?:fore|above))"
    r"|[A-Z][\w-]*(?: [\w-]+){0,4} (?:means|shall mean|refers to|is defined as)\b"
)
# "Confidential information does not include: (i) …" bans nothing.
EXCLUDES = re.compile(
    r"\b(?:does|do|shall|will|is|are)(?: not|n't) (?:include|apply|exclude|limit|extend|cover|affect|be deemed)\b",
    re.IGNORECASE,
)
# "The Materials do not include …" says what is; "Do not …", "You do not …" what must not be.
STATES = re.compile(r"(?!you\b|please\b)[A-Z][^,;]{0,80}?\b(?:do|does) not\b", re.IGNORECASE)
# "Please report any violation of this Policy:" governs no restriction.
ASKS = re.compile(r"\s*(?:please|to report|report|contact|if you|you can|we|you may)\b", re.IGNORECASE)
# "Actions that frustrate: peace": what is worked against is no banned use.
AGAINST = re.compile(
    r"\b(?:against|discourag\w*|frustrat\w*|hinder\w*|obstruct\w*|imped\w*|undermin\w*)\b[^.;]{0,60}:?\s*\Z",
    re.IGNORECASE,
)
# "… unless: (i) …": the list below holds conditions; "… refers to: (i) …": definitions.
CONDITIONS = re.compile(
    r"\b(?:unless|except(?: that| for| where| when| if)?|provided that|only if|if|when)"
    r"(?: (?:all of )?the following[^:]{0,40})?\s*:?\s*\Z"
    r"|\b(?:means|refers to|is defined as)\b[^.:]{0,60}:\s*\Z",
    re.IGNORECASE,
)
# Where one sentence turns from a duty or a grant to a ban.
TURN = re.compile(
    r",?\s+(?:and|but|or|provided that)\s+((?:you |it |they |licensee )?(?:shall|may|must|will|can) ?not\b)",
    re.IGNORECASE,
)
COMPLIES = _any("comply|complies|compliance|accordance|lawful|legal")
OF_USE = _any("use", "using")
DISCLOSES = re.compile(r"\b(?:disclos|label|inform|notif|watermark)", re.IGNORECASE)
