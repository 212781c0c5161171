"""Checks printed documents: `pdf.py PDF DOCUMENT [PDF DOCUMENT]...`. Tells every fault, and exits with 1 if there is one."""

import sys
from pathlib import Path

import pdf_marks
import pdf_standards
import pdf_tags
import pdf_words


def faults(path, document):
    """What is wrong with the PDF at `path` of the YAML at `document`, a sentence each."""
    return pdf_standards.faults(path) + pdf_marks.faults(path) + pdf_tags.faults(path) + pdf_words.faults(path, document)


def main(arguments):
    paths = [Path(argument) for argument in arguments]
    pairs = list(zip(paths[::2], paths[1::2], strict=True))
    if not pairs:
        sys.exit("pdf.py: nothing to check")
    failed = False
    for path, document in pairs:
        found = faults(path, document)
        failed = failed or bool(found)
        print(f"{document}: {'sound' if not found else f'{len(found)} faults'}")
        for fault in sorted(set(found)):
            print(f"    {fault}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
