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
    r"(?:restricted|unauthori[sz]ed|unlawful) "
    r"(?:uses?|applications?|purposes?|activit(?:y|ies)|content|conduct|use cases?)",
)
# The title of a text that is about uses and nothing else.
POLICY = _any(
    r"(?:acceptable|responsible|fair|appropriate) use",
    r"(?:usage|use|content|conduct) (?:policy|policies|guidelines|rules|standards)",
    r"community (?:guidelines|standards|rules)|code of conduct",
)
OTHER_HEADING = _any(
    r"permitted|allowed|acceptable|encouraged?|what (?:you|we) can|definitions?|disclaimers?|warrant\w*|liabilit\w*",
    r"terminat\w*|general|miscellaneous|enforce\w*|report\w*|governing|contact|changes?|updates?|grants?|rights",
    r"licen[sc]e|severability|responsibilit\w*|requirements?|obligations?|consequences|moderation|introduction",
    r"overview|purpose|scope|background|appeals?",
)
INFRINGES = re.compile(r"\b(?:infring|violat|misappropriat|pirat|plagiari)", re.IGNORECASE)
USING = _any(r"us(?:e|es|ed|ing|age)", r"utili[sz]\w*", r"employ(?:ed)?", r"deploy\w*", "access", "operate", "exercise")
MODAL = _any(
    "not|never|no|none|nobody|cannot|can't|don't|won't|neither|nor",
    r"prohibit\w*|forbid\w*|forbidden|disallow\w*|unacceptable|refrain|ban(?:ned|s)?",
    "only|solely|exclusively|must|shall|agrees?|non-?commercial|will (?:ensure|comply|only|use|abide)",
)
GRANTING = _any("may", "can")
SUBJECT = _any(
    r"(?:you|licensee|user|recipient|customer|anyone|software|model|work|material|weights|code|output|program|product)\w*",
    r"(?:content|material|activit|behavio|conduct|website|harassment|service|derivative|data|dataset|database|use|we)\w*",
    r"(?:permission|licen[sc]e|technology|tool|plugin)\w*|company|agrees",
)
# Sentences with "may not" that speak of the formalities of a licence.
FORMAL = _any(
    "liab(?:le|ility)|warrant(?:y|ies)|indemnif(?:y|ies|ication)|damages|governing law|jurisdiction|legal theory",
    "trade ?marks?|trade names?|logos?|notices?|patents? claims?|fair use",
    "impose any|inconsistent with the terms",
    r"invalid|unenforceable|waive[rd]?|sever(?:able|ed)|assign(?:ed|ment)?|terminat\w*|arbitrat\w*",
    r"third[- ]party beneficiar\w*|not intended to limit",
)
# A ban on using the work stays one whatever it says of jurisdictions; one that speaks of names and notices does not.
BANS_USE = re.compile(
    r"\b(?:not|never)\b(?:[\s,]+(?:be|to|and|or|will|shall|permit|allow|assist|cause|any|third|party|directly|indirectly|knowingly"
    r"|attempt)\b){0,14}[\s,]+(?:us(?:e|ed)|access(?:ed)?|deploy(?:ed)?|employ(?:ed)?|utili[sz]ed?|operated?)\b",
    re.IGNORECASE,
)
FORBIDS = re.compile(
    r"\s*(?:[A-Z][\w ]{0,40}, )?(?:you|licensee|the licensee|user|users|customer|the user|recipient|no one|nobody)\b"
    r"[^.;]{0,40}?"
    r"\b(?:may|shall|must|will|can|agrees?|do(?:es)?) ?not\b",
    re.IGNORECASE,
)
NAMES = _any("trade ?marks?|trade names?|logos?|notices?|names?|liab(?:le|ility)|warrant(?:y|ies)|patents? claims?")
DEFINES = re.compile(
    r"\s*[\"'][^\"']{1,80}[\"'](?:[^.;:]{0,40})\b(?:means?|shall|refers?|is|are|has)\b"
    r"|\s*[Ff]or (?:the )?purposes? of (?:this|these|further|the (?:fore|above))"
    r"|[A-Z][\w-]*(?: [\w-]+){0,4} (?:means|shall mean|refers to|is defined as)\b"
)
# '"Prohibited Uses" means: (a) …' bans what it lists.
DEFINES_BAN = re.compile(
    r"\s*[\"']?(?:prohibited|restricted|forbidden|disallowed|unacceptable|excluded|unauthori[sz]ed|unpermitted"
    r"|high[- ]risk)"
    r" (?:uses?|purposes?|content|activit(?:y|ies)|applications?|use cases?|conduct)[\"']?(?: shall)? "
    r"(?:means?|includes?|refers? to|are|is)\b",
    re.IGNORECASE,
)
# "Sending bulk messages is forbidden": whoever does it.
CLOSES = re.compile(
    r"\b(?:is|are) (?:strictly |expressly )?(?:prohibited|forbidden|not (?:allowed|permitted|tolerated))\W*\Z"
    r"|\A\s*(?:it|this) is (?:strictly |expressly )?(?:prohibited|forbidden|not (?:allowed|permitted)) to\b",
    re.IGNORECASE,
)
IMPERATIVE = re.compile(r"(?:[A-Z][\w /&,-]{0,60}[:.–—-] *)?(?:please )?(?:do not|don't|never)\b", re.IGNORECASE)
# "Confidential information does not include: (i) …" bans nothing.
EXCLUDES = re.compile(
    r"\b(?:does|do|shall|will|is|are)(?: not|n't) (?:include|apply|exclude|limit|extend|cover|affect|be deemed)\b",
    re.IGNORECASE,
)
# "The licence does not include the right to, and you will not:" tells what not to do for all that.
TOLD = re.compile(r"\b(?:you|licensee) (?:may|shall|must|will|can) ?not\b", re.IGNORECASE)
# "The Materials do not include …" says what is; "Do not …", "You do not …" what must not be.
STATES = re.compile(r"(?!you\b|please\b)[A-Z][^,;:]{0,80}?\b(?:do|does) not\b", re.IGNORECASE)
# "Our models are not fine-tuned to advise", "this section does not limit …", "we report …": what is, no ban.
TELLS = re.compile(
    r"[^.;]{0,80}?\b(?:is|are|was|were) not (?:fine-?tuned|able|capable|responsible|oblig(?:at)?ed|required)\b"
    r"|[^.;]{0,60}?\bmay not (?:be (?:fully|able|available|accurate|suitable|complete)|work|function|reflect)\b"
    r"|[^.;]{0,60}?\b(?:section|sentence|paragraph|provision|clause|foregoing)\b[^.;]{0,30}?"
    r"\b(?:does|do|shall) not (?:limit|prohibit|restrict|prevent|preclude|apply|affect)\b"
    r"|\s*(?:[\w ]{1,30}, )?no (?:other |further )?(?:rights?|licen[sc]es?)\b"
    r"|\s*we (?:report|review|monitor|remove|take|reserve|work with|expect|believe|encourage)\b",
    re.IGNORECASE,
)
# "Acme will not use such data to identify you": what the licensor promises.
PROMISES = re.compile(
    r"\s*(?!(?:You|Your|Licensees?|Customers?|Users?|Developers?|Recipients?|Subscribers?|Researchers?|Participants?|Members?"
    r"|Clients?|Applications?|Contributors?|Each|No|Neither|Any|All|None|Nobody|End|Use|Such|This|These|The|It|They|Software"
    r"|Models?|Derivatives?|Outputs?|Content|Persons?|Anyone|Organi[sz]ations?|Companies|Parties|Redistributions?)\b)"
    r"[A-Z][\w&.-]+(?: and its affiliates)? (?:will|shall|does) not (?!be\b)",
)
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
    r",?\s+(?:and|but|or|provided(?:,? however,?)?(?: that)?)\s+"
    r"((?:you |it |they |licensee |the \w+ |this \w+ )?"
    r"(?:(?:shall|may|must|will|can) ?not|(?:is|are) not (?:to be )?used)\b)",
    re.IGNORECASE,
)
COMPLIES = _any("comply|complies|complying|compliance|accordance|lawful|legal")
OF_USE = _any("use", "using", "usage")
DISCLOSES = re.compile(r"\b(?:disclos|label|inform|notif|watermark)", re.IGNORECASE)
