"""Sees that LibreOffice made a whole PDF of files of Word: `office.py DOCX...`, each with a PDF of the same name beside it.

Each word of the file, put in, taken out or left, is on the pages at least as often, and as many pictures are.
"""

import sys
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pikepdf

from pdf_words import pages, words
from verdict import tell

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(path, part):
    """The texts of the paragraphs of a part of the file at `path`; those within another are read with it and by themselves."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read(part))
    return [text(paragraph) for paragraph in root.iter(f"{WORD}p")], len(list(root.iter(f"{WORD}drawing")))


def text(paragraph):
    said = []
    for node in paragraph.iter():
        if node.tag in (f"{WORD}t", f"{WORD}delText"):
            said.append(node.text or "")
        elif node.tag in (f"{WORD}tab", f"{WORD}br", f"{WORD}footnoteReference"):
            said.append(" ")
    return "".join(said)


def pictures(path):
    """How often the pages of the PDF at `path` show a picture."""
    with pikepdf.open(path) as pdf:
        streams = [pikepdf.parse_content_stream(page) for page in pdf.pages]
        names = [set(page.get("/Resources", {}).get("/XObject", {}).keys()) for page in pdf.pages]
    return sum(
        str(operator) == "Do" and str(operands[0]) in known for stream, known in zip(streams, names) for operands, operator in stream
    )


def faults(path):
    """What is missing in the PDF beside the file at `path`, a sentence each."""
    printed = path.with_suffix(".pdf")
    if not printed.exists():
        return ["LibreOffice did not open it"]
    said, drawn = [], 0
    for part in ("word/document.xml", "word/footnotes.xml"):
        texts, shown = paragraphs(path, part)
        said += texts
        drawn += shown
    wanted, seen = Counter(words("\n".join(said))), Counter(words(pages(printed)))
    found = [f"not on the pages, {count} times: “{word}”" for word, count in sorted((wanted - seen).items())]
    if not wanted:
        found.append("it says nothing")
    if pictures(printed) < drawn:
        found.append(f"{drawn} pictures are in it, and {pictures(printed)} on the pages")
    return found


def main(arguments):
    tell("office.py", ((path.stem, faults(path)) for path in map(Path, arguments)), "whole")


if __name__ == "__main__":
    main(sys.argv[1:])
