"""Checks printed documents: `pdf.py PDF DOCUMENT [PDF DOCUMENT]...`. Tells every fault, and exits with 1 if there is one."""

import sys
from pathlib import Path

import pdf_marks
import pdf_standards
import pdf_tags
import pdf_words
from verdict import pairs, tell


def faults(path, document):
    """What is wrong with the PDF at `path` of the YAML at `document`, a sentence each."""
    return pdf_standards.faults(path) + pdf_marks.faults(path) + pdf_tags.faults(path) + pdf_words.faults(path, document)


def main(arguments):
    checked = ((document, faults(path, document)) for path, document in pairs([Path(argument) for argument in arguments]))
    tell("pdf.py", checked, "sound")


if __name__ == "__main__":
    main(sys.argv[1:])
