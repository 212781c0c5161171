"""Sees that documents are the same: `tracked.py FOUND.fodt EXPECTED.fodt ...`, two by two, in flat OpenDocument.

The same are the rows of tables with the number of their cells, the paragraphs with their styles, in each stretch its words, whether they are bold or slanted and where they lead,
the footnotes, and what stands in the margins but for the number of pages, which a file with what is gone has more of. A place
that a link leads to is a paragraph.
"""

import re
import sys
from pathlib import Path

from lxml import etree

from verdict import pairs, tell

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"

LOOKS = (("bold", FORMAT + "font-weight", "bold"), ("italic", FORMAT + "font-style", "italic"))
SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n", DRAWING + "frame": "[picture]"}
PLACES = (TEXT + "bookmark", TEXT + "bookmark-start")


class Reader:
    """Reads the paragraphs of a document."""

    def __init__(self, root):
        styles = list(root.iter(STYLE + "style"))
        self.looks = {style.get(STYLE + "name"): looks(style) for style in styles}
        self.parents = {style.get(STYLE + "name"): style.get(STYLE + "parent-style-name") for style in styles}
        self.paragraphs, self.places = [], {}

    def blocks(self, node, around):
        """Reads what stands in `node`; `around` says in what lists that is."""
        for child in node.iterchildren(tag=etree.Element):
            if child.tag in (TEXT + "p", TEXT + "h"):
                self.paragraph(child, around)
            elif child.tag == TABLE + "table-row":
                cells = list(child.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"))
                self.paragraphs.append((f"{len(cells)} cells", []))
                self.blocks(child, around)
            elif child.tag != TEXT + "tracked-changes":
                self.blocks(child, around + ("*" if child.tag == TEXT + "list" else ""))

    def paragraph(self, node, around):
        name = node.get(TEXT + "style-name") or ""
        # A style that LibreOffice made for one paragraph has the name of no style of ours.
        style = self.parents.get(name) if re.fullmatch(r"P\d+", name) else name
        stretches = []
        self.stretches(node, frozenset(), None, stretches)
        if "".join(stretch[0] for stretch in stretches).strip():
            self.paragraphs.append((f"{around}{style}", stretches))

    def stretches(self, node, look, link, out):
        """Adds the stretches in `node` to `out`: words, looks and link, those beside each other that are alike as one."""

        def add(words):
            if words and out and out[-1][1:] == (look, link):
                out[-1] = (out[-1][0] + words, look, link)
            elif words:
                out.append((words, look, link))

        add(node.text)
        for child in node:
            if child.tag == TEXT + "s":
                add(" " * int(child.get(TEXT + "c", "1")))
            elif child.tag in SIGNS:
                add(SIGNS[child.tag])
            elif child.tag in PLACES:
                self.places[child.get(TEXT + "name")] = len(self.paragraphs)
            elif child.tag == TEXT + "note":
                for body in child.iter(TEXT + "note-body"):
                    self.stretches(body, look, "note", out)
            elif isinstance(child.tag, str):
                own = dict.fromkeys(look, True) | self.looks.get(child.get(TEXT + "style-name"), {})
                self.stretches(child, frozenset(name for name, is_so in own.items() if is_so), child.get(LINK, link), out)
            add(child.tail)

    def told(self):
        """A line for each paragraph."""
        return [f"{style}: " + " | ".join(map(self.stretch, stretches)) for style, stretches in self.paragraphs]

    def stretch(self, stretch):
        words, look, link = stretch
        if link and link.startswith("#"):
            link = self.places.get(link[1:].split("|")[0], link)
        return f"{words!r} {' '.join(sorted(look))} {link or ''}".rstrip()


def looks(style):
    """What a style says of looks: whether its text is bold and whether it is slanted, if it says."""
    found = style.find(STYLE + "text-properties")
    said = {name: found.get(key) for name, key, _ in LOOKS} if found is not None else {}
    return {name: said[name] == value for name, _, value in LOOKS if said.get(name)}


def read(path):
    """The lines of the document at `path`, those of its margins last."""
    root = etree.parse(path, etree.XMLParser(huge_tree=True)).getroot()
    reader = Reader(root)
    reader.blocks(root.find(f"{OFFICE}body/{OFFICE}text"), "")
    margins = root.find(OFFICE + "master-styles").iter(*(STYLE + name for name in ("header", "footer", "header-first", "footer-first")))
    said = ((margin.tag.removeprefix(STYLE), "".join(margin.itertext())) for margin in margins)
    return reader.told() + [f"{name}: {re.sub(r'(Sida|Page).*', '', text).strip()}" for name, text in said]


def faults(found, expected):
    """Where the documents part, as a sentence."""
    if not Path(found).exists() or not Path(expected).exists():
        return ["LibreOffice did not write it"]
    found, expected = read(found), read(expected)
    if len(expected) < 5:
        return ["it says nothing"]
    parting = (at for at in range(max(len(found), len(expected))) if found[at : at + 1] != expected[at : at + 1])
    return [f"line {at} is {found[at : at + 1]} and not {expected[at : at + 1]}" for at in list(parting)[:1]]


if __name__ == "__main__":
    tell("tracked.py", ((Path(one).stem, faults(one, other)) for one, other in pairs(sys.argv[1:])), "the same")
