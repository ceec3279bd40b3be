#!/usr/bin/env python3
"""ironcalc_values.py FILE.xlsx RESULT.json: the values of all formula cells as IronCalc computes them.

The result is a list of [sheet's position, reference, whether it is an error, value].
"""

import json
import sys

import packages  # noqa: F401
import ironcalc

from workbook import Workbook, place


def main(file, result):
    model = ironcalc.load_from_xlsx(file, "en", "UTC", "en")
    model.evaluate()
    values = []
    for sheet, _, reference, _ in Workbook(file).formulas():
        row, column = place(reference)
        value = model.get_cell_value(sheet, row, column)
        is_error = model.get_cell_type(sheet, row, column) == ironcalc.CellType.ErrorValue
        values.append([sheet, reference, is_error, "" if value is None else value])
    with open(result, "w", encoding="utf-8") as target:
        json.dump(values, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
