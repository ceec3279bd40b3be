#!/usr/bin/env python3
"""random_books.py [COUNT] [FIRST_SEED]: writes random books, runs `sodiem` on them, and compares all
workbooks that it writes with LibreOffice, IronCalc and Gnumeric.

Prints the sums, the runs that failed and the formulas that differ, by cause, with the smallest book of
each. Exit 1 if a run failed or a cell differs.
"""

import argparse
import pathlib
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import compare
import pages
import programs
from books import STAGES, BookMaker
from draw import Draw
from sodiem import Run

#: Books that are generated, run and compared together.
CHUNK = 20
#: How often a seed is drawn again if `check` refuses its book.
ATTEMPTS = 20


class Book:
    """A random book that `check` accepts, what it refused before, and what came of its runs."""

    def __init__(self, seed, folder):
        self.seed = seed
        self.refused = []
        self.failures = []
        self.declined = []
        self.inconsistencies = []
        self.workbooks = []
        for attempt in range(ATTEMPTS):
            self.attempt = attempt
            self.path = pathlib.Path(folder) / f"{seed}-{attempt}"
            maker = BookMaker(seed, attempt, self.path)
            maker.write()
            check = Run("check", self.path)
            if check.code == 0:
                break
            self.refused.append(check.cause)
        else:
            raise SystemExit(f"no book of seed {seed} is accepted: {self.refused[-1]}")
        self.weighted = maker.weighted
        self.size = sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())

    @property
    def label(self):
        return f"seed {self.seed} attempt {self.attempt} ({self.size} bytes)"

    def score(self, compares_all=False):
        """Runs everything that writes workbooks."""
        output = self.path.with_suffix(".out")
        run = self._run("score", self.path, "--scorecards", "--output", output / "score")
        if run.code == 0:
            self.inconsistencies = list(pages.problems(
                self.path, output / "score", explained=2 if self.seed % 5 == 0 else 0))
        weight = self._changed_weight()
        run = self._run("score", self.path, "--set", weight, "--rescale", "--output", output / "set",
                        may_decline=True)
        for stage in STAGES:
            self._run("forms", self.path, "--stage", stage, "--output", output / f"forms-{stage}",
                      may_decline=True)
        self.written = sorted(output.rglob("*.xlsx"))
        self.workbooks = self.written if compares_all else _sample(self.written)
        return self

    def _run(self, *arguments, may_decline=False):
        run = Run(*arguments)
        if run.code == 1 and may_decline:
            self.declined.append((arguments[0], run.cause))
        elif run.code != 0:
            self.failures.append((f"{arguments[0]}: exit {run.code}: {run.cause}", run))
        return run

    def _changed_weight(self):
        """A weight of some criterion, set to some number."""
        draw = Draw(f"weight/{self.seed}/{self.attempt}")
        index, code = draw.pick(self.weighted)
        return f"{index}:{code}={draw.pick([0, 0.5, 2.5, 7])}"


def _sample(files):
    """The first, the middle and the last file of each folder: scorecards and forms are much alike."""
    folders = defaultdict(list)
    for file in files:
        folders[file.parent].append(file)
    return [file for files in folders.values()
            for file in dict.fromkeys([files[0], files[len(files) // 2], files[-1]])]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=20)
    parser.add_argument("first", nargs="?", type=int, default=1)
    parser.add_argument("--program", action="append", choices=[p.name for p in programs.ALL])
    parser.add_argument("--all", action="store_true",
                        help="compare every scorecard and form, not three of each folder")
    parser.add_argument("--no-compare", action="store_true", help="only run sodiem and read its pages")
    arguments = parser.parse_args()
    chosen = [p for p in programs.ALL if not arguments.program or p.name in arguments.program]
    books, results, start = [], [], time.monotonic()
    for first in range(arguments.first, arguments.first + arguments.count, CHUNK):
        seeds = range(first, min(first + CHUNK, arguments.first + arguments.count))
        with tempfile.TemporaryDirectory() as folder:
            with ThreadPoolExecutor(2) as pool:
                chunk = list(pool.map(lambda seed: Book(seed, folder).score(arguments.all), seeds))
            books += chunk
            owners = {file: book for book in chunk for file in book.workbooks}
            if not arguments.no_compare:
                for result in compare.compare(list(owners), chosen):
                    result.book = owners[result.file]
                    result.file = result.file.relative_to(folder)
                    results.append(result)
        print(f"… {len(books)} books, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    is_right = report(books, results)
    print(f"{time.monotonic() - start:.0f} s")
    sys.exit(not is_right)


def report(books, results):
    """Prints what was found; gives whether all is right."""
    failures = defaultdict(list)
    for book in books:
        for cause, run in book.failures:
            failures[cause].append((book, run))
    print_causes("failed runs", failures, lambda run: f"{' '.join(run.arguments[:1] + run.arguments[2:])}: {run.first}")
    contradictions = defaultdict(list)
    for book in books:
        for kind, text in book.inconsistencies:
            contradictions[kind].append((book, text))
    print_causes("pages that contradict each other", contradictions, str)
    for program in dict.fromkeys(result.program for result in results):
        own = [result for result in results if result.program == program]
        differences, troubles = defaultdict(list), defaultdict(list)
        for result in own:
            if result.trouble and result.trouble != "no formula":
                troubles[result.trouble.strip().splitlines()[-1][:200]].append((result.book, result.file))
            for difference in compare.roots(result.differences + result.unknown):
                differences[compare.shape(difference.formula)[:300]].append(
                    (result.book, f"{result.file}: {difference}"))
        print_causes(f"{program}: formulas that differ of themselves", differences, str)
        print_causes(f"{program}: trouble", troubles, str)
    print(f"{len(books)} books, {sum(len(book.refused) for book in books)} refused by check before, "
          f"{sum(bool(book.failures) for book in books)} with failed runs, "
          f"{sum(len(book.declined) for book in books)} runs declined with a message, "
          f"{sum(bool(book.inconsistencies) for book in books)} with contradicting pages, "
          f"{sum(len(book.written) for book in books)} workbooks written")
    compare.print_sums(results)
    return not failures and not contradictions and not any(
        result.differences or result.trouble not in (None, "no formula") for result in results)


def print_causes(title, causes, describe):
    """Prints causes, the most frequent first, each with its smallest book."""
    if not causes:
        return
    print(f"== {title}: {len(causes)} causes")
    for cause, cases in sorted(causes.items(), key=lambda item: -len(item[1])):
        book, example = min(cases, key=lambda case: case[0].size)
        print(f"  {len(cases)} times in {len({case[0].seed for case in cases})} books: {cause}\n"
              f"    {book.label}: {describe(example)}")


if __name__ == "__main__":
    main()
