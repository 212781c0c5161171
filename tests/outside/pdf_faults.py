"""Sees that the checks of PDFs can fail: `pdf_faults.py PDF DOCUMENT FOLDER` breaks a sound PDF in every way they look for.

Each broken PDF must be told of by the check it is meant for, in the words given, and the same PDF written anew by none.
"""

import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

import pdf
import pdf_marks
import pdf_standards
import pdf_tags
import pdf_words


def elements(opened, *tags):
    """The elements of the structure tree with one of `tags`, in reading order."""
    root = opened.Root.StructTreeRoot
    tree = pdf_tags.Tree(root)
    return [one for one in tree.below(root) if tree.tag(one) in tags]


def without(*keys):
    """Takes the last of `keys` out of what the others lead to in the catalog."""

    def change(opened):
        holder = opened.Root
        for key in keys[:-1]:
            holder = holder[key]
        del holder[keys[-1]]

    return change


def metadata(old, new):
    """Puts `new` in place of `old` in the metadata."""

    def change(opened):
        told = opened.Root.Metadata.read_bytes()
        assert old in told, old
        opened.Root.Metadata.write(told.replace(old, new))

    return change


def retag(old, new, which=0):
    """Makes the element `old` of that number a `new`."""

    def change(opened):
        elements(opened, old)[which]["/S"] = Name(new)

    return change


def document_of(opened):
    return elements(opened, "/Document")[0]


def reverse(opened):
    document = document_of(opened)
    document["/K"] = Array(reversed(list(document["/K"])))


def swap(tag):
    """Swaps the first two elements in one of the kind `tag` that has words in both."""

    def change(opened):
        for holder in elements(opened, tag):
            below = holder.get("/K", [])
            if isinstance(below, Array) and len(below) > 1 and all(isinstance(one, Dictionary) and "/S" in one for one in below):
                below[0], below[1] = below[1], below[0]
                return
        raise AssertionError(f"no {tag} holds two elements")

    return change


def drop_last_paragraph(opened):
    holder = document_of(opened)
    del holder["/K"][len(holder["/K"]) - 1]


def blank_page(opened):
    """Leaves out of the last page what its text is drawn with, and its marks in place."""
    page = opened.pages[-1]
    kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in ("Tj", "TJ")]
    page.Contents = opened.make_stream(pikepdf.unparse_content_stream(kept))


def hide_page(opened):
    """Moves all that stands on the last page off its sheet, where a screen reader still finds it."""
    page = opened.pages[-1]
    page.Contents = opened.make_stream(b"1 0 0 1 9000 0 cm\n" + page.Contents.read_bytes())


def add_script(opened):
    opened.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def attributes(tag, key):
    """Takes the attribute `key` from the first element with `tag`."""

    def change(opened):
        own = elements(opened, tag)[0]["/A"]
        for one in own if isinstance(own, Array) else [own]:
            if key in one:
                del one[key]
                return
        raise AssertionError(f"no {key}")

    return change


def font(key):
    """Takes `key` from the first font of the first page."""

    def change(opened):
        own = next(iter(opened.pages[0].Resources.Font.values()))
        del (own if key in own else own.DescendantFonts[0].FontDescriptor)[key]

    return change


def link(key):
    """Takes `key` from the first link."""

    def change(opened):
        page = next(page for page in opened.pages if "/Annots" in page)
        del page.Annots[0][key]

    return change


def embedded(opened):
    """The key under which the first font of the first page is embedded."""
    own = next(iter(opened.pages[0].Resources.Font.values()))
    return next(key for key in pdf_marks.FONT_FILES if key in own.DescendantFonts[0].FontDescriptor)


BROKEN = [
    ("no language", without("/Lang"), pdf_marks, "/Lang"),
    ("not marked as tagged", without("/MarkInfo"), pdf_marks, "/MarkInfo"),
    ("the title is not shown", without("/ViewerPreferences"), pdf_marks, "name of the file"),
    ("no title", metadata(b"dc:title", b"dc:titel"), pdf_marks, "dc:title"),
    ("no PDF/UA", metadata(b"<pdfuaid:part>1", b"<pdfuaid:part>9"), pdf_marks, "PDF/UA-1"),
    ("PDF/A-2b", metadata(b"conformance>A<", b"conformance>B<"), pdf_marks, "PDF/A-2a"),
    ("no date", metadata(b"xmp:CreateDate", b"xmp:CreationDay"), pdf_marks, "no date"),
    ("no meaning of its colours", without("/OutputIntents"), pdf_marks, "colours"),
    ("no bookmarks", without("/Outlines"), pdf_marks, "bookmarks"),
    ("a font that is not embedded", lambda opened: font(embedded(opened))(opened), pdf_marks, "not embedded"),
    ("a font without characters", font("/ToUnicode"), pdf_marks, "cannot be copied"),
    ("a link without words", link("/Contents"), pdf_marks, "where it leads"),
    ("a link beside the structure", link("/StructParent"), pdf_marks, "structure tree"),
    ("no structure", without("/StructTreeRoot"), pdf_tags, "no structure tree"),
    ("no title among the headings", retag("/H1", "/P"), pdf_tags, "level 1"),
    ("a heading too deep", retag("/H2", "/H5"), pdf_tags, "comes one of level 5"),
    ("a head turned cell", retag("/TH", "/TD"), pdf_tags, "does not head a column"),
    ("a head of a row turned cell", lambda opened: retag("/TH", "/TD", -1)(opened), pdf_tags, "does not know its headers"),
    ("a head without scope", attributes("/TH", "/Scope"), pdf_tags, "what it heads"),
    ("a cell without headers", attributes("/TD", "/Headers"), pdf_tags, "does not know its headers"),
    ("an image without words", retag("/P", "/Figure"), pdf_tags, "/Alt"),
    ("read backwards", reverse, pdf_words, "out of order"),
    ("the rows of a table swapped", swap("/TBody"), pdf_words, "out of order"),
    ("the end left out", drop_last_paragraph, pdf_words, "missing in the structure tree"),
    ("a page without its text", blank_page, pdf_words, "missing in the structure tree"),
    ("a page beside its sheet", hide_page, pdf_words, "not on the pages"),
    ("a script", add_script, pdf_standards, "2a "),
    ("no metadata", without("/Metadata"), pdf_standards, "ua1 "),
]


def told(module, path, document):
    return module.faults(path, document) if module is pdf_words else module.faults(path)


def main(sound, document, folder):
    unseen = [f"the sound PDF, written anew: {fault}" for fault in pdf.faults(rewritten(sound, folder, lambda opened: None), document)]
    for name, change, module, words in BROKEN:
        found = told(module, rewritten(sound, folder, change), document)
        if not any(words in fault for fault in found):
            unseen.append(f"{name}: {module.__name__} tells {found[:2]}")
    unseen += lengths(sound, folder)
    for one in unseen:
        print(f"    {one}")
    print(f"{len(BROKEN) + 2} broken PDFs: {'all told of' if not unseen else f'{len(unseen)} not told of as they should'}")
    sys.exit(1 if unseen else 0)


def rewritten(sound, folder, change):
    """The PDF `sound`, changed, in `folder`."""
    path = folder / "broken.pdf"
    with pikepdf.open(sound) as opened:
        change(opened)
        opened.save(path)
    return path


def lengths(sound, folder):
    """What is not told of a file that is cut short, and of one that gives a wrong length of a stream."""
    path = folder / "broken.pdf"
    content = sound.read_bytes()
    unseen = []
    path.write_bytes(content[: len(content) // 2])
    if not any(fault.startswith("qpdf") for fault in pdf_standards.syntax(path)):
        unseen.append("a file that is cut short: qpdf says nothing")
    at = content.index(b"/Length ") + len(b"/Length ")
    digits = content[at:].split(None, 1)[0].split(b"/")[0].split(b">")[0]
    path.write_bytes(content[:at] + str(int(digits) - 1).encode().zfill(len(digits)) + content[at + len(digits) :])
    if not any("LENGTH" in fault for fault in pdf_standards.conformance(path, "2a")):
        unseen.append("a wrong length of a stream: the validator's finding is passed over")
    return unseen


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
