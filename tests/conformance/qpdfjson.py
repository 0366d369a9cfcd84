# SPDX-License-Identifier: MIT
"""The objects of a PDF as qpdf's JSON has them: to look at, and to write a changed copy.

A reference is "12 0 R", a name "/Name", a text string "u:text"; text() and name() undo that.
"""

import copy
import json
import subprocess


class CannotLoad(Exception):
    """qpdf is missing or refuses the file."""


def run(command):
    try:
        done = subprocess.run(command, capture_output=True)
    except FileNotFoundError:
        raise CannotLoad(f"there is no {command[0]}") from None
    if done.returncode:
        raise CannotLoad(done.stderr.decode(errors="replace").strip())
    return done.stdout


class Objects:
    def __init__(self, path):
        keys = [f"--json-key={key}" for key in ("qpdf", "pages", "outlines")]
        read = json.loads(run(["qpdf", "--json=2", "--json-stream-data=inline", *keys, str(path)]))
        self.head, self.objects = read["qpdf"]
        self.page_list, self.outlines = read["pages"], read["outlines"]
        self.pages = {page["object"]: page["pageposfrom1"] for page in self.page_list}
        self.catalog = self.get(self.get("trailer")["/Root"])

    def get(self, value):
        """What a value is, followed when it is a reference; of a stream its dictionary."""
        while isinstance(value, str) and (value == "trailer" or value.endswith(" R")):
            found = self.objects.get(value if value == "trailer" else f"obj:{value}", {})
            value = found["value"] if "value" in found else found.get("stream", {}).get("dict")
        return value

    def items(self, value):
        """Of an array its items, of nothing none, of anything else that; all followed."""
        value = self.get(value)
        values = value if isinstance(value, list) else [] if value is None else [value]
        return [self.get(one) for one in values]

    def tree(self, value):
        """(key, value) of a name tree or a number tree, in its order."""
        node = self.get(value) or {}
        flat = self.get(node.get("/Names", node.get("/Nums"))) or []
        yield from zip(flat[::2], flat[1::2])
        for kid in self.get(node.get("/Kids")) or []:
            yield from self.tree(kid)

    def changed(self, change, path):
        """Writes a copy to `path`, in which change(Objects) has changed objects in place; what it
        returned."""
        other = copy.copy(self)
        other.objects = copy.deepcopy(self.objects)
        other.catalog = other.get(other.get("trailer")["/Root"])
        result = change(other)
        source = path.with_suffix(".json")
        source.write_text(json.dumps({"qpdf": [self.head, other.objects]}))
        run(["qpdf", "--json-input", "--object-streams=generate", str(source), str(path)])
        source.unlink()
        return result


def text(value):
    """The characters of a string."""
    if not isinstance(value, str) or value[:2] not in ("u:", "b:"):
        return None
    return value[2:] if value[:2] == "u:" else bytes.fromhex(value[2:]).decode("latin-1")


def name(value):
    return value[1:] if isinstance(value, str) and value[:1] == "/" else None
