# SPDX-License-Identifier: MIT
"""Signing for the tests: keys and certificates made by OpenSSL's own command, a call of the
program, and signatures taken out of a PDF by nothing but their ByteRange."""

import os
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "sesame žlutý"
# Certificates are valid from the moment they are made: the tests sign after it.
TIME = time.strftime("%Y-%m-%dT00:00:00Z", time.gmtime(time.time() + 2 * 86400))
KEYS = {
    "rsa": ["rsa:2048"], "rsa3072": ["rsa:3072"], "weak": ["rsa:1024"],
    "curve": ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "edwards": ["ed25519"],
    "sealed": ["rsa:2048"],
}
USAGE = {"sealed": "keyEncipherment"}
RANGE = re.compile(rb"/ByteRange\[0 (\d+) +(\d+) +(\d+) *\]/Contents<")


def openssl(*arguments, **options):
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, **options)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout


class Keys:
    """A root, an intermediate and a PKCS #12 file for each of KEYS, in a folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.root = self.path("root.pem")
        self.chain = self.path("chain.pem")
        self.request("root", KEYS["rsa3072"], "/O=Test/CN=Root", "-x509", "-days", "3650",
                     "-addext", "keyUsage=critical,keyCertSign")
        self.request("middle", KEYS["rsa"], "/O=Test/CN=Middle")
        self.certify("middle", "root", "CA:TRUE", "keyCertSign")
        self.chain.write_bytes(self.path("middle.pem").read_bytes() + self.root.read_bytes())
        for name, kind in KEYS.items():
            self.request(name, kind, f"/O=Test/CN=Ada Žižek {name}", "-utf8")
            self.certify(name, "middle", "CA:FALSE", USAGE.get(name, "digitalSignature"))
            self.export(name, name)
        self.password = self.path("password")
        self.password.write_text(PASSWORD + "\nnot this\n", encoding="utf-8")

    def path(self, name):
        return self.folder / name

    def request(self, name, kind, subject, *more):
        out = self.path(f"{name}.{'pem' if '-x509' in more else 'csr'}")
        openssl("req", "-newkey", *kind, "-nodes", "-keyout", self.path(f"{name}.key"), "-out",
                out, "-subj", subject, *more)

    def certify(self, name, issuer, constraint, usage):
        extensions = self.path("extensions")
        extensions.write_text(f"basicConstraints=critical,{constraint}\n"
                              f"keyUsage=critical,{usage}\n")
        openssl("x509", "-req", "-in", self.path(f"{name}.csr"), "-CA",
                self.path(f"{issuer}.pem"), "-CAkey", self.path(f"{issuer}.key"), "-days", "3650",
                "-extfile", extensions, "-out", self.path(f"{name}.pem"))

    def export(self, name, key, *more, password=PASSWORD):
        """NAME.p12 of that key, its certificate and the chain."""
        openssl("pkcs12", "-export", "-inkey", self.path(f"{key}.key"), "-in",
                self.path(f"{key}.pem"), "-certfile", self.chain, "-passout", "stdin", "-out",
                self.path(f"{name}.p12"), *more, input=f"{password}\n".encode())
        return self.path(f"{name}.p12")


def run_sign(program, *arguments, environment=(), timeout=60, **options):
    """A run of `sign` without what may stand in the environment of the tests."""
    clean = {k: v for k, v in os.environ.items()
             if k not in ("SOURCE_DATE_EPOCH", "RAPPORTEUR_PKCS12_PASSWORD")}
    return subprocess.run([program, "sign", *map(str, arguments)], capture_output=True,
                          env={**clean, **dict(environment)}, text=True, errors="replace",
                          timeout=timeout, **options)


def sign(program, keys, pdf, output, *more, key="rsa"):
    return run_sign(program, "--pkcs12", keys.path(f"{key}.p12"), "--password-file", keys.password,
                    "--time", TIME, pdf, "-o", output, *more)


def sign_twice(program, keys, pdf, folder, tally, *more):
    """The PDF signed with an RSA key, and that signed again with a curve; `more` for the first."""
    made = []
    for number, (key, options) in enumerate([("rsa", more), ("curve", [])], 1):
        out = Path(folder, f"{Path(pdf).stem}-signed-{number}.pdf")
        done = sign(program, keys, pdf, out, *options, key=key)
        if tally.add(f"{Path(pdf).name} is signed {options}", done.returncode == 0, done.stderr):
            made.append(out)
        pdf = out
    return made


@dataclass
class Signature:
    der: bytes     # the CMS, without what pads it
    signed: bytes  # what it is of
    start: int     # of the hole
    end: int
    last: int      # where the signed bytes end


def signatures(data):
    """Those of a PDF, in the order of its bytes."""
    found = []
    for match in RANGE.finditer(data):
        start, end, length = map(int, match.groups())
        padded = bytes.fromhex(data[start + 1:end - 1].decode())
        size = 4 + int.from_bytes(padded[2:4], "big")  # of a SEQUENCE of 256 bytes to 64 KiB
        found.append(Signature(padded[:size], data[:start] + data[end:end + length], start, end,
                               end + length))
    return found
