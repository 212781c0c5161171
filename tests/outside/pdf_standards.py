"""PDF/UA-1 and PDF/A-2a as `page-validation` from PyPI sees them, and the syntax as `qpdf` sees it."""

import re
import subprocess

import page

PROFILES = ("ua1", "2a")


def faults(path):
    """What the validators say against the PDF at `path`."""
    return syntax(path) + [fault for profile in PROFILES for fault in conformance(path, profile)]


def syntax(path):
    # qpdf exits with 3 for mere warnings; a new file has no reason for any.
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, errors="replace")
    return [] if checked.returncode == 0 else [f"qpdf: {line}" for line in (checked.stderr or checked.stdout).splitlines()[-3:]]


def conformance(path, profile):
    report = page.validate_pdf(str(path), profile=profile)
    failures = [failure for failure in report.failures if not is_mistaken(failure, path)]
    return [f"{profile} {failure.rule_id}: {failure.message}" for failure in failures]


def is_mistaken(failure, path):
    """Whether the validator took the last byte of a stream for the beginning of the line break after it.

    ISO 19005-2, 6.1.7.1: /Length counts the bytes up to the end-of-line marker before `endstream`. Our marker is a line
    feed; data that happen to end with a carriage return make the two look like one marker.
    """
    if not failure.rule_id.endswith("STREAM-LENGTH-001") or failure.object_id is None:
        return False
    number, generation = re.findall(r"\d+", str(failure.object_id))[:2]
    content = path.read_bytes()
    head = re.search(rb"(?<!\d)%b %b obj\s*<<(?:(?!stream).)*?/Length (\d+)\b.*?\bstream\r?\n" % (number.encode(), generation.encode()), content, re.S)
    if head is None:
        return False
    end = head.end() + int(head[1])
    return content[end - 1 : end + 10] == b"\r\nendstream"
