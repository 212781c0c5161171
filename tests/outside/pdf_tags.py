"""The structure tree of a PDF: headings in order, header cells with scope, cells that know their headers, images with words."""

import pikepdf
from pikepdf import Array, Dictionary

LEVELS = {f"/H{level}": level for level in range(1, 7)}
SCOPES = ("/Row", "/Column", "/Both")


def faults(path):
    """What is wrong with the structure of the PDF at `path`, a sentence each."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            return ["it has no structure tree"]
        tree = Tree(root)
        found = headings([LEVELS[tree.tag(one)] for one in tree.below(root) if tree.tag(one) in LEVELS])
        tables = [one for one in tree.below(root) if tree.tag(one) == "/Table"]
        for number, table in enumerate(tables, 1):
            found += [f"table {number}: {fault}" for fault in cells(tree, table)]
        figures = [one for one in tree.below(root) if tree.tag(one) == "/Figure"]
        found += ["an image has no words (/Alt)" for one in figures if not str(one.get("/Alt", ""))]
    return found


class Tree:
    """The elements of a structure tree by the standard tags."""

    def __init__(self, root):
        self.roles = {key: str(value) for key, value in root.get("/RoleMap", {}).items()}

    def tag(self, element):
        """What `element` is, such as `/P`."""
        own = str(element["/S"])
        return self.roles.get(own, own)

    def children(self, element):
        """The elements right in `element`, in reading order."""
        below = element.get("/K", [])
        below = list(below) if isinstance(below, Array) else [below]
        return [one for one in below if isinstance(one, Dictionary) and "/S" in one]

    def below(self, element):
        """All elements within `element`, in reading order."""
        for child in self.children(element):
            yield child
            yield from self.below(child)


def attribute(element, key):
    """The attribute `key` of `element`, or None."""
    own = element.get("/A", [])
    for one in own if isinstance(own, Array) else [own]:
        if isinstance(one, Dictionary) and key in one:
            return one[key]
    return None


def headings(levels):
    found = []
    if levels[:1] != [1] or levels.count(1) != 1:
        found.append(f"its title is not the only heading of level 1: {levels[:5]}")
    found += [f"after a heading of level {a} comes one of level {b}" for a, b in zip(levels, levels[1:]) if b > a + 1]
    return found


def cells(tree, table):
    rows = [one for one in tree.below(table) if tree.tag(one) == "/TR"]
    heads = [one for one in tree.below(table) if tree.tag(one) == "/TH"]
    found = ["it has no rows"] if not rows else []
    if any(tree.tag(cell) != "/TH" or str(attribute(cell, "/Scope")) != "/Column" for row in rows[:1] for cell in tree.children(row)):
        found.append("a cell of its first row does not head a column")
    found += ["a header cell does not say what it heads" for cell in heads if str(attribute(cell, "/Scope")) not in SCOPES]
    names = {bytes(cell["/ID"]) for cell in heads if "/ID" in cell}
    for cell in (one for one in tree.below(table) if tree.tag(one) == "/TD"):
        headers = attribute(cell, "/Headers")
        if headers is None or len(headers) == 0 or any(bytes(name) not in names for name in headers):
            found.append("a cell does not know its headers")
    return found
