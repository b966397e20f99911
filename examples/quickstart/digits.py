"""The handwritten digits: reading, normalising and splitting them."""

import csv
import gzip

# A pixel counts the dark points in a block of 4 x 4, so it goes from 0 to 16.
DARKEST = 16

# Every fifth image is held out. The split depends on nothing but the file, so
# that `evaluate` never meets an image that `train` has seen, whatever the seed.
HELD_OUT_EVERY = 5


def load(path="digits.csv.gz"):
    """Return a list of (pixels, digit), the 64 pixels scaled to 0.0 .. 1.0."""
    with gzip.open(path, "rt", newline="") as file:
        return [_example(row) for row in csv.reader(file)]


def split(examples):
    """Return the training examples and the held-out ones."""
    train = [e for i, e in enumerate(examples) if i % HELD_OUT_EVERY]
    test = examples[::HELD_OUT_EVERY]
    return train, test


def picture(pixels):
    """Return an image as eight lines of text."""
    shades = " .:-=+*#%@"
    dots = [shades[round(p * (len(shades) - 1))] * 2 for p in pixels]
    return "\n".join("".join(dots[at : at + 8]).rstrip() for at in range(0, 64, 8))


def _example(row):
    *pixels, digit = map(int, row)
    return [p / DARKEST for p in pixels], digit
