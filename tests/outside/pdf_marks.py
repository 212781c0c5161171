"""What a PDF says of itself: language, title, standards, fonts, bookmarks, links."""

import pikepdf

LANGUAGES = ("sv-SE", "en")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(path):
    """What is wrong with the marks of the PDF at `path`, a sentence each."""
    with pikepdf.open(path) as pdf:
        found = catalog(pdf.Root) + metadata(pdf)
        with pdf.open_outline() as outline:
            if not outline.root:
                found.append("there are no bookmarks")
        for number, page in enumerate(pdf.pages, 1):
            found += [f"page {number}: {fault}" for fault in fonts(page) + links(page)]
    return found


def catalog(root):
    found = []
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        found.append("it does not say that it is tagged (/MarkInfo)")
    if str(root.get("/Lang", "")) not in LANGUAGES:
        found.append(f"its language (/Lang) is {str(root.get('/Lang', ''))!r}")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        found.append("a reader shows the name of the file and not the title")
    # ISO 19005-2, 6.2.3: colours of a device mean what the profile of the output intent says.
    if not any("/DestOutputProfile" in intent for intent in root.get("/OutputIntents", [])):
        found.append("it does not say what its colours mean (/OutputIntents)")
    return found


def metadata(pdf):
    found = []
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        if not xmp.get("dc:title"):
            found.append("it has no title (dc:title)")
        if xmp.get("pdfuaid:part") != "1":
            found.append("it does not claim PDF/UA-1")
        # Every example says when it is from, and can be archived.
        if (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) != ("2", "A"):
            found.append("it does not claim PDF/A-2a")
        if not xmp.get("xmp:CreateDate"):
            found.append("it has no date")
    return found


def fonts(page):
    found = []
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        name = str(font.get("/BaseFont", "?"))
        described = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", {})
        if not any(key in described for key in FONT_FILES):
            found.append(f"the font {name} is not embedded")
        if "/ToUnicode" not in font:
            found.append(f"the letters of the font {name} cannot be copied")
    return found


def links(page):
    found = []
    annotations = list(page.get("/Annots", []))
    if annotations and str(page.get("/Tabs", "")) != "/S":
        found.append("the tab key does not follow the structure")
    for annotation in annotations:
        if not str(annotation.get("/Contents", "")):
            found.append("a link does not say where it leads")
        if "/StructParent" not in annotation:
            found.append("a link is not in the structure tree")
    return found
