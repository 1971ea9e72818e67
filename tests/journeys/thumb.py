"""Counts what a thumb does on one phone; typing counts as one."""

from people import taps, ticks_folded

FOLD_AND_TICK = 2


class Thumb:
    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, text, exact=True):
        self.taps += 1
        taps(self.page, text, exact)

    def fill(self, label, text):
        self.taps += 1
        self.page.get_by_label(label).fill(text)

    def ticks_folded(self, text):
        """A line behind one fold."""
        self.taps += FOLD_AND_TICK
        ticks_folded(self.page, text)
