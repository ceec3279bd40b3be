#!/usr/bin/env python3
"""live.py BOOK: types other weights into a scored workbook, recalculates it in LibreOffice, IronCalc and
Gnumeric, and compares every formula cell with the workbook that `sodiem score --set … --rescale` writes
for the same weights.

A workbook that is alive gives what a new run gives. Cells are compared where both workbooks have the same
formula. Exit 1 on any difference, or if nothing moved.
"""

import argparse
import pathlib
import sys
import tempfile
from collections import namedtuple

import compare
import headings
import programs
from draw import Draw
from rules import number
from sodiem import Run
from sweep import weights
from workbook import Workbook, place, write_stale, write_typed

Typed = namedtuple("Typed", "setting file wanted")


def trial_weights(book):
    """The (sheet, reference, number or nothing) of every cell for a weight to try."""
    for sheet, cells in book.sheets:
        if not headings.bare(sheet).startswith(headings.WEIGHT_SHEETS):
            continue
        rows = {}
        for reference, cell in cells.items():
            row, column = place(reference)
            rows.setdefault(row, {})[column] = (reference, cell)
        column = None
        for row in sorted(rows):
            words = {headings.bare(cell.value): at for at, (_, cell) in rows[row].items() if cell.value != ""}
            if set(words) & headings.CODE:
                column = next((at for word, at in words.items() if word in headings.TRIAL), None)
            elif column in rows[row] and rows[row].get(1, (None, None))[1] is not None:
                reference, cell = rows[row][column]
                if cell.formula is None and not isinstance(cell.value, str) or cell.value == "":
                    yield sheet, reference, cell.value


def typed(book, setting, base, folder):
    """The base workbook with the weights of a run typed in, and the workbook that the run wrote."""
    output = folder / setting.replace(":", "-").replace("=", "-")
    run = Run("score", book, "--set", setting, "--rescale", "--top", "0", "--output", output)
    if run.code != 0:
        print(f"{setting}: {run.first}")
        return None
    wanted = Workbook(next(iter(output.glob("*.xlsx"))))
    numbers = {}
    for sheet, reference, weight in trial_weights(wanted):
        if weight != "":
            numbers.setdefault(sheet, {})[reference] = weight
    for sheet, cells in wanted.sheets:
        if headings.bare(sheet).startswith(headings.WEIGHT_SHEETS):
            numbers.setdefault(sheet, {})[headings.CHOICE] = cells[headings.CHOICE].value
    file = output / "typed.xlsx"
    write_typed(base, file, numbers)
    return Typed(setting, file, wanted)


def _is_of_run(sheet):
    """Whether a sheet holds the figures that its own run found, to check against, and what differs from them."""
    return headings.bare(sheet).startswith(headings.CHECK_SHEETS + headings.WRITTEN_SHEETS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("book", type=pathlib.Path)
    parser.add_argument("--sample", type=int, default=5, help="how many changed weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--program", action="append", choices=[p.name for p in programs.ALL])
    arguments = parser.parse_args()
    chosen = [p for p in programs.ALL if not arguments.program or p.name in arguments.program]
    draw = Draw(arguments.seed)
    runs = list(weights(arguments.book))
    is_right = True
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        done = Run("score", arguments.book, "--top", "0", "--output", folder / "base")
        if done.code != 0:
            raise SystemExit(done.first)
        base = next(iter((folder / "base").glob("*.xlsx")))
        settings = [runs.pop(draw.whole(0, len(runs) - 1)) for _ in range(min(arguments.sample, len(runs)))]
        books = [typed(arguments.book, f"{index}:{code}={number(weight)}", base, folder)
                 for index, code, weight in settings]
        books = [book for book in books if book]
        stale = [str(folder / f"{number_of_book}.xlsx") for number_of_book in range(len(books))]
        for book, copy in zip(books, stale):
            write_stale(book.file, copy)
        before = {(p, r): cell for p, _, r, cell in Workbook(base).formulas()}
        for program in chosen:
            for book, values in zip(books, program().recalculated(stale)):
                if isinstance(values, programs.Trouble):
                    print(f"{book.setting}: {program.name}: TROUBLE: {values}")
                    is_right = False
                    continue
                cells, moved, wrong = 0, 0, []
                for position, sheet, reference, cell in book.wanted.formulas():
                    known = before.get((position, reference))
                    if known is None or known.formula != cell.formula or _is_of_run(sheet):
                        continue
                    cells += 1
                    moved += not compare.agree(known.value, cell.value)
                    got = values.get((position, reference), "")
                    if not compare.agree(cell.value, got):
                        wrong.append(compare.Difference(sheet, reference, cell, got))
                print(f"{book.setting}: {program.name}: {cells} formula cells, {moved} moved, {len(wrong)} differences",
                      flush=True)
                for difference in wrong[:arguments.show]:
                    print(f"  {difference}")
                is_right = is_right and not wrong and cells > 0
    sys.exit(not (is_right and books))


if __name__ == "__main__":
    main()
