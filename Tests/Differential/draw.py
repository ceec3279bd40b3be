"""Seeded choices that are the same with every version of Python."""

import random


class Draw:
    """A stream of choices, made of nothing but `random()`."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def chance(self, share):
        return self._random.random() < share

    def whole(self, least, most):
        """A whole number from `least` to `most`, both included."""
        return least + int(self._random.random() * (most - least + 1))

    def pick(self, choices):
        return choices[self.whole(0, len(choices) - 1)]

    def some(self, choices, share):
        """Some of the choices, in their order."""
        return [choice for choice in choices if self.chance(share)]

    def split(self, total, parts):
        """Numbers in steps of a quarter, or finer ones for a small total, that add up to it."""
        step = total / parts
        cuts = [round(step * number, 2) for number in range(parts)] + [total]
        return [round(high - low, 6) for low, high in zip(cuts, cuts[1:])]
