"""Every word of a document is in its PDF: in the structure tree in the order of the YAML, and on the pages.

The YAML, the Markdown and the PDF are read by other programs than okplan: PyYAML, markdown-it, qpdf and poppler.
"""

import re
import subprocess
import unicodedata
from collections import Counter

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pdf_text import structure

# The keys whose values are printed as they are written.
READ = set(
    "activity after body called changes comment contains cost definition does email event findings footnotes goal group"
    " indicator leads-to note now questions record rule source task term text title unless was when words".split()
)

# Of the texts of an item of a list the first of these comes first.
FIRST = "group goal activity term indicator rule does task changes title event text words".split()

MARKDOWN = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)


def faults(path, document):
    """What the PDF at `path` lost of the YAML at `document`, or has in another order, and what of it does not show."""
    heard = words(structure(path))
    texts = Texts(heard)
    texts.seek(read(document), "", 0)
    missing = Counter(heard) - Counter(words(pages(path)))
    return texts.lost + [f"not on the pages, {count} times: “{word}”" for word, count in sorted(missing.items())]


def read(document):
    """The YAML at `document`, every scalar as text, without what is not printed as it stands: footnotes that nothing calls,
    and the words for a number of parts, which are those of the body."""
    text = document.read_text(encoding="utf-8")
    data = yaml.load(text, yaml.BaseLoader)
    data.pop("counts", None)
    notes = data.get("footnotes", {})
    data["footnotes"] = {name: note for name, note in notes.items() if f"[^{name}]" in text}
    return data


class Texts:
    """Looks for the texts of a document in the words of the structure tree."""

    def __init__(self, heard):
        self.seen = " " + " ".join(heard) + " "
        self.lost = []

    def seek(self, value, key, start):
        """Looks for the texts under `value`, which `key` names, from `start` on; where the first of them ends."""
        if isinstance(value, str):
            if key not in READ or is_translated(key, value):
                return start
            # An event that the text of its item names is not named again after it.
            return self.find(value, start) if key != "event" else self.find(value, 0) and start
        if isinstance(value, list):
            for item in value:
                start = self.seek(item, key, start)
            return start
        # A clause that only names a part of the text prints as that part does.
        if "in" in value:
            return start
        value = printed(value, key)
        if key == "follow-up":
            value = without_goals(value)
        first = next((name for name in FIRST if isinstance(value.get(name), str)), None)
        if first is not None:
            start = self.seek(value[first], first, start)
        for name, below in value.items():
            if name != first:
                self.seek(below, "text" if key in ("footnotes", "consequences") else name, 0 if key == "" else start)
        return start

    def find(self, text, start):
        """Looks for `text` from `start` on; where it ends. Its footnotes stand somewhere after, where they are called."""
        own, *notes = stretches(text)
        for note in notes:
            self.find_part(note, start)
        return self.find_part(own, start)

    def find_part(self, part, start):
        for wanted in filter(None, map(words, part)):
            wanted = " " + " ".join(wanted) + " "
            found = self.seen.find(wanted, start)
            if found < 0:
                where = "out of order" if wanted in self.seen else "missing"
                self.lost.append(f"{where} in the structure tree: “{wanted.strip()[:90]}”")
            else:
                start = found + len(wanted) - 1
        return start


def printed(value, key):
    """The entries of a mapping that are printed in its place and in the words of the document."""
    members = ("goals", "activities", "items")
    kept = dict(value)
    if "group" in kept and not any(name in kept for name in members):
        del kept["group"]  # An organisation's, by its id.
    if key == "due":
        kept.pop("when", None)  # A time in one word is printed in the language of the page.
    return kept


def without_goals(value):
    """A follow-up without the ids of its goals."""
    if isinstance(value, list):
        return [without_goals(item) for item in value]
    if isinstance(value, dict):
        return {name: without_goals(below) for name, below in value.items() if name != "goal"}
    return value


def is_translated(key, value):
    # A length of time is printed in the language of the page.
    return key == "unless" and value[:1].isdigit()


def words(text):
    """The words of `text` in small letters; soft hyphens and places to break are no letters."""
    text = re.sub(r"\u00ad\s*|[\u200b\u2060]", "", unicodedata.normalize("NFC", text))
    # The number of a footnote stands right after the word that calls it.
    return re.findall(r"[^\W\d_]+|\d+", text.casefold())


def stretches(text):
    """The parts of a Markdown text, the text itself and each of its footnotes: between references, what stands together."""
    text = re.sub(r"[ \t]*\{[^}\n]*[#.][^}\n]*\}[ \t]*$", "", text, flags=re.M)
    # A footnote may be defined elsewhere; its call parts the text as an image does.
    text = re.sub(r"\[\^[^\]\n]+\](?!:)", "![]()", text)
    parts, into = [[""]], 0
    for token in MARKDOWN.parse(text):
        if token.type == "footnote_open":
            parts.append([""])
            into = len(parts) - 1
        elif token.type == "inline":
            parts[into].append("")
            add_inline(token.children, parts[into])
        elif token.type in ("fence", "code_block"):
            parts[into].append(token.content)
    return parts


def add_inline(tokens, part):
    for token in tokens:
        if token.type in ("text", "code_inline"):
            part[-1] += token.content
        elif token.type in ("softbreak", "hardbreak"):
            part[-1] += " "
        elif token.type not in ("em_open", "em_close", "strong_open", "strong_close"):
            part.append("")


def pages(path):
    """What stands on the pages of the PDF at `path`, as poppler reads it: line by line, hyphens left as they are."""
    told = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return told.stdout.decode("utf-8", "replace")
