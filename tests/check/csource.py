# SPDX-License-Identifier: MIT
"""C source as the checks see it: text without comments and strings, functions, statements.

A scanner for clang-formatted C11, not a compiler: enough to count and to find places.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ["base", "read", "model", "compose", "text", "typeset", "paint", "emit", "archive",
          "sign", "workspace", "cli"]


def tree(*folders, suffixes=(".c", ".h")):
    """Files of the repository below `folders`, in order; build folders and outputs left out."""
    found = []
    for folder in folders:
        top = ROOT / folder
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            parts = path.relative_to(ROOT).parts
            skipped = any(part.startswith((".git", "build", "__pycache__")) for part in parts[:1])
            if skipped or "__pycache__" in parts or parts[:2] == ("data", "out"):
                continue
            if path.is_file() and (suffixes is None or path.suffix in suffixes):
                found.append(path)
    return found


def shown(path):
    return path.relative_to(ROOT).as_posix()


COMMENT_OR_LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def bare(text, keep_comments=False):
    """`text` with comments blanked and literals emptied; line numbers stay."""
    def blank(match):
        piece = match.group(0)
        if piece[0] == "/":
            return piece if keep_comments else re.sub(r"[^\n]", " ", piece)
        return piece[0] + " " * (len(piece) - 2) + piece[0]
    return COMMENT_OR_LITERAL.sub(blank, text)


def without_preprocessor(text):
    """`bare` text with directives (and their continued lines) blanked."""
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*",
                  lambda match: re.sub(r"[^\n]", " ", match.group(0)), text, flags=re.MULTILINE)


@dataclass
class Function:
    name: str
    line: int
    lines: int
    parameters: int
    nesting: int
    body: str


@dataclass
class Declaration:
    text: str
    line: int


def match_brace(text, at, opening="{", closing="}"):
    """Index after the bracket that closes the one at `at`."""
    depth = 0
    for index in range(at, len(text)):
        if text[index] == opening:
            depth += 1
        elif text[index] == closing:
            depth -= 1
            if depth == 0:
                return index + 1
    return len(text)


def split_file(text):
    """Top-level functions and declarations of a C file."""
    code = without_preprocessor(bare(text))
    functions, declarations = [], []
    start = at = 0
    while at < len(code):
        if code[at] == "{":
            header = code[start:at]
            end = match_brace(code, at)
            if re.search(r"\)\s*(__attribute__\s*\(\(.*\)\)\s*)?$", header) and "=" not in header:
                functions.append(function_of(code, start, at, end))
                start = end
            at = end
        elif code[at] == ";":
            declared = code[start:at + 1]
            line = code.count("\n", 0, start + len(declared) - len(declared.lstrip())) + 1
            declarations.append(Declaration(declared.strip(), line))
            at = start = at + 1
        else:
            at += 1
    return functions, declarations


def function_of(code, start, brace, end):
    header = code[start:brace]
    lead = len(header) - len(header.lstrip())
    signature = header.strip()
    match = re.search(r"(\w+)\s*\(", re.sub(r"__attribute__\s*\(\(.*?\)\)", "", signature))
    name = match.group(1) if match else "?"
    opening = signature.find(name) + len(name)
    opening = signature.find("(", opening)
    inside = signature[opening + 1:match_brace(signature, opening, "(", ")") - 1]
    return Function(
        name=name,
        line=code.count("\n", 0, start + lead) + 1,
        lines=code.count("\n", start + lead, end) + 1,
        parameters=count_parameters(inside),
        nesting=nesting_of(code[brace + 1:end - 1]),
        body=code[brace:end])


def count_parameters(inside):
    if inside.strip() in ("", "void"):
        return 0
    depth, count = 0, 1
    for char in inside:
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == "," and depth == 0:
            count += 1
    return count


TOKEN = re.compile(r"[A-Za-z_]\w*|[^\s\w]|\d\S*?(?=\W|$)")


def nesting_of(body):
    """The deepest nesting of control statements, braced or not; `else if` nests no deeper."""
    tokens = TOKEN.findall(body)
    return Statements(tokens).deepest()


class Statements:
    def __init__(self, tokens):
        self.tokens, self.at, self.worst = tokens, 0, 0

    def deepest(self):
        while self.at < len(self.tokens):
            self.statement(0)
        return self.worst

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def skip_group(self, opening, closing):
        depth = 0
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            depth += (token == opening) - (token == closing)
            if depth == 0:
                return

    def controlled(self, depth):
        self.worst = max(self.worst, depth)
        self.statement(depth)

    def statement(self, depth):
        token = self.peek()
        if token in ("if", "for", "while", "switch"):
            self.at += 1
            self.skip_group("(", ")")
            self.controlled(depth + 1)
            if token == "if" and self.peek() == "else":
                self.at += 1
                if self.peek() == "if":
                    self.statement(depth)
                else:
                    self.controlled(depth + 1)
        elif token == "do":
            self.at += 1
            self.controlled(depth + 1)
            self.simple()
        elif token in ("case", "default"):
            while self.peek() not in (":", ""):
                self.at += 1
            self.at += 1
        elif token == "{":
            self.at += 1
            while self.peek() not in ("}", ""):
                self.statement(depth)
            self.at += 1
        else:
            self.simple()

    def simple(self):
        while self.at < len(self.tokens) and self.peek() != ";":
            if self.peek() in ("(", "{", "["):
                opening = self.peek()
                self.skip_group(opening, {"(": ")", "{": "}", "[": "]"}[opening])
            elif self.peek() == "}":
                return
            else:
                self.at += 1
        self.at += 1
