"""Reads the cells of a written .xlsx file, and makes the copy that recalculation is proven with.

Values are compared in four kinds: numbers (float), truth values (bool), texts (str) and `Error`.
An empty cell is the empty text.
"""

import re
import zipfile
from xml.sax.saxutils import escape
from collections import namedtuple
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

#: What every formula cell holds in the copies that programs recalculate.
STALE = -987654321.125

ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}

Error = namedtuple("Error", "kind")
Cell = namedtuple("Cell", "formula value style")


class Workbook:
    """The cells of a file: `sheets` is a list of (name, {reference: Cell}) in the book's order."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.sheets = [
                (name, _cells(archive.read(part), texts))
                for texts in [_shared_texts(archive)]
                for name, part in sheet_parts(archive)
            ]
            self._archive_styles = (
                archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else None)
        self._formats = None

    def formulas(self):
        """Yields (sheet's position, sheet's name, reference, Cell) of every formula cell."""
        for position, (name, cells) in enumerate(self.sheets):
            for reference, cell in cells.items():
                if cell.formula is not None:
                    yield position, name, reference, cell

    def number_format(self, cell):
        """The number format of a cell as it is written in the file."""
        if self._formats is None:
            self._formats = _number_formats(self._archive_styles)
        return self._formats[cell.style] if cell.style < len(self._formats) else "General"


def sheet_parts(archive):
    """The (name, part) of every worksheet, in the book's order."""
    relations = {
        relation.get("Id"): relation.get("Target")
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    for sheet in book.iter(MAIN + "sheet"):
        target = relations[sheet.get(RELATION + "id")]
        if "worksheets" in target:
            yield sheet.get("name"), "xl/" + target.lstrip("/").removeprefix("xl/")


def _shared_texts(archive):
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return [
        "".join(text.text or "" for text in entry.iter(MAIN + "t")) for entry in root.iter(MAIN + "si")
    ]


def _cells(xml, texts):
    cells = {}
    masters = {}
    for element in ElementTree.fromstring(xml).iter(MAIN + "c"):
        kind = element.get("t", "n")
        written = element.findtext(MAIN + "v")
        if kind == "inlineStr":
            value = "".join(text.text or "" for text in element.iter(MAIN + "t"))
        elif written is None:
            value = ""
        elif kind == "s":
            value = texts[int(written)]
        elif kind == "str":
            value = written
        elif kind == "b":
            value = written == "1"
        elif kind == "e":
            value = Error(written)
        else:
            value = float(written)
        formula = element.find(MAIN + "f")
        # libxlsxwriter 1.1 writes the cached error of a formula as a text.
        if formula is not None and kind == "str" and value in ERRORS:
            value = Error(value)
        text = None
        if formula is not None:
            text = formula.text or masters.get(formula.get("si"), "")
            if formula.get("t") == "shared" and formula.text:
                masters[formula.get("si")] = formula.text
        cells[element.get("r")] = Cell(text, value, int(element.get("s", "0")))
    return cells


def _number_formats(styles):
    if styles is None:
        return []
    built_in = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
                49: "@"}
    root = ElementTree.fromstring(styles)
    own = {int(f.get("numFmtId")): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
    formats = root.find(MAIN + "cellXfs")
    return [
        own.get(int(x.get("numFmtId", "0"))) or built_in.get(int(x.get("numFmtId", "0")), "General")
        for x in (formats if formats is not None else [])
    ]


_FORMULA_CELL = re.compile(rb"<c\b([^>]*)>(<f\b[^>]*?(?:/>|>.*?</f>))(?:<v>[^<]*</v>|<v/>)?</c>", re.S)
_TYPE = re.compile(rb'\s+t="[^"]*"')


_NUMBER = re.compile(rb"<v>(-?\d+\.\d+(?:E[-+]\d+)?)</v>")


def _shortest(match):
    return b"<v>" + repr(float(match[1])).encode() + b"</v>"


def write_stale(path, copy):
    """Copies a workbook with `STALE` as the cached value of every formula cell.

    A program that gives back what is cached gives back a value that no formula has: every cell is
    its own canary. Other numbers get the shortest decimal of their double: Gnumeric reckons with 80
    bits, for which the 16 digits that libxlsxwriter writes for 9.3, 9.300000000000001, are not 9.3.
    """
    value = b"<v>" + str(STALE).encode() + b"</v></c>"

    def poisoned(match):
        return b"<c" + _TYPE.sub(b"", match[1]) + b">" + match[2] + value

    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        parts = {part for _, part in sheet_parts(source)}
        for item in source.infolist():
            data = source.read(item)
            if item.filename in parts:
                data = _FORMULA_CELL.sub(poisoned, _NUMBER.sub(_shortest, data))
            target.writestr(item.filename, data)


def write_typed(path, copy, numbers):
    """Copies a workbook with numbers and texts typed into cells: {sheet's name: {reference: value}}."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        names = {part: name for name, part in sheet_parts(source)}
        for item in source.infolist():
            data = source.read(item)
            for reference, number in numbers.get(names.get(item.filename), {}).items():
                cell = re.compile(rb'<c r="' + reference.encode() + rb'"([^>]*?)(?:/>|>.*?</c>)', re.S)
                data, count = cell.subn(lambda match: _typed(reference, match[1].decode(), number).encode(), data, count=1)
                if count == 0:
                    raise ValueError(f"{names[item.filename]} has no cell {reference}")
            target.writestr(item.filename, data)


def _typed(reference, attributes, value):
    """The cell of a number or text with the attributes it had, but for the kind of its value."""
    attributes = re.sub(r' t="[^"]*"', "", attributes)
    if isinstance(value, str):
        return f'<c r="{reference}"{attributes} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{reference}"{attributes}><v>{value!r}</v></c>'


def column_number(letters):
    """The number of a column's letters, 1 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def place(reference):
    """The (row, column) of a reference such as `B7`, both from 1."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", reference)
    return int(match[2]), column_number(match[1])
