#!/usr/bin/env python3
"""compare.py FILE.xlsx…: recalculates workbooks in LibreOffice, IronCalc and Gnumeric, and lists every
formula cell whose value differs from the cached one.

Numbers agree to 1e-9 of their size, texts exactly, errors by kind. Each program gets a copy in which
every cached value is wrong; one that comes back shows that the program did not recalculate. A line per
file and program counts the formula cells, the differences, and the cells with a formula that the
program does not know (which are no differences, but listed).

Gnumeric reckons with 80 bits, Excel and the others with 64, so that a half may be no half to it and be
rounded the other way. What differs in Gnumeric alone, from formulas that round on, is counted apart.

Exit 1 on any difference, trouble, or a file without formulas.
"""

import argparse
import pathlib
import re
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import programs
from workbook import STALE, Error, Workbook, column_number, write_stale


def agree(cached, got):
    """Whether a recalculated value is the cached one."""
    if isinstance(cached, Error) or isinstance(got, Error):
        return cached == got
    if isinstance(cached, str) or isinstance(got, str):
        return cached == got
    # LibreOffice writes a truth value as 1 or 0 unless the cell's format says otherwise.
    cached, got = float(cached), float(got)
    return abs(cached - got) <= max(1e-9 * max(abs(cached), abs(got)), 1e-12)


class Result:
    """What one program says of one file."""

    def __init__(self, file, program):
        self.file = file
        self.program = program
        self.cells = 0
        self.differences = []
        self.unknown = []
        self.halves = []
        self.trouble = None

    @property
    def is_right(self):
        return self.cells > 0 and not self.differences and self.trouble is None

    def line(self):
        if self.trouble:
            return f"{self.file}: {self.program}: TROUBLE: {self.trouble}"
        return (f"{self.file}: {self.program}: {self.cells} formula cells, "
                f"{len(self.differences)} differences, {len(self.unknown)} unknown, {len(self.halves)} from halves")


class Difference:
    """A formula cell whose value differs."""

    def __init__(self, sheet, reference, cell, got):
        self.sheet = sheet
        self.reference = reference
        self.formula = cell.formula
        self.cached = cell.value
        self.got = got

    def __str__(self):
        return (f"{self.sheet}!{self.reference}: cached {shown(self.cached)}, "
                f"got {shown(self.got)}: ={self.formula[:160]}")


def shown(value):
    return value.kind if isinstance(value, Error) else repr(value)


def compare(files, chosen=tuple(programs.ALL)):
    """Yields a `Result` for each program and file."""
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number, file in enumerate(files):
            copies.append(f"{folder}/{number}.xlsx")
            write_stale(file, copies[-1])
        def judgements(program):
            return [judged(Workbook(file), values, Result(file, program.name))
                    for file, values in zip(files, program().recalculated(copies))]

        # LibreOffice is one process and slow; the others run beside it.
        with ThreadPoolExecutor(2) as pool:
            judged_files = list(pool.map(judgements, chosen))
    for results in zip(*judged_files):
        set_halves_apart(results)
    for results in judged_files:
        yield from results


def set_halves_apart(results):
    """Counts apart what only Gnumeric finds in one file, if it all comes from formulas that round."""
    others = [result for result in results if result.program != programs.Gnumeric.name]
    if len(others) < 2 or not all(result.is_right for result in others):
        return
    for result in results:
        if result not in others and all("ROUND" in d.formula for d in roots(result.differences)):
            result.halves, result.differences = result.differences, []


def judged(book, values, result):
    """Holds a program's values beside the cached ones of a book."""
    if isinstance(values, programs.Trouble):
        result.trouble = str(values)
        return result
    for position, sheet, reference, cell in book.formulas():
        result.cells += 1
        got = values.get((position, reference), "")
        if got == STALE:
            result.trouble = f"{sheet}!{reference} was not recalculated"
            return result
        if isinstance(got, str) and got in programs.UNKNOWN:
            got = Error(got)
        if agree(cell.value, got):
            continue
        difference = Difference(sheet, reference, cell, got)
        is_unknown = isinstance(got, Error) and got.kind in programs.UNKNOWN
        (result.unknown if is_unknown else result.differences).append(difference)
    if result.cells == 0:
        result.trouble = "no formula"
    return result


_REFERENCE = re.compile(
    r"(?:'((?:[^']|'')+)'!|([\w.]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![\w(])")


def shape(formula):
    """A formula with its addresses taken out, so that those of one column or sheet are one."""
    bare = re.sub(r'"(?:[^"]|"")*"', '"…"', formula)

    def name(match):
        return "S!" * bool(match[1] or match[2]) + ("R" if match[5] else "c")

    return re.sub(r"\d+(\.\d+)?", "n", _REFERENCE.sub(name, bare))


def roots(differences):
    """The differences that no other one explains: none of the cells they look at differs."""
    wrong = defaultdict(list)
    for difference in differences:
        row, column = _place(difference.reference)
        wrong[difference.sheet].append((row, column))
    return [d for d in differences if not _looks_at(d, wrong)]


def _place(reference):
    match = re.fullmatch(r"([A-Z]+)(\d+)", reference)
    return int(match[2]), column_number(match[1])


def _looks_at(difference, wrong):
    own = _place(difference.reference)
    for match in _REFERENCE.finditer(re.sub(r'"(?:[^"]|"")*"', '""', difference.formula)):
        sheet = (match[1] or match[2] or difference.sheet).replace("''", "'")
        if sheet not in wrong:
            continue
        first = column_number(match[3]), int(match[4])
        last = (column_number(match[5]), int(match[6])) if match[5] else first
        for row, column in wrong[sheet]:
            inside = first[0] <= column <= last[0] and first[1] <= row <= last[1]
            if inside and not (sheet == difference.sheet and (row, column) == own):
                return True
    return False


def print_causes(results):
    """Prints for each program the shapes of formulas that differ of themselves, most cells first."""
    for program in dict.fromkeys(result.program for result in results):
        found = defaultdict(list)
        for result in results:
            if result.program == program:
                for difference in roots(result.differences + result.unknown):
                    found[shape(difference.formula)].append((result.file, difference))
        print(f"{program}: {len(found)} causes")
        for form, cells in sorted(found.items(), key=lambda item: -len(item[1]))[:40]:
            file, example = cells[0]
            print(f"  {len(cells)} cells: ={form[:200]}\n    {file}: {example}")


def print_sums(results):
    """Prints one line for each program."""
    for program in dict.fromkeys(result.program for result in results):
        own = [result for result in results if result.program == program]
        print(f"{program}: {len(own)} workbooks, {sum(r.cells for r in own)} formula cells, "
              f"{sum(len(r.differences) for r in own)} differences, "
              f"{sum(len(r.unknown) for r in own)} unknown, "
              f"{sum(len(r.halves) for r in own)} from halves, "
              f"{sum(r.trouble is not None for r in own)} with trouble")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="+", metavar="FILE.xlsx", type=pathlib.Path)
    parser.add_argument("--program", action="append", choices=[p.name for p in programs.ALL],
                        help="only this program; may be repeated")
    parser.add_argument("--show", type=int, default=10, help="cells listed per file and program")
    parser.add_argument("--causes", action="store_true",
                        help="list the shapes of the formulas that differ of themselves")
    arguments = parser.parse_args()
    chosen = [p for p in programs.ALL if not arguments.program or p.name in arguments.program]
    results = []
    for result in compare(arguments.files, chosen):
        results.append(result)
        print(result.line(), flush=True)
        listed = [("", d) for d in result.differences] + [("unknown: ", d) for d in result.unknown]
        for mark, difference in listed[:arguments.show]:
            print(f"  {mark}{difference}")
    if arguments.causes:
        print_causes(results)
    if len(arguments.files) > 1:
        print_sums(results)
    sys.exit(not all(result.is_right for result in results))


if __name__ == "__main__":
    main()
