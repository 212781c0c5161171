"""The text of a PDF in the order of its structure tree, as a screen reader has it.

Poppler tells it too (`pdfinfo -struct-text`), but drops what follows a stretch whose text is given beside it (/ActualText).
"""

import re

import pikepdf
from pikepdf import Array, Dictionary, Matrix

# Elements that are parts of a line; before and after all others a word ends.
INLINE = ("/Span", "/Link", "/Strong", "/Em", "/Reference", "/Code")

# From how many points on another height is another line.
LINE = 1.0


def structure(path):
    """The text of the PDF at `path` in the order of its structure tree."""
    with pikepdf.open(path) as pdf:
        marked = {page.obj.objgen: Content(page).marked for page in pdf.pages}
        return element(pdf.Root.StructTreeRoot, None, marked)


def element(node, page, marked):
    """The text of an element of the structure tree, which is on `page` if it does not say where."""
    # What is drawn in a picture is not read aloud: its text is, which is given beside it (/Alt).
    if str(node.get("/S", "")) == "/Figure" and "/Alt" in node:
        return " "
    page = node["/Pg"].objgen if "/Pg" in node else page
    below = node.get("/K", [])
    text = ""
    for child in below if isinstance(below, Array) else [below]:
        if not isinstance(child, Dictionary):
            text += marked[page].get(int(child), "")
        elif "/S" in child:
            space = "" if str(child["/S"]) in INLINE else " "
            text += space + element(child, page, marked) + space
        elif "/MCID" in child:
            own = child["/Pg"].objgen if "/Pg" in child else page
            text += marked[own].get(int(child["/MCID"]), "")
    return text


class Content:
    """The content of a page: the text of each stretch that the structure tree may name."""

    def __init__(self, page):
        self.marked = {}
        self.fonts = {name: Font(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
        self.font, self.matrix, self.saved = None, Matrix(), []
        # The stretches that are open, the innermost last: (number of the stretch or None, whether its text is given).
        self.open = [(None, False)]
        self.height = 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            self.read(str(operator), list(operands))

    def read(self, operator, operands):
        if operator == "q":
            self.saved.append(self.matrix)
        elif operator == "Q":
            self.matrix = self.saved.pop()
        elif operator == "cm":
            self.matrix = Matrix(*map(float, operands)) @ self.matrix
        elif operator == "Tm":
            self.move((Matrix(*map(float, operands)) @ self.matrix).f)
        elif operator == "Tf":
            self.font = self.fonts[str(operands[0])]
        elif operator in ("BDC", "BMC"):
            self.begin(operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else {})
        elif operator == "EMC":
            self.open.pop()
        elif operator == "TJ":
            self.show(b"".join(bytes(one) for one in operands[0] if isinstance(one, pikepdf.String)))
        elif operator in ("Tj", "'", '"'):
            self.show(bytes(operands[-1]))

    def begin(self, properties):
        around, given = self.open[-1]
        stretch = int(properties["/MCID"]) if "/MCID" in properties else around
        if "/ActualText" in properties and not given:
            self.write(stretch, str(properties["/ActualText"]))
            given = True
        self.open.append((stretch, given))

    def move(self, height):
        stretch = self.open[-1][0]
        if abs(height - self.height) > LINE and self.marked.get(stretch):
            self.marked[stretch] += "\n"
        self.height = height

    def show(self, codes):
        stretch, given = self.open[-1]
        if not given:
            self.write(stretch, self.font.text(codes))

    def write(self, stretch, text):
        if stretch is not None:
            self.marked[stretch] = self.marked.get(stretch, "") + text


class Font:
    """The characters that the codes of a font stand for."""

    def __init__(self, font):
        self.width = 2 if "/DescendantFonts" in font else 1
        self.characters = {}
        told = font["/ToUnicode"].read_bytes().decode("ascii", "replace") if "/ToUnicode" in font else ""
        for kind, body in re.findall(r"beginbf(char|range)(.*?)endbf", told, re.S):
            # Without lists of characters, which no engine of ours writes, three numbers are a range.
            numbers = re.findall(r"<([0-9A-Fa-f\s]+)>", body)
            step = 2 if kind == "char" else 3
            for at in range(0, len(numbers), step):
                first, last, text = numbers[at], numbers[at + step - 2], utf16(numbers[at + step - 1])
                for offset in range(int(last, 16) - int(first, 16) + 1):
                    self.characters[int(first, 16) + offset] = text[:-1] + chr(ord(text[-1]) + offset)

    def text(self, codes):
        """The text of `codes`."""
        numbers = (int.from_bytes(codes[at : at + self.width], "big") for at in range(0, len(codes), self.width))
        return "".join(self.characters.get(number, "\ufffd") for number in numbers)


def utf16(digits):
    return bytes.fromhex(digits).decode("utf-16-be")
