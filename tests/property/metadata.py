#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a PDF says about itself: every property of the XMP packet has the value the data gives it,
read by an XML parser and by ExifTool; the information dictionary, read by Poppler, says the same;
and every property that PDF/A does not know of itself is described. Abbreviations carry the words
they stand for.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as Xml
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
PREDEFINED = {"dc", "pdf", "pdfaid", "pdfaExtension", "xmp", "xmpRights"}

FULL = """format: rapporteur/1
document:
  kind: post-meeting-report
  id: A/1
  symbol: R/7
  title: {en: Ships & <boats>, fr: Navires et bateaux}
  subtitle: A subtitle
  description: What floats “here”
  series: {en: Reports, fr: Rapports}
  lang: en
  publisher: harbour
  authors: [ines, office]
  keywords: [ships, "locks, and gates"]
  identifier: doi:10.1000/182
  version: "1.10"
  published: 2023-07-12
  as_of: 2023-06
  date_text: Midsummer
  period: 2023-06
  event: fair
  licence: {name: CC BY 4.0, url: "https://example.org/by?a=1&b=2"}
periods: [{id: 2023-06, label: Jun 2023}]
events: [{id: fair, name: The Fair}]
organisations: [{id: harbour, name: Harbour Commission}]
people: [{id: ines, name: Inês Prado}]
groups: [{id: office, name: Audit Office}]
sections: [{title: One, body: Some words.}]
"""

FULL_VALUES = {
    "dc:format": "application/pdf",
    "dc:title": {"x-default": "Ships & <boats>", "en": "Ships & <boats>",
                 "fr": "Navires et bateaux"},
    "dc:creator": ["Seq", "Inês Prado", "Audit Office"],
    "dc:description": {"x-default": "What floats “here”"},
    "dc:publisher": ["Bag", "Harbour Commission"],
    "dc:language": ["Bag", "en"],
    "dc:identifier": "doi:10.1000/182",
    "dc:date": ["Seq", "2023-07-12"],
    "dc:subject": ["Bag", "ships", "locks, and gates"],
    "dc:rights": {"x-default": "CC BY 4.0"},
    "pdf:Keywords": "ships, locks, and gates",
    "xmpRights:Marked": "True",
    "xmpRights:WebStatement": "https://example.org/by?a=1&b=2",
    "xmp:Identifier": ["Bag", "doi:10.1000/182", "A/1", "R/7"],
    "xmp:CreateDate": "2023-07-12T00:00:00Z",
    "xmp:ModifyDate": "2023-07-12T00:00:00Z",
    "xmp:MetadataDate": "2023-07-12T00:00:00Z",
    "pdfaid:part": "3",
    "pdfaid:conformance": "A",
    "pdfuaid:part": "1",
    "prism:seriesTitle": "Reports",
    "prism:versionIdentifier": "1.10",
    "prism:coverDate": "2023-07-12",
    "prism:coverDisplayDate": "Midsummer",
    "prism:timePeriod": "Jun 2023",
    "prism:event": ["Bag", "The Fair"],
    "prism:doi": "10.1000/182",
    "dcterms:valid": "2023-06",
}

BARE = """format: rapporteur/1
document: {kind: post-meeting-report, id: bare, title: Bare, lang: en}
sections: [{title: One, body: Some words.}]
"""

BARE_VALUES = {
    "dc:format": "application/pdf",
    "dc:title": {"x-default": "Bare"},
    "dc:language": ["Bag", "en"],
    "dc:identifier": "bare",
    "pdfaid:part": "3",
    "pdfaid:conformance": "A",
    "pdfuaid:part": "1",
}

EXIFTOOL_VALUES = {
    "XMP-dc:Creator": ["Inês Prado", "Audit Office"],
    "XMP-dc:Title": "Ships & <boats>",
    "XMP-dc:Title-fr": "Navires et bateaux",
    "XMP-dc:Subject": ["ships", "locks, and gates"],
    "XMP-prism:VersionIdentifier": "1.10",
    "XMP-prism:Event": "The Fair",
    "XMP-prism:DOI": "10.1000/182",
    "XMP-prism:CoverDate": "2023:07:12",
    "XMP-xmpRights:WebStatement": "https://example.org/by?a=1&b=2",
    "XMP-dcterms:Valid": "2023-06",
}


def build(program, folder, text):
    source, target = Path(folder, "document.yaml"), Path(folder, "document.pdf")
    source.write_text(text, encoding="utf-8")
    target.unlink(missing_ok=True)
    done = subprocess.run([program, "build", str(source), "-o", str(target)],
                          capture_output=True, text=True)
    return target, done


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def qualified(tag):
    uri, name = tag[1:].split("}")
    return {value: key for key, value in NAMES.items()}.get(uri, uri) + ":" + name


def value_of(element):
    """A string; a list that begins with Seq or Bag; or a map of languages."""
    if len(element) == 0:
        return element.text or ""
    array = element[0]
    kind = array.tag.split("}")[1]
    if kind != "Alt":
        return [kind] + [item.text for item in array]
    return {item.get("{http://www.w3.org/XML/1998/namespace}lang"): item.text for item in array}


def properties_of(packet):
    """{name: value} of all but the descriptions of schemas, and the element of these."""
    found, extensions, twice = {}, None, []
    for description in Xml.fromstring(packet).iter("{%s}Description" % RDF):
        for element in description:
            name = qualified(element.tag)
            if name in found:
                twice.append(name)
            if name == "pdfaExtension:schemas":
                extensions = element
            found[name] = None if name == "pdfaExtension:schemas" else value_of(element)
    found.pop("pdfaExtension:schemas", None)
    return found, extensions, twice


def described(extensions):
    """{prefix:name: (uri, type)} of the extension schemas."""
    found, prefix, uri, name = {}, "", "", ""
    for element in extensions.iter() if extensions is not None else []:
        tag = element.tag.split("}")[1]
        if tag == "namespaceURI":
            uri = element.text
        elif tag == "prefix":
            prefix = element.text
        elif tag == "name":
            name = element.text
        elif tag == "valueType":
            found[f"{prefix}:{name}"] = (uri, element.text)
    return found


def check_packet(tally, title, packet, wanted):
    found, extensions, twice = properties_of(packet)
    tally.add(f"{title}: no property stands twice", not twice, twice)
    program = {"pdf:Producer": found.get("pdf:Producer"),
               "xmp:CreatorTool": found.get("xmp:CreatorTool")}
    tally.add(f"{title}: the program is named",
              all((each or "").startswith("Rapporteur ") for each in program.values()), program)
    wanted = {**wanted, **program}
    for name in sorted(set(wanted) | set(found)):
        tally.add(f"{title}: {name}", found.get(name) == wanted.get(name),
                  f"{found.get(name)!r}, wanted {wanted.get(name)!r}")
    others = {name for name in found if name.split(":")[0] not in PREDEFINED}
    told = described(extensions)
    tally.add(f"{title}: what PDF/A does not know is described, nothing else",
              set(told) == others, f"{sorted(told)} {sorted(others)}")
    tally.add(f"{title}: by its namespace",
              all(NAMES[name.split(":")[0]] == uri for name, (uri, _) in told.items()), told)


def check_info(tally, pdf):
    lines = dict(line.split(":", 1) for line in output_of("pdfinfo", str(pdf)).splitlines()
                 if ":" in line)
    said = {key: value.strip() for key, value in lines.items()}
    for key, value in {"Title": "Ships & <boats>", "Subject": "What floats “here”",
                       "Keywords": "ships, locks, and gates",
                       "Author": "Inês Prado; Audit Office"}.items():
        tally.add(f"pdfinfo agrees: {key}", said.get(key) == value, said)


def check_exiftool(tally, pdf):
    if not shutil.which("exiftool"):
        tally.skip("ExifTool reads the same", "there is no exiftool")
        return
    read = json.loads(output_of("exiftool", "-j", "-G1", "-a", "-XMP:all", str(pdf)),
                      parse_float=str)[0]
    for name, value in EXIFTOOL_VALUES.items():
        got = read.get(name)
        tally.add(f"ExifTool reads {name}", got == value or str(got) == value, got)


def check_defaults(tally, program, folder):
    text = BARE.replace("lang: en", "lang: en, publisher: o, subtitle: Below")
    text += "organisations: [{id: o, name: The Organisation}]\n"
    pdf, _ = build(program, folder, text)
    found, _, _ = properties_of(output_of("pdfinfo", "-meta", str(pdf)))
    tally.add("the publisher is the author when nobody else is",
              found.get("dc:creator") == ["Seq", "The Organisation"], found)
    tally.add("the subtitle is what it is about when nothing else is",
              found.get("dc:description") == {"x-default": "Below"}, found)
    pdf, _ = build(program, folder, BARE.replace("id: bare", "id: bare, identifier: 10.1/2"))
    found, _, _ = properties_of(output_of("pdfinfo", "-meta", str(pdf)))
    tally.add("a bare DOI is one", found.get("prism:doi") == "10.1/2", found)
    pdf, _ = build(program, folder, BARE.replace("id: bare", "id: bare, identifier: urn:x:1"))
    found, _, _ = properties_of(output_of("pdfinfo", "-meta", str(pdf)))
    tally.add("a URN is none", "prism:doi" not in found and found["dc:identifier"] == "urn:x:1",
              found)


SPOKEN = """format: rapporteur/1
document: {kind: quarterly-report, id: spoken, title: The SSR, lang: en}
abbreviations:
  SSR: Security, Stability and Resiliency
  ООН: {ru: Организация Объединённых Наций}
reviews: [{id: r, name: The SSR Review}]
progress:
  title: SSR by period
  series: [{period: 2023-03, complete: 0, not-started: 1},
           {period: 2023-06, complete: 0, not-started: 1}]
recommendations: [{id: "1", status: not-started, text: An SSR and the ООН., notes: N/A}]
sections: [{title: SSR, body: "SSR and `SSR`, https://example.org/SSR"}]
"""


def spoken_of(pdf):
    """[(words, language)] of all structure elements that stand for words, as qpdf writes them."""
    plain = pdf.with_suffix(".qdf")
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(pdf), str(plain)], check=True)
    found = []
    for body in re.findall(rb"obj\n<<(.*?)>>\nendobj", plain.read_bytes(), re.DOTALL):
        words = re.search(rb"^  /E (\((?:[^()\\]|\\.)*\)|<[0-9a-f]*>)", body, re.MULTILINE)
        if not words or b"/S /Span" not in body:
            continue
        text, lang = words.group(1), re.search(rb"/Lang \((.*?)\)", body)
        found.append((bytes.fromhex(text[1:-1].decode()).decode("utf-16")
                      if text[:1] == b"<" else text[1:-1].decode("latin-1"),
                      lang.group(1).decode() if lang else None))
    return found


def structure_of(pdf):
    """The structure as Poppler sees it: (words of all, words below Span)."""
    words, spans, depth = [], [], None
    for line in output_of("pdfinfo", "-struct-text", str(pdf)).splitlines():
        indent, text = len(line) - len(line.lstrip()), line.strip()
        if depth is not None and indent <= depth:
            depth = None
        if text.startswith("Span"):
            depth = indent
        elif text.startswith('"'):
            words.append(text[1:-1])
            if depth is not None:
                spans.append(text[1:-1])
    return words, spans


def check_abbreviations(tally, program, folder):
    pdf, done = build(program, folder, SPOKEN)
    tally.add("a document with abbreviations compiles", done.returncode == 0, done.stderr)
    found = spoken_of(pdf)
    english, russian = ("Security, Stability and Resiliency", None), \
        ("Организация Объединённых Наций", "ru")
    tally.add("they stand for their words, in their language", set(found) == {english, russian},
              found)
    tally.add("wherever texts use them: title, contents, headings, prose and cells",
              found.count(english) >= 8 and found.count(russian) >= 1, found)
    words, spans = structure_of(pdf)
    tally.add("nothing else stands there", sorted(spans) == sorted(
        ["SSR"] * found.count(english) + ["ООН"] * found.count(russian)), spans)
    tally.add("the words around them are not lost", "An SSR and the ООН." in "".join(words), words)
    tally.add("code and addresses are left alone",
              " and SSR, https://example.org/SSR" in "".join(words), words)
    size, text = pdf.stat().st_size, output_of("pdftotext", str(pdf), "-")
    plain, _ = build(program, folder, re.sub(r"abbreviations:\n(  .*\n)+", "", SPOKEN))
    tally.add("the text is the same without them",
              output_of("pdftotext", str(plain), "-") == text, text)
    cost = (size - plain.stat().st_size) / len(found)
    tally.add("they cost little", cost < 80, f"{cost} bytes each")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    tally = Tally("metadata", options.verbose)
    with tempfile.TemporaryDirectory() as folder:
        for title, text, wanted in (("full", FULL, FULL_VALUES), ("bare", BARE, BARE_VALUES)):
            pdf, done = build(program, folder, text)
            tally.add(f"the {title} document compiles", done.returncode == 0, done.stderr)
            check_packet(tally, title, output_of("pdfinfo", "-meta", str(pdf)), wanted)
            if title == "full":
                check_info(tally, pdf)
                check_exiftool(tally, pdf)
        check_defaults(tally, program, folder)
        check_abbreviations(tally, program, folder)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
