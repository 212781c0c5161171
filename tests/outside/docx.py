"""Compares what pandoc reads out of two files: their words, in order, footnotes last.

    docx.py same A.json B.json    the same paragraphs, where both are files of Word
    docx.py words A.json B.json   the same words, where B is a page of Markdown

Left out are the contents beside Markdown, which a short document does not have, the logo, which a page of Markdown does not
have, and the titles of tables, which nobody sees. The words of a table of signatures are taken without their order: Markdown has a column for each party.
"""

import json
import re
import sys

CONTENTS = ("Innehåll", "Contents")
SIGNED = (("För ", "Datum", "Underskrift"), ("For ", "Date", "Signature"))


def plain(node):
    """The text of a node in one line, without footnotes."""
    out = []
    text(node, [], out)
    return " ".join("".join(out).split())


def without_contents(blocks):
    """The blocks without the contents: a title and links to places of the same document."""
    kept, is_contents = [], False
    for block in blocks:
        kind, content = block["t"], block["c"] if "c" in block else []
        if kind in ("Para", "Header") and plain(block) in CONTENTS:
            is_contents = True
            continue
        is_entry = kind == "BulletList" or kind == "Para" and all(
            part["t"] == "Link" and part["c"][2][0].startswith("#") for part in content if part["t"] != "Space")
        if is_contents and is_entry:
            continue
        is_contents = False
        kept.append(block)
    return kept


def without_logo(blocks):
    """The blocks without a picture that stands before all else."""
    is_logo = blocks and blocks[0]["t"] == "Para" and [part["t"] for part in blocks[0]["c"]] == ["Image"]
    return blocks[1:] if is_logo else blocks


def table(content, notes, out):
    """Adds the text of a table."""
    said = []
    text(content[3:], notes, said)
    said = "".join(said)
    if any(all(word in " ".join(said.split()) + " " for word in words) for words in SIGNED):
        said = " ".join(sorted(re.findall(r"[^\W\d_]+", said)))
    out.append(said)


def text(node, notes, out):
    """Adds the text of a node of pandoc's tree to `out`, and that of footnotes to `notes`."""
    if isinstance(node, list):
        for one in node:
            text(one, notes, out)
        return
    if not isinstance(node, dict):
        return
    kind, content = node.get("t"), node.get("c")
    if kind == "Note":
        inner = []
        text(content, notes, inner)
        notes.append("".join(inner))
    elif kind == "Str":
        out.append(content)
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        out.append(" ")
    elif kind in ("Code", "CodeBlock"):
        out.append(content[1])
    elif kind == "Table":
        table(content, notes, out)
        out.append("\n")
    elif kind == "Superscript":
        pass
    elif kind is None:
        for value in node.values():
            text(value, notes, out)
    else:
        text(content, notes, out)
        if kind not in ("Emph", "Strong", "Link", "Span", "Strikeout", "Underline", "SmallCaps", "Quoted"):
            out.append("\n")


def read(path, with_contents):
    """The text of a file of pandoc's JSON, its title first."""
    with open(path, encoding="utf-8") as file:
        tree = json.load(file)
    notes, out = [], []
    text(tree["meta"].get("title", {}).get("c", []), notes, out)
    out.append("\n")
    blocks = without_logo(tree["blocks"])
    text(blocks if with_contents else without_contents(blocks), notes, out)
    return "".join(out) + "\n" + "\n".join(notes)


def lines(said):
    found = (" ".join(line.split()) for line in said.split("\n"))
    return [line for line in found if line]


def words(said):
    return re.findall(r"[^\W\d_]+", said)


def main():
    how = sys.argv[1]
    one, other = (read(path, how == "same") for path in sys.argv[2:])
    one, other = (lines(one), lines(other)) if how == "same" else (words(one), words(other))
    at = next((at for at in range(max(len(one), len(other))) if one[at:at + 1] != other[at:at + 1]), None)
    if at is not None:
        print(f"{sys.argv[2]} and {sys.argv[3]} part at {at}:")
        print("  " + " ".join(one[max(0, at - 5):at + 8]))
        print("  " + " ".join(other[max(0, at - 5):at + 8]))
        sys.exit(1)
    if not one:
        print(f"{sys.argv[2]} says nothing")
        sys.exit(1)


main()
