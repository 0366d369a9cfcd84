#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What pdf.js, the reader in Firefox and in many web pages, makes of PDFs. Chromium runs it.

    pdfjs.py FILE.pdf... [--pictures FOLDER]    prints it as JSON

read() gives for each file

    pages         [{size: [x0, y0, x1, y1],
                    text: [{text, end: a line ends here, direction} or {mark, id}],
                    links: [{id, rect, url or None, page or None}],
                    structure: tree of {role, children, alt, lang} with leaves {type, id},
                    picture: path of a grey PGM, when a folder for them was given}]
    outline       [{title, page, items: [...]}]
    destinations  {name: page}
    attachments   {name: SHA-256}
    info, xmp     the document information; the metadata that pdf.js knows
    marked        {Marked, UserProperties, Suspects}
    warnings      what pdf.js complained of

or {error: why it could not be read}. Pages are counted from 1. plain_text() is what a person copies
from a page, structure_text() what a screen reader says of it.

pdf.js is pinned by version and hash and kept outside the tree, as tests/jars.py does it.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import jars  # noqa: E402

VERSION = "5.4.624"
ARTIFACT = f"org.webjars.npm:pdfjs-dist:{VERSION}"
SHA256 = "8089e6fccc56c48501b449fdfdbf88881daa212e6cba993a1b12287629a76df9"
INSIDE = f"META-INF/resources/webjars/pdfjs-dist/{VERSION}/"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The pages are ours and come from this machine: no sandbox is needed, and as root there is none.
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-extensions", "--no-first-run", "--mute-audio")
PAGE = b'<!doctype html><meta charset="utf-8"><title>pdf.js</title>' \
       b'<script type="module" src="/pdfjs.js"></script>'
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm",
         ".pdf": "application/pdf"}


class CannotRead(Exception):
    """pdf.js or a browser is missing, or did not finish."""


def locate():
    """((path of the jar with pdf.js, name of the browser), None), or (None, why not)."""
    browser = next((name for name in BROWSERS if shutil.which(name)), None)
    if not browser:
        return None, "there is no Chromium"
    jar, why = jars.locate(ARTIFACT, SHA256)
    return ((jar, browser), None) if jar else (None, why)


class Server(ThreadingHTTPServer):
    """Gives the browser pdf.js and the PDFs, and takes what it sends back."""

    daemon_threads = True

    def __init__(self, jar, files, scale, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        self.jar, self.lock = zipfile.ZipFile(jar), threading.Lock()
        self.files, self.scale, self.folder = files, scale, folder
        self.results, self.done = {}, threading.Event()

    def handle_error(self, request, client_address):
        pass  # the browser hung up; what matters is whether it got done

    def content(self, path):
        """(bytes, type) of what is asked for; KeyError when there is no such thing."""
        kind = TYPES.get(Path(path).suffix, "application/octet-stream")
        if path == "/":
            return PAGE, "text/html"
        if path == "/jobs":
            jobs = {"count": len(self.files), "scale": self.scale}
            return json.dumps(jobs).encode(), "application/json"
        if path == "/pdfjs.js":
            return (HERE / "pdfjs.js").read_bytes(), kind
        if path.startswith("/pdfjs/"):
            with self.lock:
                return self.jar.read(INSIDE + path.removeprefix("/pdfjs/")), kind
        if path.startswith("/pdf/"):
            return self.files[int(path.removeprefix("/pdf/"))].read_bytes(), TYPES[".pdf"]
        raise KeyError(path)

    def take(self, path, body):
        _, what, *numbers = path.split("/")
        if what == "picture":
            (self.folder / "{}-{}.pgm".format(*map(int, numbers))).write_bytes(body)
        elif what == "result":
            self.results[int(numbers[0])] = json.loads(body)
        elif what == "done":
            self.done.set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        try:
            body, kind = self.server.content(self.path)
        except KeyError:
            self.send_error(404)
            return
        self.answer(body, kind)

    def do_POST(self):
        self.server.take(self.path, self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(b"", "text/plain")

    def answer(self, body, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def browse(browser, server, timeout):
    """Has the browser read all the files, in a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [browser, *FLAGS, f"--user-data-dir={profile}",
             f"http://127.0.0.1:{server.server_address[1]}/"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            while not server.done.wait(0.1):
                timeout -= 0.1
                if process.poll() is not None or timeout < 0:
                    break
        finally:
            process.terminate()
            said = process.communicate()[1].decode(errors="replace")
        if not server.done.is_set():
            raise CannotRead(f"{browser} did not finish: {said.strip()[-300:]}")


def read(files, pictures=None, scale=4, timeout=300):
    """[what pdf.js makes of it] of files. Pictures, `scale` pixels to the point, go to the folder
    `pictures`. CannotRead when it could not be tried."""
    found, why = locate()
    if not found:
        raise CannotRead(why)
    files = [Path(file) for file in files]
    server = Server(found[0], files, scale if pictures else 0, pictures)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        browse(found[1], server, timeout)
    finally:
        server.shutdown()
        server.server_close()
    results = [server.results[number] for number in range(len(files))]
    for number, result in enumerate(results):
        for page, content in enumerate(result.get("pages", ()) if pictures else (), 1):
            content["picture"] = Path(pictures, f"{number}-{page}.pgm")
    return results


def plain_text(page):
    """The text of a page in the order of its content, lines as pdf.js sees them."""
    return "".join(item["text"] + "\n" * item["end"] for item in page["text"] if "text" in item)


def text_by_mark(page):
    """{id of marked content: its text} of a page."""
    texts, open_ids = {}, []
    for item in page["text"]:
        if item.get("mark") == "endMarkedContent":
            open_ids.pop()
        elif "mark" in item:
            open_ids.append(item.get("id"))
        elif open_ids:
            identifier = next((one for one in reversed(open_ids) if one), None)
            line = item["text"] + "\n" * item["end"]
            texts[identifier] = texts.get(identifier, "") + line
    return texts


def leaves(node, kind="content"):
    """The leaves of a structure tree that are of a kind ("content" or "object"), in order."""
    if (node or {}).get("type") == kind:
        yield node
    for child in (node or {}).get("children", ()):
        yield from leaves(child, kind)


def elements(node, role):
    """The outermost elements of a role in a structure tree, in order."""
    if (node or {}).get("role") == role:
        yield node
        return
    for child in (node or {}).get("children", ()):
        yield from elements(child, role)


def structure_text(page):
    """The text of a page in the order of the structure, artifacts left out."""
    texts = text_by_mark(page)
    return "".join(texts.get(leaf["id"], "") for leaf in leaves(page["structure"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    try:
        results = read(options.files, options.pictures)
    except CannotRead as why:
        print(f"cannot read: {why}", file=sys.stderr)
        return 2
    named = {str(file): result for file, result in zip(options.files, results)}
    print(json.dumps(named, ensure_ascii=False, indent=1, default=str))
    return 1 if any("error" in result for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
