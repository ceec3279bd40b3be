"""Reads the figures of one sheet by the words in its heads and labels."""

import re
from collections import defaultdict

import headings
from workbook import place


class SheetReader:
    """Reads the tables and labels of one sheet."""

    def __init__(self, pages, book, file, name, cells):
        self.pages = pages
        self.book = book
        self.where = f"{file} {name}"
        self.name = headings.bare(name)
        self.rows = defaultdict(dict)
        for reference, cell in cells.items():
            if cell.value != "":
                row, column = place(reference)
                self.rows[row][column] = (reference, cell)

    def is_one_of(self, names):
        return self.name.startswith(names)

    def read(self):
        index = self._index()
        if index and self.is_one_of(headings.SCORECARDS):
            self._scorecard(index)
        elif index and self.is_one_of(headings.DETAIL_SHEETS):
            self._detail(index)
        else:
            self._tables_of_units(index)
            if index and self.is_one_of(headings.RESULTS):
                self._domains_in_all(index)

    def _index(self):
        """The index that the sheet is of: by its name, or by the title that it spells in its head."""
        for index in sorted(self.pages.indices, key=lambda index: -len(index.short_title)):
            if self.name.endswith(" " + headings.bare(index.short_title)):
                return index
        head = "".join(str(cell.value) for row in sorted(self.rows)[:14] for _, cell in
                       [self.rows[row][column] for column in sorted(self.rows[row])][:1])
        for index in sorted(self.pages.indices, key=lambda index: -len(index.title)):
            if self.is_one_of(headings.APPENDICES) and squeezed(index.title) in squeezed(head):
                return index
        return None

    def text(self, row, column):
        cell = self.rows.get(row, {}).get(column)
        return str(cell[1].value) if cell else ""

    def add(self, index, unit, notion, code, row, column, factor=1):
        if column in self.rows[row] and index and unit is not False:
            reference, cell = self.rows[row][column]
            decimals = decimals_of(self.book.number_format(cell))
            if decimals is not None and factor == 0.01:
                decimals += 2
            self.pages.add(index, unit, notion, code, f"{self.where}!{reference}", cell.value, decimals, factor)

    def headers(self, words):
        """Yields (row, column, last row) of every table with one of the words in its head."""
        found = []
        for row in sorted(self.rows):
            for column in sorted(self.rows[row])[:3]:
                if headings.bare(self.text(row, column)) in words:
                    found.append((row, column))
                    break
        last = max(self.rows, default=0)
        for (row, column), following in zip(found, found[1:] + [(last + 1, 0)]):
            yield row, column, following[0] - 1

    def unit(self, row, column, index):
        """The unit whose name stands in a cell."""
        code = self.pages.names.get(self.text(row, column))
        return code if code and (index is None or code in index.units) else None

    # Pages of all units.

    def _tables_of_units(self, index):
        is_first = True
        for head, key, last in self.headers(headings.UNIT):
            columns = {}
            above = index
            for column in sorted(self.rows[head]):
                if column <= key:
                    continue
                if index is None:
                    # A table of all indices names each above its first column.
                    over = [i for i in self.pages.indices if i.short_title == self.text(head - 1, column)]
                    above = over[0] if over else above
                notion = headings.notion(self.text(head, column), headings.OF_UNIT)
                domain = squeezed(self.text(head, column))
                if self.is_one_of(headings.APPENDICES) and notion not in headings.IN_APPENDIX:
                    continue
                if notion:
                    columns[column] = (above, notion, None)
                elif index and is_first and self.is_one_of(headings.DOMAIN_SHEETS) and domain in index.domains:
                    columns[column] = (index, "contribution", index.domains[domain])
            is_first = False
            for row in range(head + 1, last + 1):
                unit = self.unit(row, key, None) if row in self.rows else None
                for column, (of, notion, code) in columns.items():
                    if unit and of and unit in of.units:
                        self.add(of, unit, notion, code, row, column)

    def _domains_in_all(self, index):
        """The mean shares of the domains on a page of results."""
        for head in sorted(self.rows):
            words = {headings.bare(self.text(head, column)): column for column in self.rows[head]}
            names = [column for word, column in words.items() if word in headings.DOMAINS_IN_ALL]
            shares = [column for word, column in words.items() if word in headings.SHARE_IN_ALL]
            if not names or not shares:
                continue
            row = head + 1
            while self.text(row, names[0]):
                code = index.code(self.text(row, names[0] - 1), self.text(row, names[0]))
                if code:
                    self.add(index, None, "mean share", code, row, shares[0], 0.01)
                row += 1

    # The page of criteria and units.

    def _detail(self, index):
        for head, key, last in self.headers(headings.CODE):
            units = {column: self.unit(head, column, index) for column in self.rows[head]}
            units = {column: unit for column, unit in units.items() if unit}
            for row in range(head + 1, last + 1):
                code = self.text(row, key)
                if code and len(self.rows[row]) == 1:
                    # The title of an earlier round.
                    break
                for column, unit in units.items():
                    self._line(index, unit, code, self.text(row, key + 1), row, column)
        for head, key, last in self.headers(headings.UNIT):
            self._rows_of_units(index, head, key, last)

    def _rows_of_units(self, index, head, key, last):
        """A row for each unit; the codes of the lines in the head, their names above."""
        names = next((row for row in sorted(self.rows)
                      if headings.bare(self.text(row, key)) in headings.LINES), None)
        if names is None:
            return
        lines = {}
        for column in sorted(self.rows[names]):
            code, name = self.text(head, column), self.text(names, column)
            if column > key:
                if (code, name) in lines.values():
                    # The lines of an earlier round.
                    break
                lines[column] = (code, name)
        for row in range(head + 1, last + 1):
            unit = self.unit(row, key, index) if row in self.rows else None
            for column, (code, name) in lines.items():
                if unit:
                    self._line(index, unit, code, name, row, column)

    def _line(self, index, unit, code, words, row, column):
        """The figure of a unit in a line of a code and name."""
        label = headings.notion(words, headings.OF_UNIT)
        line = headings.notion(words.split(":")[0], headings.OF_LINE) if ":" in words else None
        found = index.code(code, words)
        if found:
            self.add(index, unit, line or "contribution", found, row, column,
                     0.01 if line and "share" in line else 1)
        elif not code and label:
            self.add(index, unit, label, None, row, column)

    # The page of one unit.

    def _scorecard(self, index):
        unit = None
        for row in sorted(self.rows)[:16]:
            columns = sorted(self.rows[row])
            if headings.bare(self.text(row, columns[0])) in headings.UNIT and len(columns) > 1:
                unit = self.unit(row, columns[1], index)
        if not unit:
            return
        tables = list(self.headers(headings.CODE))
        for row in sorted(self.rows):
            if tables and row >= tables[0][0]:
                break
            for column in self.rows[row]:
                notion = headings.notion(self.text(row, column), headings.UNDER_FIGURE)
                if notion and row - 1 in self.rows:
                    self.add(index, unit, notion, None, row - 1, column)
        for head, key, last in tables:
            is_of_domains = headings.bare(self.text(head, key + 1)) in headings.DOMAIN
            table = headings.OF_DOMAIN if is_of_domains else headings.OF_CRITERION
            counts = self._round_that_counts(head, self.rows[head])
            for column in self.rows[head]:
                notion = headings.notion(self.text(head, column), table) if column > key + 1 else None
                notion = "contribution" if column == counts else notion
                for row in range(head + 1, last + 1) if notion else []:
                    code = index.code(self.text(row, key), self.text(row, key + 1))
                    if code:
                        of = None if notion in ("mean share", "best share") else unit
                        self.add(index, of, notion, code, row, column, 0.01 if "share" in notion else 1)

    def _round_that_counts(self, row, columns):
        rounds = [column for column in columns if headings.bare(self.text(row, column)) in headings.ROUNDS]
        return max(rounds, default=None)


def squeezed(text):
    """A text without blanks, which wrapping puts elsewhere."""
    return "".join(str(text).split()).lower()


def decimals_of(number_format):
    """How many decimals a format shows; None if it shows as many as there are."""
    positive = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format).split(";")[0]
    if positive in ("General", "@", ""):
        return None
    match = re.search(r"[0#?]\.([0#?]+)", positive)
    return (len(match[1]) if match else 0) + (2 if "%" in positive else 0)
