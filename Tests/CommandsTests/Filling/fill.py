"""Fills in forms as people would: through LibreOffice or openpyxl, which save them their own way.

usage: fill.py libreoffice|openpyxl FORMS OUT [INDEX=CSV ...]

Each form in the folder FORMS is opened by the program, its input cells are filled with the figures
that the CSV files hold for its stage, and it is saved under the same name in OUT. A table is found by
the names in its marker row and the hidden codes of its rows.
"""

import csv
import os
import subprocess
import sys
import time

MARK = "#sodiem:"


def figures(sources):
    """The figures by index, stage, unit and criterion: input -> (value, note)."""
    found = {}
    for index, path in sources:
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = (index, row.get("stage") or "appraised2", row["unit"], row["criterion"])
                found.setdefault(key, {})[row["input"]] = (row["value"], row.get("note") or "")
    return found


def number_or_text(text):
    try:
        return float(text)
    except ValueError:
        return text


def entries(rows, index, stage, known):
    """What is to be typed: (row, column name, value), in the order of the rows."""
    done = set()
    for row, (unit, criterion, code) in rows:
        cells = known.get((index, stage, unit, criterion))
        if not cells:
            continue
        if (unit, criterion) not in done:
            done.add((unit, criterion))
            notes = list(dict.fromkeys(note for _, note in cells.values() if note))
            if notes:
                yield row, "#note", "; ".join(notes)
            if stage == "self":
                yield row, "#evidence", "Tài liệu kèm theo"
            if any(value == "n/a" for value, _ in cells.values()):
                yield row, "#mark", "x"
                continue
        entry = cells.get(code) or (cells.get("") if len(cells) == 1 else None)
        if entry and entry[0] != "n/a":
            yield row, "#value", number_or_text(entry[0])


class Openpyxl:
    """A form opened with openpyxl."""

    def __init__(self, path):
        import openpyxl

        self.book = openpyxl.load_workbook(path)

    def sheets(self):
        for sheet in self.book.worksheets:
            yield sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)], sheet

    def type(self, sheet, row, column, value):
        sheet.cell(row=row + 1, column=column + 1).value = value

    def save(self, path):
        self.book.save(path)


class LibreOffice:
    """A form opened in a running LibreOffice."""

    desktop = None

    @classmethod
    def start(cls, folder):
        import uno

        pipe = "sodiem%d" % os.getpid()
        cls.process = subprocess.Popen(
            ["soffice", "-env:UserInstallation=file://" + folder, "--headless", "--norestore",
             "--nolockcheck", "--accept=pipe,name=%s;urp;" % pipe],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", context)
        for _ in range(600):
            try:
                remote = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
                cls.desktop = remote.ServiceManager.createInstanceWithContext(
                    "com.sun.star.frame.Desktop", remote)
                return
            except Exception:
                time.sleep(0.2)
        raise SystemExit("LibreOffice does not answer")

    @classmethod
    def stop(cls):
        try:
            cls.desktop.terminate()
        except Exception:
            pass
        cls.process.wait()

    def __init__(self, path):
        self.document = self.desktop.loadComponentFromURL(
            "file://" + path, "_blank", 0, (self.property("Hidden", True),))

    @staticmethod
    def property(name, value):
        from com.sun.star.beans import PropertyValue

        found = PropertyValue()
        found.Name, found.Value = name, value
        return found

    def sheets(self):
        for sheet in self.document.Sheets:
            cursor = sheet.createCursor()
            cursor.gotoEndOfUsedArea(False)
            area = sheet.getCellRangeByPosition(
                0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)
            yield sheet.Name, [list(row) for row in area.DataArray], sheet

    def type(self, sheet, row, column, value):
        cell = sheet.getCellByPosition(column, row)
        if isinstance(value, float):
            cell.Value = value
        else:
            cell.String = value

    def save(self, path):
        self.document.calculateAll()
        self.document.storeToURL(
            "file://" + path, (self.property("FilterName", "Calc MS Excel 2007 XML"),))
        self.document.close(True)


def fill(form, known):
    stage = None
    tables = []
    for name, values, sheet in form.sheets():
        if name == "_sodiem":
            stage = {row[0]: row[1] for row in values}["stage"]
            continue
        for row, cells in enumerate(values):
            texts = [cell if isinstance(cell, str) else "" for cell in cells]
            marks = [text for text in texts if text.startswith(MARK)]
            if marks:
                columns = {"#unit": texts.index(marks[0])}
                columns.update((text, at) for at, text in enumerate(texts) if text in NAMES)
                rows = [
                    (at, tuple(str(values[at][columns[name]] or "") for name in KEYS))
                    for at in range(row + 1, len(values))
                    if values[at][columns["#criterion"]]
                ]
                tables.append((sheet, marks[0][len(MARK):], columns, rows))
                break
    count = 0
    for sheet, index, columns, rows in tables:
        for row, column, value in entries(rows, index, stage, known):
            form.type(sheet, row, columns[column], value)
            count += 1
    return count


KEYS = ("#unit", "#criterion", "#input")
NAMES = set(KEYS) | {"#code", "#value", "#mark", "#points", "#evidence", "#note"}


def main():
    program, forms, out = sys.argv[1:4]
    known = figures(pair.split("=", 1) for pair in sys.argv[4:])
    opened = {"libreoffice": LibreOffice, "openpyxl": Openpyxl}[program]
    os.makedirs(out, exist_ok=True)
    if opened is LibreOffice:
        LibreOffice.start(os.path.abspath(out) + "/.profile")
    try:
        for name in sorted(os.listdir(forms)):
            if name.endswith(".xlsx"):
                form = opened(os.path.abspath(os.path.join(forms, name)))
                count = fill(form, known)
                form.save(os.path.abspath(os.path.join(out, name)))
                print(name, count)
    finally:
        if opened is LibreOffice:
            LibreOffice.stop()


main()
