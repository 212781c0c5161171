"""Whether a picture shows the page it should: `picture.py PICTURE PAGE`. With OKPLAN_BLESS=1 makes the picture of the page.

Other edges of letters, from another version of the program that draws them, are no difference; another word is.
"""

import os
import sys

from PIL import Image, ImageChops

# A page has few colours besides those of the edges of its letters.
COLOURS = 24

# From how many of 255 levels on a point differs, and what share of the points may.
LEVELS = 96
POINTS = 0.0002


def difference(picture, page):
    """The share of points that differ, from 0 to 1."""
    pictures = [Image.open(path).convert("L") for path in (picture, page)]
    if pictures[0].size != pictures[1].size:
        return 1.0
    counts = ImageChops.difference(*pictures).histogram()
    return sum(counts[LEVELS:]) / sum(counts)


def make(picture, page):
    """Writes the picture of `page`, as small as can be."""
    drawn = Image.open(page).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


def main(picture, page):
    if os.environ.get("OKPLAN_BLESS"):
        make(picture, page)
    share = difference(picture, page)
    print(f"{picture}: {share:.3%} of its points differ from the page")
    if share > POINTS:
        sys.exit(f"{picture} is not current: OKPLAN_BLESS=1 tests/outside.sh pdf")


if __name__ == "__main__":
    main(*sys.argv[1:])
