# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from licet.release.graph import Release, ReleaseError
from licet.release.readers import reader_for, spdx_rdf
from tests.unit.release.bom.told import links, parts, readings

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">
<spdx:SpdxDocument rdf:about="https://example.org/d#SPDXRef-DOCUMENT">
<spdx:specVersion>SPDX-2.3</spdx:specVersion>
<spdx:describesPackage rdf:resource="https://example.org/d#SPDXRef-app"/>
"""
TAIL = "</spdx:SpdxDocument></rdf:RDF>"
APP = """
<spdx:relationship><spdx:Relationship>
 <spdx:relatedSpdxElement>
  <spdx:Package rdf:about="https://example.org/d#SPDXRef-app">
   <spdx:name>app</spdx:name>
   <spdx:licenseDeclared><spdx:DisjunctiveLicenseSet>
     <spdx:member rdf:resource="http://spdx.org/licenses/MIT"/>
     <spdx:member><spdx:OrLaterOperator><spdx:member><spdx:ListedLicense rdf:about="http://spdx.org/licenses/GPL-2.0"/>
     </spdx:member></spdx:OrLaterOperator></spdx:member>
   </spdx:DisjunctiveLicenseSet></spdx:licenseDeclared>
   <spdx:licenseConcluded rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
   <spdx:hasFile><spdx:File rdf:nodeID="f"><spdx:fileName>a.c</spdx:fileName>
     <spdx:licenseConcluded><spdx:WithExceptionOperator>
       <spdx:member rdf:resource="http://spdx.org/licenses/GPL-2.0-only"/>
       <spdx:licenseException><spdx:LicenseException>
         <spdx:licenseExceptionId>Classpath-exception-2.0</spdx:licenseExceptionId>
       </spdx:LicenseException></spdx:licenseException>
     </spdx:WithExceptionOperator></spdx:licenseConcluded>
   </spdx:File></spdx:hasFile>
   <spdx:relationship><spdx:Relationship>
     <spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_staticLink"/>
     <spdx:relatedSpdxElement rdf:resource="https://example.org/d#SPDXRef-lib"/>
   </spdx:Relationship></spdx:relationship>
  </spdx:Package>
 </spdx:relatedSpdxElement>
 <spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
</spdx:Relationship></spdx:relationship>
"""
LIB = """
<spdx:Package rdf:about="https://example.org/d#SPDXRef-lib"><spdx:name>lib</spdx:name>
 <spdx:licenseDeclared><spdx:ExtractedLicensingInfo rdf:about="https://example.org/d#LicenseRef-1">
  <spdx:licenseId>LicenseRef-1</spdx:licenseId><spdx:extractedText>our words</spdx:extractedText>
 </spdx:ExtractedLicensingInfo></spdx:licenseDeclared>
</spdx:Package>
"""


def read(tmp_path: Path, text: str) -> Release:
    path = tmp_path / "app.rdf"
    path.write_text(text, encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is spdx_rdf
    return spdx_rdf.read(path)


def test_things_properties_and_sets(tmp_path: Path) -> None:
    release = read(tmp_path, HEAD + APP + TAIL.replace("</rdf:RDF>", LIB + "</rdf:RDF>"))
    assert (release.root.name, readings(release.root.licence)) == ("app", ["GPL-2.0-or-later OR MIT"])
    assert parts(release) == {"a.c": ["GPL-2.0-only WITH Classpath-exception-2.0"], "lib": []}
    assert links(release) == {("a.c", "vendors", "app"), ("lib", "links-statically", "app")}
    claim = release.root.licence
    assert claim is not None
    assert claim.place.line == 11


def test_a_set_within_itself_is_no_loop(tmp_path: Path) -> None:
    ring = (
        '<spdx:ConjunctiveLicenseSet rdf:nodeID="s"><spdx:member rdf:nodeID="s"/>'
        '<spdx:member rdf:resource="http://spdx.org/licenses/MIT"/></spdx:ConjunctiveLicenseSet>'
    )
    app = f'<spdx:Package rdf:about="#SPDXRef-app"><spdx:licenseDeclared>{ring}</spdx:licenseDeclared></spdx:Package>'
    release = read(tmp_path, HEAD + TAIL.replace("</rdf:RDF>", app + "</rdf:RDF>"))
    assert release.root.licence is not None
    assert readings(release.root.licence) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD, "broken XML"),
        (HEAD + '<spdx:x rdf:parseType="Literal"><a/></spdx:x>' + TAIL, "parseType"),
        (HEAD.replace("<rdf:RDF", "<!DOCTYPE rdf:RDF [<!ENTITY a 'b'>]><rdf:RDF") + TAIL, "document type"),
        ((HEAD + TAIL).replace("SPDX-2.3", "SPDX-1.1"), "SPDX-1.1"),
    ],
)
def test_what_is_broken_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReleaseError, match=message):
        read(tmp_path, text)


def test_ten_thousand_packages_take_less_than_three_seconds(tmp_path: Path) -> None:
    many = "".join(
        LIB.replace("-lib", f"-{i}").replace(">lib<", f">p{i}<").replace("our words", "") for i in range(10_000)
    )
    path = tmp_path / "big.rdf"
    path.write_text(HEAD + APP + TAIL.replace("</rdf:RDF>", many + "</rdf:RDF>"), encoding="utf-8")
    start = time.process_time()
    assert len(spdx_rdf.read(path).origins) == 10_002
    assert time.process_time() - start < 3


def test_sets_that_hold_each_other_many_times_take_no_time(tmp_path: Path) -> None:
    sets = "".join(
        f'<spdx:ConjunctiveLicenseSet rdf:nodeID="s{i}">'
        + f'<spdx:member rdf:nodeID="s{i + 1}"/>' * 5
        + "</spdx:ConjunctiveLicenseSet>"
        for i in range(19)
    )
    app = '<spdx:Package rdf:about="#SPDXRef-app"><spdx:licenseDeclared rdf:nodeID="s0"/></spdx:Package>'
    start = time.process_time()
    release = read(tmp_path, HEAD + TAIL.replace("</rdf:RDF>", app + sets + "</rdf:RDF>"))
    assert time.process_time() - start < 2
    assert readings(release.root.licence) == []
