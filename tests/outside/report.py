"""Checks reports on paper: `report.py PDF TEXT [PDF TEXT]...`, where TEXT is the same report as text. Tells every fault, and
exits with 1 if there is one."""

import re
import sys
from collections import Counter
from pathlib import Path

import pdf_marks
import pdf_standards
import pdf_tags
from pdf_text import structure
from pdf_words import pages, words
from verdict import pairs, tell


def faults(path, text):
    """What is wrong with the PDF at `path`, a sentence each."""
    return pdf_standards.faults(path) + pdf_marks.faults(path) + pdf_tags.faults(path) + lost(path, text)


def lost(path, text):
    """The words of the structure tree that are not on the pages, and those of the text that the PDF does not have."""
    heard = words(structure(path))
    unseen = Counter(heard) - Counter(words(pages(path)))
    # The text names files, and folds its lines where it likes.
    told = re.sub(r"\S+\.yaml\S*", "", text.read_text(encoding="utf-8"))
    unheard = sorted(set(words(told)) - set(heard))
    return [f"not on the pages, {count} times: “{word}”" for word, count in sorted(unseen.items())] + [
        f"in the text and not in the PDF: “{word}”" for word in unheard
    ]


def main(arguments):
    checked = ((path.stem, faults(path, text)) for path, text in pairs([Path(argument) for argument in arguments]))
    tell("report.py", checked, "sound")


if __name__ == "__main__":
    main(sys.argv[1:])
