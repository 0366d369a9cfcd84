#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Signatures hold, for judges that know nothing of us: Poppler's pdfsig and OpenSSL's cms command
find each valid and of the whole file as it was then, a changed byte is found, the bytes before stay
what they were; and what cannot or must not be signed is refused with a code and nothing written.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]
from generate import Dice  # noqa: E402
from signing import PASSWORD, TIME, Keys, openssl, run_sign, sign, signatures  # noqa: E402
from tally import Tally  # noqa: E402

MUTATIONS = 80
WHOLE, NOT_WHOLE = "Total document signed", "Not total document signed"
OIDS = {"1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"}


def pdfsig(pdf):
    return subprocess.run(["pdfsig", "-nocert", str(pdf)], capture_output=True, text=True,
                          errors="replace").stdout


def cms_problem(signature, keys, folder):
    """What OpenSSL has against a signature, or nothing."""
    der, signed = Path(folder, "cms.der"), Path(folder, "signed.bin")
    der.write_bytes(signature.der)
    signed.write_bytes(signature.signed)
    done = subprocess.run(["openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER",
                           "-in", der, "-content", signed, "-CAfile", keys.root, "-purpose", "any",
                           "-no_check_time", "-out", "/dev/null"],
                          capture_output=True, text=True)
    return "" if done.returncode == 0 and "CAdES" in done.stderr else done.stderr or "no CAdES"


def attributes(signature, folder):
    """Object identifiers of the signed attributes, and how many certificates there are."""
    der = Path(folder, "cms.der")
    der.write_bytes(signature.der)
    text = openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", der).decode(
        errors="replace")
    signed = text.partition("signedAttrs:")[2].partition("signatureAlgorithm:")[0]
    return set(re.findall(r"object: \S+ \(([\d.]+)\)", signed)), text.count("d.certificate:")


def check_last(pdf, before, keys, folder, tally, what):
    """The newest signature of a PDF that was `before`."""
    data = pdf.read_bytes()
    found = signatures(data)
    if not tally.add(f"{what}: the bytes before stay", data.startswith(before) and found, pdf):
        return
    last, said = found[-1], pdfsig(pdf).split("Signature #")[-1]
    tally.add(f"{what}: pdfsig", "Signature is Valid" in said and WHOLE in said
              and "ETSI.CAdES.detached" in said, said)
    tally.add(f"{what}: all bytes but the signature are signed", last.last == len(data)
              and data[last.start:last.start + 1] + data[last.end - 1:last.end] == b"<>", "")
    problem = cms_problem(last, keys, folder)
    tally.add(f"{what}: openssl cms -verify -cades", not problem, problem)
    oids, certificates = attributes(last, folder)
    tally.add(f"{what}: the signed attributes of PAdES, and no signing-time", oids == OIDS, oids)
    tally.add(f"{what}: the whole chain", certificates == 3, certificates)
    sound = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    tally.add(f"{what}: qpdf --check", sound.returncode == 0 and "WARNING" not in sound.stderr,
              sound.stdout + sound.stderr)


def try_samples(program, keys, folder, samples, tally):
    for pdf, key in zip(samples, ("rsa", "rsa3072", "curve", "rsa", "curve", "rsa")):
        out = Path(folder, f"signed-{pdf.name}")
        done = sign(program, keys, pdf, out, "--reason", "Schválené (ok)", key=key)
        if tally.add(f"{pdf.name} is signed with {key}", done.returncode == 0
                     and not done.stderr and done.stdout.strip() == str(out), done.stderr):
            check_last(out, pdf.read_bytes(), keys, folder, tally, f"{pdf.name} with {key}")


def try_damage(program, keys, folder, pdf, tally):
    """Each judge finds a byte that was changed, wherever it is."""
    out, bad = Path(folder, "sound.pdf"), Path(folder, "bad.pdf")
    sign(program, keys, pdf, out)
    data = out.read_bytes()
    last = signatures(data)[-1]
    places = {"content": data.index(b"stream", 3000) + 60,
              "signature": last.start + 2 * len(last.der) - 40,
              "time": data.index(b"/M(D:", last.end) + 6}
    for what, at in places.items():
        changed = b"1" if data[at:at + 1] != b"1" else b"0"
        bad.write_bytes(data[:at] + changed + data[at + 1:])
        tally.add(f"a changed byte of the {what} is found", "is Valid" not in pdfsig(bad)
                  and cms_problem(signatures(bad.read_bytes())[-1], keys, folder), pdfsig(bad))


def try_again(program, keys, folder, pdf, tally):
    first, second, third = (Path(folder, f"{name}.pdf") for name in ("one", "two", "three"))
    sign(program, keys, pdf, first)
    sign(program, keys, first, second, key="curve")
    sign(program, keys, second, third)
    check_last(second, first.read_bytes(), keys, folder, tally, "a second signature")
    check_last(third, second.read_bytes(), keys, folder, tally, "a third signature")
    said = pdfsig(third)
    tally.add("the signatures before it stay valid", said.count("Signature is Valid") == 3
              and said.count(NOT_WHOLE) == 2, said)
    names = re.findall(r"Field Name: (\S+)", said)
    tally.add("each field has its own name", len(set(names)) == 3, names)
    for signature in signatures(third.read_bytes()):
        problem = cms_problem(signature, keys, folder)
        tally.add("OpenSSL finds each of three valid", not problem, problem)


def try_certified(program, keys, folder, pdf, tally):
    for level, code in (("1", "SIGN-09"), ("2", None), ("3", None)):
        out, more = Path(folder, f"certified{level}.pdf"), Path(folder, f"more{level}.pdf")
        done = sign(program, keys, pdf, out, "--certify", level)
        tally.add(f"--certify {level}", done.returncode == 0, done.stderr)
        check_last(out, pdf.read_bytes(), keys, folder, tally, f"--certify {level}")
        text = out.read_bytes()
        tally.add(f"--certify {level} is in the catalog", b"/DocMDP" in text
                  and b"/TransformParams/P %s/V/1.2" % level.encode() in text
                  and b"/Perms<</DocMDP" in text, "")
        done = sign(program, keys, out, more)
        good = (done.returncode, code in done.stderr) == (1, True) if code else \
            done.returncode == 0 and pdfsig(more).count("Signature is Valid") == 2
        tally.add(f"a signature after --certify {level}", good and more.exists() != bool(code),
                  done.stderr)
        done = sign(program, keys, out, more, "--certify", "2")
        tally.add(f"no second certification after {level}", done.returncode == 1
                  and ("SIGN-10" in done.stderr or code), done.stderr)


def try_same_bytes(program, others, keys, folder, pdf, tally):
    made = []
    for n, each in enumerate([program, program, *others]):
        out = Path(folder, f"same{n}.pdf")
        sign(each, keys, pdf, out)
        made.append(out.read_bytes())
    tally.add("the same bytes with an RSA key, by every build", len(set(made)) == 1, "")
    config = Path(folder, "openssl.cnf")
    config.write_text("openssl_conf = a\n[a]\nproviders = b\n[b]\nnull = c\n[c]\nactivate = 1\n")
    out = Path(folder, "elsewhere.pdf")
    elsewhere = {"OPENSSL_CONF": str(config), "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"}
    done = run_sign(program, "--pkcs12", keys.path("rsa.p12"), "--password-file", keys.password,
                    "--time", TIME, pdf, "-o", out, environment=elsewhere, cwd=folder)
    tally.add("the same bytes under another configuration, zone and locale", done.returncode == 0
              and out.read_bytes() == made[0], done.stderr)
    epoch, named = Path(folder, "epoch.pdf"), Path(folder, "named.pdf")
    arguments = ["--pkcs12", keys.path("rsa.p12"), "--password-file", keys.password, pdf, "-o"]
    run_sign(program, *arguments, epoch, environment={"SOURCE_DATE_EPOCH": "1900000000"})
    run_sign(program, *arguments, named, "--time", "2030-03-17T17:46:40Z",
             environment={"SOURCE_DATE_EPOCH": "1"})
    tally.add("SOURCE_DATE_EPOCH and --time say the same", epoch.read_bytes() == named.read_bytes()
              and b"/M(D:20300317174640Z)" in named.read_bytes(), "")


def try_places(program, keys, folder, pdf, tally):
    """In place, to standard output, with the password from elsewhere, below a verify."""
    there, out = Path(folder, "there.pdf"), Path(folder, "place.pdf")
    there.write_bytes(pdf.read_bytes())
    key = ["--pkcs12", keys.path("rsa.p12"), "--time", TIME]
    done = run_sign(program, *key, there, environment={"RAPPORTEUR_PKCS12_PASSWORD": PASSWORD})
    sign(program, keys, pdf, out)
    tally.add("in place, with the password from the environment", done.returncode == 0
              and there.read_bytes() == out.read_bytes(), done.stderr)
    done = run_sign(program, *key, "--password-file", "-", pdf, "-o", out,
                    input=PASSWORD + "\r\n")
    tally.add("the password from standard input", done.returncode == 0, done.stderr)
    with open(pdf, "rb") as stdin, open(Path(folder, "pipe.pdf"), "w+b") as stdout:
        piped = subprocess.run([program, "sign", *map(str, key), "--password-file", keys.password,
                                "-"], stdin=stdin, stdout=stdout)
        stdout.seek(0)
        tally.add("from standard input to standard output", piped.returncode == 0
                  and stdout.read() == out.read_bytes(), piped.returncode)
    done = sign(program, keys, pdf, Path(folder, "nowhere", "out.pdf"))
    tally.add("a folder that is not there", done.returncode == 3 and "OUT-03" in done.stderr,
              done.stderr)
    keys.export("open", "rsa", password="")
    done = run_sign(program, "--pkcs12", keys.path("open.p12"), "--time", TIME, pdf, "-o", out)
    tally.add("a key without password", done.returncode == 0, done.stderr)
    document = ROOT / "data" / "cct" / "report.yaml"
    same = subprocess.run([program, "diff", there, document], capture_output=True, text=True)
    tally.add("a signed PDF is an earlier edition like any other", same.returncode == 0
              and "nothing changed" in same.stdout, same.stdout + same.stderr)
    verified = subprocess.run([program, "verify", there], capture_output=True, text=True)
    tally.add("verify still says reproduced", ": reproduced; signed later ("
              in verified.stdout, verified.stdout + verified.stderr)


# Identities and command lines that are refused

def patched(path, at, new):
    """A copy of the file, with other bytes from `at` on."""
    data = path.read_bytes()
    copy = path.with_stem(f"{path.stem}-patched")
    copy.write_bytes(data[:at] + new + data[at + len(new):])
    return copy


def bad_identities(keys):
    """(what, file, code)"""
    slow = keys.export("slow", "rsa", "-iter", "65537", "-keypbe", "NONE", "-certpbe", "NONE")
    rounds = slow.read_bytes().rindex(b"\2\3\1\0\1") + 2
    keys.export("old", "rsa", "-legacy")
    keys.export("unsealed", "rsa", "-nomac")
    openssl("pkcs12", "-export", "-nocerts", "-inkey", keys.path("rsa.key"), "-passout", "stdin",
            "-out", keys.path("bare.p12"), input=f"{PASSWORD}\n".encode())
    openssl("pkcs12", "-export", "-nokeys", "-in", keys.path("rsa.pem"), "-passout", "stdin",
            "-out", keys.path("keyless.p12"), input=f"{PASSWORD}\n".encode())
    keys.path("cut.p12").write_bytes(keys.path("rsa.p12").read_bytes()[:900])
    keys.path("large.p12").write_bytes(bytes((1 << 20) + 1))
    return [("a PEM file", keys.path("rsa.pem"), "SIGN-02"),
            ("a file cut short", keys.path("cut.p12"), "SIGN-02"),
            ("a file without checksum", keys.path("unsealed.p12"), "SIGN-02"),
            ("a file with old ciphers", keys.path("old.p12"), "SIGN-02"),
            ("a checksum of eight million rounds", patched(slow, rounds, b"\x7f\xff\xff"),
             "SIGN-02"),
            ("a damaged file", patched(keys.path("rsa.p12"), 900, b"abcd"), "SIGN-03"),
            ("a key without certificate", keys.path("bare.p12"), "SIGN-04"),
            ("a certificate without key", keys.path("keyless.p12"), "SIGN-04"),
            ("a key of 1,024 bits", keys.path("weak.p12"), "SIGN-05"),
            ("a key of another kind", keys.path("edwards.p12"), "SIGN-05"),
            ("a certificate larger than PDF/A allows", large_chain(keys), "SIGN-11"),
            ("no such file", keys.path("nowhere.p12"), "FILE-01"),
            ("a file too large", keys.path("large.p12"), "FILE-05")]


def large_chain(keys):
    """A PKCS #12 file whose certificate has 40,000 bytes."""
    extensions = keys.path("extensions")
    extensions.write_text("nsComment=" + "x" * 40000 + "\n")
    openssl("x509", "-req", "-in", keys.path("rsa.csr"), "-CA", keys.path("middle.pem"), "-CAkey",
            keys.path("middle.key"), "-extfile", extensions, "-out", keys.path("heavy.pem"))
    keys.path("heavy.key").write_bytes(keys.path("rsa.key").read_bytes())
    return keys.export("heavy", "heavy")


def try_identities(program, keys, folder, pdf, tally):
    out = Path(folder, "refused.pdf")
    for what, path, code in bad_identities(keys):
        done = run_sign(program, "--pkcs12", path, "--password-file", keys.password, "--time", TIME,
                        pdf, "-o", out, timeout=20)
        tally.add(f"refused: {what}", done.returncode == 1 and f"[{code}]" in done.stderr
                  and not out.exists(), f"{done.returncode}: {done.stderr}")
    key = ["--pkcs12", keys.path("rsa.p12"), "--time", TIME, pdf, "-o", out]
    wrong = run_sign(program, *key, environment={"RAPPORTEUR_PKCS12_PASSWORD": "wrong"})
    tally.add("refused: a wrong password", wrong.returncode == 1 and "[SIGN-03]" in wrong.stderr
              and "wrong" not in wrong.stderr and not out.exists(), wrong.stderr)
    none = run_sign(program, *key)
    tally.add("refused: no password", none.returncode == 1 and "[SIGN-03]" in none.stderr
              and "RAPPORTEUR_PKCS12_PASSWORD" in none.stderr, none.stderr)


def try_warnings(program, keys, folder, pdf, tally):
    out = Path(folder, "warned.pdf")
    done = sign(program, keys, pdf, out, "--time", "2001-01-01T00:00:00Z")
    tally.add("a certificate not yet valid is a warning", done.returncode == 0
              and "warning[SIGN-06]" in done.stderr and out.exists(), done.stderr)
    done = sign(program, keys, pdf, out, "--time", "2222-01-01T00:00:00Z")
    tally.add("a certificate no longer valid is a warning", done.returncode == 0
              and "warning[SIGN-06]" in done.stderr, done.stderr)
    done = sign(program, keys, pdf, out, key="sealed")
    tally.add("a certificate for something else is a warning", done.returncode == 0
              and "warning[SIGN-07]" in done.stderr, done.stderr)


def try_usage(program, keys, folder, pdf, tally):
    out = Path(folder, "unused.pdf")
    key = ["--pkcs12", keys.path("rsa.p12"), "--password-file", keys.password]
    when = ["--time", TIME]
    cases = [
        ("a password on the command line", [*key, *when, "--password", "sesame", pdf], "never"),
        ("a password after '='", [*key, *when, "--password=sesame", pdf], "never"),
        ("no time", [*key, pdf], "SOURCE_DATE_EPOCH"),
        ("a time without zone", [*key, "--time", TIME[:-1], pdf], "--time"),
        ("a day that is none", [*key, "--time", "2023-02-29T00:00:00Z", pdf], "--time"),
        ("a wrong level", [*key, *when, "--certify", "4", pdf], "--certify"),
        ("no key", [*when, pdf], "--pkcs12"),
        ("no PDF", [*key, *when], "one PDF"),
        ("two PDFs", [*key, *when, pdf, pdf], "one PDF"),
        ("an unknown option", [*key, *when, "--passwort=sesame", pdf], "--passwort"),
        ("text that is not UTF-8", [*key, *when, "--reason", b"\xff\xfe".decode(
            errors="surrogateescape"), pdf], "--reason"),
        ("a text too long", [*key, *when, "--reason", "x" * 1001, pdf], "--reason"),
    ]
    for what, arguments, word in cases:
        done = run_sign(program, *arguments, "-o", out)
        tally.add(f"wrong command line: {what}", done.returncode == 2 and word in done.stderr
                  and "sesame" not in done.stderr and not out.exists(), done.stderr)
    done = run_sign(program, *key, pdf, "-o", out, environment={"SOURCE_DATE_EPOCH": "soon"})
    tally.add("wrong environment: SOURCE_DATE_EPOCH", done.returncode == 2, done.stderr)


# PDFs that nobody of good will made

CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]%s>>"


def pdf_of(objects, more=b"", size=None, rows=None):
    """A PDF of these bodies, numbered from 1, with a cross-reference stream; 1 is the catalog."""
    out, places = b"%PDF-1.7\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    places.append(len(out))
    number = len(objects) + 1
    table = bytes(7) + b"".join(b"\1" + place.to_bytes(4, "big") + bytes(2) for place in places)
    root = b"" if b"/Root" in more else b"/Root 1 0 R"
    entries = b"/Type/XRef/Size %d/W[1 4 2]%s%s" % (size or number + 1, root, more)
    if rows is not None:
        table, entries = rows, entries + b"/Filter/FlateDecode"
    return out + b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n" \
        b"%%%%EOF\n" % (number, entries, len(table), table, places[-1])


def small(catalog=b"", page=b"", *others, **options):
    return pdf_of([CATALOG % catalog, PAGES, PAGE % page, *others], **options)


def table_pdf():
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    rows = b"0000000000 65535 f \n0000000009 00000 n \n"
    return body + b"xref\n0 2\n%strailer\n<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        rows, len(body))


def nested(depth):
    """A page tree so deep that each node has one child."""
    nodes = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (n + 3) for n in range(depth)]
    return pdf_of([CATALOG % b"", *nodes, PAGE % b""])


def bomb(size):
    packer = zlib.compressobj(9)
    part = bytes(1 << 20)
    return b"".join([packer.compress(part) for _ in range(size >> 20)] + [packer.flush()])


DAMAGED, UNSUITED = "[PDF-21]", "[SIGN-08]"
FIELDS = b"[" + b"<</T(a)>>" * 5000 + b"]"


def hostile(sample):
    sound = small()
    return [
        ("no PDF", b"hello\n", DAMAGED),
        ("nothing", b"", DAMAGED),
        ("a head alone", b"%PDF-1.7\n", DAMAGED),
        ("a sample cut short", sample[: len(sample) * 2 // 3], DAMAGED),
        ("a sample without its end", sample[:-30], DAMAGED),
        ("a cross-reference table", table_pdf(), UNSUITED),
        ("a catalog that is its own form", small(b"/AcroForm 1 0 R"), DAMAGED),
        ("a page that is the form", small(b"/AcroForm 3 0 R"), DAMAGED),
        ("a form that is a number", small(b"/AcroForm 7"), DAMAGED),
        ("fields that are a name", small(b"/AcroForm<</Fields/None>>"), DAMAGED),
        ("5,000 fields", small(b"/AcroForm<</Fields%s>>" % FIELDS), UNSUITED),
        ("pages that lead to themselves", pdf_of(
            [CATALOG % b"", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]), DAMAGED),
        ("pages in a ring", pdf_of([CATALOG % b"", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                    b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]), DAMAGED),
        ("pages a thousand deep", nested(1000), DAMAGED),
        ("no pages", pdf_of([b"<</Type/Catalog>>"]), DAMAGED),
        ("no first page", pdf_of([CATALOG % b"", b"<</Type/Pages/Kids[]/Count 0>>"]), DAMAGED),
        ("a first page that is not there", pdf_of([CATALOG % b"", PAGES]), DAMAGED),
        ("a first page within its parent", pdf_of(
            [CATALOG % b"", b"<</Type/Pages/Kids[<</Type/Page>>]/Count 1>>"]), DAMAGED),
        ("annotations that are a word", small(b"", b"/Annots/None"), DAMAGED),
        ("no catalog", small(more=b"/Root 9 0 R"), DAMAGED),
        ("a catalog that is a number", pdf_of([b"7"]), DAMAGED),
        ("a size of two thousand million", small(size=2147483647), DAMAGED),
        ("a size past all numbers", small(size=99999999999), DAMAGED),
        ("a size below zero", small(size=-5), DAMAGED),
        ("a size too small", small(size=2), DAMAGED),
        ("a previous part before the file", small(more=b"/Prev -1"), DAMAGED),
        ("a previous part after the file", small(more=b"/Prev 99999999"), DAMAGED),
        ("a previous part that is this one", small(
            more=b"/Prev %d" % sound.rindex(b"4 0 obj")), DAMAGED),
        ("an ID of one", small(more=b"/ID[<00>]"), DAMAGED),
        ("an ID of numbers", small(more=b"/ID[1 2]"), DAMAGED),
        ("information that is no object", small(more=b"/Info<</Title(a)>>"), DAMAGED),
        ("a startxref that is a word", sound[:sound.rindex(b"startxref")] + b"startxref\nno\n",
         DAMAGED),
        ("a startxref past the file", sound[:sound.rindex(b"startxref")] + b"startxref\n99999\n",
         DAMAGED),
        ("rows without end", small(rows=bomb(1 << 30)), DAMAGED),
        ("brackets without end", pdf_of([CATALOG % b"", PAGES, b"[" * 100000]), DAMAGED),
    ]


def encrypted(folder, pdf):
    """A PDF that needs a password to read, and one that needs it to change."""
    for name, user in (("locked", "user"), ("owned", "")):
        out = Path(folder, f"{name}.pdf")
        subprocess.run(["qpdf", "--encrypt", user, "owner", "256", "--", pdf, out], check=True)
        yield f"an encrypted PDF ({name})", out.read_bytes(), DAMAGED


def try_hostile(program, keys, folder, sample, tally):
    out, victim = Path(folder, "small.pdf"), Path(folder, "victim.pdf")
    shapes = [("a small PDF", small()), ("fields that are the catalog",
                                         small(b"/AcroForm<</Fields[1 0 R 1 0 R 7 null]>>")),
              ("annotations elsewhere", small(b"/AcroForm 4 0 R", b"/Annots 5 0 R/Tabs/S",
                                              b"<</Fields[]/SigFlags 2>>", b"[]"))]
    for what, data in shapes:
        victim.write_bytes(data)
        for level in ([], ["--certify", "2"]):
            done = sign(program, keys, victim, out, *level)
            if tally.add(f"signed: {what} {level}", done.returncode == 0, done.stderr):
                tally.add(f"valid: {what} {level}", "Signature is Valid" in pdfsig(out)
                          and out.read_bytes().startswith(data), pdfsig(out))
    for what, data, code in [*hostile(sample.read_bytes()), *encrypted(folder, sample)]:
        victim.write_bytes(data)
        try:
            done = sign(program, keys, victim, victim)
        except subprocess.TimeoutExpired:
            tally.add(f"refused: {what}", False, "no end")
            continue
        left = [p.name for p in Path(folder).glob("*.tmp")]
        tally.add(f"refused: {what}", done.returncode == 1 and code in done.stderr and not left
                  and victim.read_bytes() == data, f"{done.returncode}: {done.stderr[:900]} {left}")


def try_mutations(program, keys, folder, tally):
    """Bytes changed by chance, in a PDF and in a key: signed or refused, never a crash."""
    dice = Dice(20240509)
    out, spoilt, bad = Path(folder, "out.pdf"), Path(folder, "spoilt.pdf"), []
    base = small(b"/AcroForm 4 0 R/Perms<<>>", b"/Annots 5 0 R",
                 b"<</Fields[<</T(a)/FT/Sig/V<</Reference[]>>>>]/SigFlags 2>>", b"[1 0 R]")
    for n in range(MUTATIONS):
        data = bytearray(base if n % 4 else keys.path("rsa.p12").read_bytes())
        for _ in range(dice.below(3) + 1):
            at = dice.below(len(data))
            data[at:at + dice.below(3)] = bytes([dice.below(256)]) * dice.below(3)
        spoilt.write_bytes(data)
        pdf, key = (spoilt, keys.path("rsa.p12")) if n % 4 else (Path(folder, "small.pdf"), spoilt)
        done = run_sign(program, "--pkcs12", key, "--password-file", keys.password, "--time", TIME,
                        pdf, "-o", out)
        good = done.returncode == 0 if not done.stderr else \
            done.returncode in (0, 1) and re.search(r"\[(SIGN|PDF)-\d\d\]", done.stderr) \
            and "Sanitizer" not in done.stderr and "runtime error" not in done.stderr
        if not good:
            bad.append(f"{n}: {done.returncode} {done.stderr[:600]}")
    tally.add(f"{MUTATIONS} spoilt files are signed or refused", not bad, "\n".join(bad))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    parser.add_argument("--sanitized", help="a build with the sanitizers")
    options = parser.parse_args()
    programs = [str(Path(p).resolve()) for p in (options.program, options.sanitized) if p]
    tally = Tally("signing")
    with tempfile.TemporaryDirectory() as folder:
        keys = Keys(folder)
        made = subprocess.run([programs[0], "build", ROOT / "data", "-o", f"{folder}/made/",
                               "--attach=sources"], capture_output=True, text=True)
        samples = sorted(Path(folder, "made").glob("*.pdf"))
        if not tally.add("the samples are built", made.returncode == 0 and len(samples) >= 2,
                         made.stderr):
            return tally.end()
        try_samples(programs[0], keys, folder, samples, tally)
        try_damage(programs[0], keys, folder, samples[0], tally)
        try_same_bytes(programs[0], programs[1:], keys, folder, samples[0], tally)
        for program in programs:
            try_again(program, keys, folder, samples[0], tally)
            try_certified(program, keys, folder, samples[1], tally)
            try_places(program, keys, folder, samples[0], tally)
            try_identities(program, keys, folder, samples[0], tally)
            try_warnings(program, keys, folder, samples[0], tally)
            try_usage(program, keys, folder, samples[0], tally)
            try_hostile(program, keys, folder, samples[0], tally)
            try_mutations(program, keys, folder, tally)
    return tally.end()


sys.exit(main())
