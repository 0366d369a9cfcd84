#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What was appended to a PDF: signatures and nothing else pass `verify` and `previous:`; whatever
changes pages, attachments or structure does not, however it is dressed up.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

SECONDS = 60
OLD = """format: rapporteur/1
document: {kind: quarterly-report, id: old, title: Old, period: 2023-03}
reviews: [{id: water, name: Water}]
recommendations: [{id: "1", status: in-progress, priority: P1, text: Measure the wells.}]
"""
NEW = OLD.replace("id: old, title: Old, period: 2023-03", "id: new, title: New, period: 2023-06, "
                  "previous: {file: f.pdf}")
FIELD = b"<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 0 0]/F 132/T(Signature)/V %d 0 R>>"


class Pdf:
    """A PDF as qpdf shows it, and updates of it."""

    def __init__(self, data):
        self.data = data
        self.folder = tempfile.TemporaryDirectory()
        Path(self.folder.name, "f.pdf").write_bytes(data)
        self.trailer = self.show("trailer")
        self.size = int(re.search(rb"/Size (\d+)", self.trailer).group(1))
        self.start = int(data[data.rindex(b"startxref") + 10:].split()[0])
        self.root = self.reference(self.trailer, b"/Root")
        self.catalog = self.show(self.root)
        pages = self.show(self.reference(self.catalog, b"/Pages"))
        self.pages = [int(n) for n in re.findall(rb"(\d+) 0 R", pages.partition(b"/Kids")[2])]

    def show(self, number):
        done = subprocess.run(["qpdf", f"--show-object={number}", "f.pdf"], cwd=self.folder.name,
                              capture_output=True, check=True)
        return done.stdout.strip()

    @staticmethod
    def reference(text, key):
        return int(re.search(re.escape(key) + rb" (\d+) 0 R", text).group(1))

    def update(self, objects, keys=b"", table=False, freed=(), itself=True, previous=True):
        """Appends {number: body}; keys are more keys of the trailer."""
        out, places = bytearray(self.data), {}
        for number, body in sorted(objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        xref = max([self.size - 1, *objects]) + 1
        root = b"" if b"/Root" in keys else b"/Root %d 0 R" % self.root
        info = re.search(rb"/Info \d+ 0 R", self.trailer)
        if info and b"/Info" not in keys:
            root += info.group()
        trailer = b"/Size %d%s%s%s" % (xref + 1, root, keys,
                                       b"/Prev %d" % self.start if previous else b"")
        if table:
            rows = b"".join(b"%d 1\n%010d 00000 n \n" % (n, p) for n, p in sorted(places.items()))
            rows += b"".join(b"%d 1\n0000000000 00001 f \n" % n for n in freed)
            out += b"xref\n%strailer\n<<%s>>\n" % (rows, trailer)
        else:
            if itself:
                places[xref] = start
            rows = sorted([(n, 1, p) for n, p in places.items()] + [(n, 0, 0) for n in freed])
            index = b" ".join(b"%d 1" % n for n, _, _ in rows)
            data = b"".join(bytes([k]) + p.to_bytes(4, "big") + b"\0" for _, k, p in rows)
            out += b"%d 0 obj\n<</Type/XRef/W[1 4 1]/Index[%s]%s/Length %d>>stream\n%s\nendstream" \
                b"\nendobj\n" % (xref, index, trailer, len(data), data)
        return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start

    def with_key(self, text, key, value):
        """The dictionary with one key more, or another value for it."""
        old = re.search(re.escape(key) + rb" (\[[^\]]*\]|<<.*?>>|\d+ \d+ R|/?[^\s/\]>]+)", text)
        if old:
            return text[:old.start()] + key + b" " + value + text[old.end():]
        return text[:-2] + key + b" " + value + b" >>"

    def with_form(self, key, value):
        """The catalog with the form of `signed` and with one key more, or another."""
        form = self.with_key(self.catalog, b"/AcroForm", b"%d 0 R" % (self.size + 2))
        return self.with_key(form, key, value)

    def page(self, annots, number=0):
        body = self.show(self.pages[number])
        old = re.search(rb"/Annots \[([^\]]*)\]", body)
        return self.with_key(body, b"/Annots", b"[%s %s]" % (old.group(1) if old else b"", annots))

    def signed(self, more=None, field=FIELD, catalog=None, page=None, form=None, short=0, **rest):
        """A revision with a signature, and what else is given."""
        at = self.size
        objects = {
            self.root: catalog or self.with_key(self.catalog, b"/AcroForm", b"%d 0 R" % (at + 2)),
            self.pages[0]: page or self.page(b"%d 0 R" % at),
            at: field % (at + 1) if b"%d" in field else field,
            at + 1: b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 "
                    b"0000000001 0000000002 0000000003]/Contents<%s>>>" % (b"0" * 64),
            at + 2: form or b"<</Fields[%d 0 R]/SigFlags 3>>" % at,
        }
        objects.update(more or {})
        out = self.update(objects, **rest)
        hole = out.index(b"/Contents<0000", len(self.data)) + 9
        after = out.index(b">", hole) + 1
        for mark, value in ((b"0000000001", hole), (b"0000000002", after),
                            (b"0000000003", len(out) - after - short)):
            place = out.index(mark, len(self.data))
            out = out[:place] + b"%010d" % value + out[place + 10:]
        return out


def contents(pdf):
    return Pdf.reference(pdf.show(pdf.pages[0]), b"/Contents") if b"/Contents [" not in \
        pdf.show(pdf.pages[0]) else int(re.search(rb"/Contents \[ (\d+) 0 R",
                                                  pdf.show(pdf.pages[0])).group(1))


def stream(text):
    return b"<</Length %d>>stream\n%s\nendstream" % (len(text), text)


def good(pdf):
    yield "a signature", pdf.signed()
    yield "a signature in a table of cross-references", pdf.signed(table=True)
    twice = Pdf(pdf.signed())
    second = twice.size
    form = b"<</Fields[%d 0 R %d 0 R]/SigFlags 3>>" % (pdf.size, second)
    yield "two signatures, the form written anew", twice.signed(form=form)
    yield "two signatures, the form changed", twice.signed(
        catalog=twice.catalog, more={pdf.size + 2: form, second + 2: b"<<>>"})
    yield "a certification", pdf.signed(catalog=pdf.with_form(
        b"/Perms", b"<</DocMDP %d 0 R>>" % (pdf.size + 1)))
    yield "a hidden field", pdf.signed(field=FIELD.replace(b"[0 0 0 0]/F 132",
                                                           b"[9 9 99 99]/F 134"))


def bad(pdf):
    at, size = pdf.pages[0], pdf.size
    page, new = pdf.show(at), stream(b"BT (Complete) Tj ET")
    text = b"<</Type/Annot/Subtype/FreeText/Rect[9 9 99 99]/Contents(All is well)>>"
    structure = Pdf.reference(pdf.catalog, b"/StructTreeRoot")
    linked = next(n for n in pdf.pages if b"/Annots" in pdf.show(n))
    both = pdf.page(b"%d 0 R" % size)
    yield "bytes behind the end", "bytes behind its end", pdf.data + b"% signed later\n"
    yield "an end behind the end", "bytes behind its end", pdf.data + b"% signed later\n%%EOF\n"
    yield "another document behind it", "a file has no name", pdf.data + pdf.update(
        {pdf.root: pdf.catalog}, previous=False)[len(pdf.data):]
    yield "an update that does nothing", "no signature covers", pdf.update({size: b"<<>>"})
    yield "another page", "a page, is", pdf.update(
        {at: pdf.with_key(page, b"/Contents", b"%d 0 R" % size), size: new})
    yield "other contents of a page", "a stream, is", pdf.update({contents(pdf): new})
    yield "a note on a page", "a page, is", pdf.update({at: pdf.page(b"%d 0 R" % size), size: text})
    yield "a page without its annotations", "a page, is", pdf.signed(
        {linked: pdf.with_key(pdf.show(linked), b"/Annots", b"[]")})
    yield "a smaller page", "a page, is", pdf.signed(
        page=pdf.with_key(both, b"/MediaBox", b"[0 0 9 9]"))
    yield "a page less", "no signature needs", pdf.signed(
        {Pdf.reference(pdf.catalog, b"/Pages"): b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % at})
    yield "signed, with another page", "a page, is", pdf.signed(
        {size + 3: new}, page=pdf.with_key(both, b"/Contents", b"%d 0 R" % (size + 3)))
    yield "signed, with other contents", "a stream, is", pdf.signed({contents(pdf): new})
    yield "signed, with a note", "a page, is", pdf.signed(
        {size + 3: text}, page=pdf.page(b"%d 0 R %d 0 R" % (size, size + 3)))
    yield "signed, with other files", "the catalog, is", pdf.signed(
        catalog=pdf.with_form(b"/AF", b"[]"))
    yield "signed, with other metadata", "a stream, is", pdf.signed(
        {Pdf.reference(pdf.catalog, b"/Metadata"): stream(b"<x/>")})
    yield "signed, with another structure", "element of the structure", pdf.signed(
        {structure: pdf.with_key(pdf.show(structure), b"/K", b"[]")})
    yield "signed, without an object", "taken away", pdf.signed(freed=[contents(pdf)])
    yield "a signature that is seen", "a page, is", pdf.signed(
        field=FIELD.replace(b"[0 0 0 0]", b"[9 9 99 99]"))
    yield "a signature that does something", "a page, is", pdf.signed(
        field=FIELD.replace(b"/T(", b"/AA<</E<</S/URI/URI(http://e.example)>>>>/T("))
    yield "a field for text", "a page, is", pdf.signed(field=FIELD.replace(b"/FT/Sig", b"/FT/Tx"))
    yield "a form with a script", "it has a form", pdf.signed(
        form=b"<</Fields[%d 0 R]/CO[%d 0 R]/SigFlags 3>>" % (size, size))
    yield "a form in place of a page", "a page, is", pdf.signed(
        {pdf.pages[-1]: b"<</Fields[%d 0 R]/SigFlags 3>>" % size},
        catalog=pdf.with_key(pdf.catalog, b"/AcroForm", b"%d 0 R" % pdf.pages[-1]))
    yield "a signature of less than all", "no signature covers", pdf.signed(short=5)
    yield "a field without a signature", "no signature covers", pdf.signed(
        field=FIELD.replace(b"/V %d 0 R", b""))
    yield "cross-references that hide themselves", "cannot be told", pdf.signed(
        itself=False)
    yield "another catalog", "its trailer", pdf.signed({size + 3: pdf.catalog},
                                        keys=b"/Root %d 0 R" % (size + 3))
    yield "other information", "its trailer", pdf.signed({size + 3: b"<</Title(Other)>>"},
                                          keys=b"/Info %d 0 R" % (size + 3))
    yield "something after a signature", "a stream, is", Pdf(
        pdf.signed()).update({contents(pdf): new})
    yield "17 updates", "more than 16", many_updates(pdf.data)


def many_updates(data):
    for _ in range(17):
        pdf = Pdf(data)
        data = pdf.update({pdf.size: b"<<>>"})
    return data


class Place:
    def __init__(self, program):
        self.program, self.folder = program, Path(tempfile.mkdtemp())
        (self.folder / "old.yaml").write_text(OLD)
        (self.folder / "new.yaml").write_text(NEW)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True,
                              timeout=SECONDS, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")

    def put(self, data):
        (self.folder / "f.pdf").write_bytes(data)

    def extracted(self):
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        status, _, said = self.run("extract", "f.pdf", "-o", "out")
        files = {p.relative_to(self.folder).as_posix(): p.read_bytes()
                 for p in (self.folder / "out").rglob("*") if p.is_file()}
        return status, files, said


def try_mode(program, mode, wanted, tally):
    with Place(program) as place:
        status, _, said = place.run("build", "old.yaml", "-o", "f.pdf", f"--attach={mode}")
        if not tally.add(f"{mode}: the sample is built", status == 0, said):
            return
        data = (place.folder / "f.pdf").read_bytes()
        pdf = Pdf(data)
        _, files, _ = place.extracted()
        for name, signed in good(pdf):
            place.put(signed)
            status, out, said = place.run("verify", "f.pdf")
            tally.add(f"{mode}: verify: {name}", status == 0 and f": {wanted}" in out
                      and f"; signed later ({len(signed) - len(data)} bytes" in out, out + said)
            status, _, said = place.run("build", "new.yaml", "-o", "new.pdf", "--force")
            tally.add(f"{mode}: previous: {name}", "DATA-17" not in said
                      and (place.folder / "new.pdf").is_file(), said)
            (place.folder / "new.pdf").unlink(missing_ok=True)
        for name, words, changed in bad(pdf):
            place.put(changed)
            status, out, said = place.run("verify", "f.pdf")
            tally.add(f"{mode}: verify: {name}", status == 1 and words in said
                      and not out, out + said)
            status, _, said = place.run("build", "new.yaml", "-o", "new.pdf", "--force")
            tally.add(f"{mode}: previous: {name}", status == 1 and "DATA-17" in said
                      and words in said and not (place.folder / "new.pdf").exists(), said)
            (place.folder / "new.pdf").unlink(missing_ok=True)
            status, now, said = place.extracted()
            tally.add(f"{mode}: extract: {name}", words in said and
                      (now == files and "PDF-29" in said if status == 0 else not now), said)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    tally = Tally("revisions")
    if not shutil.which("qpdf"):
        tally.skip("what was appended", "there is no qpdf")
        return tally.end()
    try_mode(program, "sources", "reproduced", tally)
    try_mode(program, "data", "same content", tally)
    return tally.end()


sys.exit(main())
