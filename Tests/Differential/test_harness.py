#!/usr/bin/env python3
"""Shows that the comparisons find what they are made for: planted faults, and caches that lie."""

import pathlib
import re
import tempfile
import unittest
import zipfile
from collections import defaultdict

import compare
import pages
import programs
import sheets
from books import BookMaker
from workbook import STALE, Error, Workbook, write_stale

SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" s="0"><v>2</v></c><c r="B1"><v>3</v></c></row>
<row r="2"><c r="A2"><f>A1+B1</f><v>{sum}</v></c><c r="B2" t="str"><f>"Điểm "&amp;A1</f><v>{text}</v></c>
<c r="C2" t="e"><f>A1/0</f><v>{error}</v></c><c r="D2" t="b"><f>A1&lt;B1</f><v>{truth}</v></c></row>
<row r="3"><c r="A3"><f>A2*2</f><v>{double}</v></c><c r="B3"><f>{formula}</f><v>{cached}</v></c></row>
</sheetData></worksheet>"""
RIGHT = {"sum": 5, "text": "Điểm 2", "error": "#DIV/0!", "truth": 1, "double": 10, "formula": "A2+2", "cached": 7}


def write_book(path, **changes):
    """Writes a small workbook whose cached values are right but for the changes."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Điểm" '
        'sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts '
        'count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill '
        'patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf '
        'numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" '
        'fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" '
        'xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        "xl/worksheets/sheet1.xml": SHEET.format(**{**RIGHT, **changes}),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


class Programs(unittest.TestCase):
    """What each program finds in workbooks made for it."""

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.cases = {
                "right": {}, "number": {"sum": 6}, "near": {"sum": 5.00000002}, "text": {"text": "điểm 2"},
                "error": {"error": "#N/A"}, "truth": {"truth": 0}, "unknown": {"formula": "NOSUCH(A1)"}}
            files = []
            for name, changes in cls.cases.items():
                files.append(pathlib.Path(folder) / f"{name}.xlsx")
                write_book(files[-1], **changes)
            cls.results = {(r.program, r.file.stem): r for r in compare.compare(files)}

    def found(self, case):
        """The cells that differ, by program."""
        return {program.name: [d.reference for d in self.results[program.name, case].differences]
                for program in programs.ALL}

    def test_right_values_do_not_differ(self):
        for program in programs.ALL:
            result = self.results[program.name, "right"]
            self.assertTrue(result.is_right, result.line())
            self.assertEqual(result.cells, 6)

    def test_wrong_values_differ(self):
        for case, cell in [("number", "A2"), ("near", "A2"), ("text", "B2"), ("error", "C2"), ("truth", "D2")]:
            for program, cells in self.found(case).items():
                self.assertEqual(cells, [cell], f"{program}: {case}")

    def test_unknown_functions_are_told_apart(self):
        for program in programs.ALL:
            result = self.results[program.name, "unknown"]
            self.assertEqual([d.reference for d in result.unknown], ["B3"], program.name)
            self.assertEqual(result.differences, [], program.name)


class Halves(unittest.TestCase):
    """What 80 bits round otherwise is no difference; all else is."""

    def results(self, formula, programs_that_differ):
        results = []
        for name in ("LibreOffice", "IronCalc", "Gnumeric"):
            result = compare.Result("a", name)
            result.cells = 2
            if name in programs_that_differ:
                result.differences = [compare.Difference("S", "A1", compare_cell(formula), 0.0),
                                      compare.Difference("S", "A2", compare_cell("A1*2"), 0.0)]
            results.append(result)
        compare.set_halves_apart(results)
        return [len(result.differences) for result in results]

    def test_only_roundings_that_only_gnumeric_finds(self):
        self.assertEqual(self.results("ROUND(B1,2)", ["Gnumeric"]), [0, 0, 0])
        self.assertEqual(self.results("B1+2", ["Gnumeric"]), [0, 0, 2])
        self.assertEqual(self.results("ROUND(B1,2)", ["Gnumeric", "IronCalc"]), [0, 2, 2])

    def test_gnumeric_rounds_a_sum_otherwise(self):
        # 16.2375 + 3.3075 is 19.545 in 64 bits, a little less in 80.
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "half.xlsx"
            write_book(path, formula="ROUND(16.2375+3.3075,2)", cached=19.55)
            results = {result.program: result for result in compare.compare([path])}
            self.assertTrue(all(result.is_right for result in results.values()))
            self.assertEqual([d.got for d in results["Gnumeric"].halves], [19.54])


class Canary(unittest.TestCase):
    """A program that gives back what is cached is found out."""

    def test_every_cached_value_is_stale(self):
        with tempfile.TemporaryDirectory() as folder:
            write_book(f"{folder}/a.xlsx")
            write_stale(f"{folder}/a.xlsx", f"{folder}/b.xlsx")
            stale = Workbook(f"{folder}/b.xlsx")
            self.assertEqual([cell.value for *_, cell in stale.formulas()], [STALE] * 6)
            result = compare.judged(
                Workbook(f"{folder}/a.xlsx"), programs.values_of(f"{folder}/b.xlsx"), compare.Result("a", "none"))
            self.assertIn("not recalculated", result.trouble)
            self.assertFalse(result.is_right)

    def test_a_book_without_formulas_is_not_right(self):
        with tempfile.TemporaryDirectory() as folder:
            write_book(f"{folder}/a.xlsx")
            book = Workbook(f"{folder}/a.xlsx")
            book.sheets = [("Điểm", {})]
            self.assertFalse(compare.judged(book, {}, compare.Result("a", "none")).is_right)


class Causes(unittest.TestCase):
    """A difference that another one explains is no cause."""

    def test_only_the_first_of_a_chain_is_a_root(self):
        cells = [("A1", "B9+1"), ("A2", "A1*2"), ("A3", "SUM($A$1:$A$2)"), ("C1", "'S'!A3")]
        differences = [compare.Difference("S", reference, compare_cell(formula), 0.0) for reference, formula in cells]
        self.assertEqual([d.reference for d in compare.roots(differences)], ["A1"])

    def test_shapes_leave_out_addresses_and_texts(self):
        self.assertEqual(compare.shape("""IF('Điểm số'!$A$1="x",SUM(B2:C9),3)"""), 'IF(S!c="…",SUM(R),n)')


def compare_cell(formula):
    from workbook import Cell
    return Cell(formula, 1.0, 0)


class Books(unittest.TestCase):
    """Random books."""

    def test_a_seed_gives_one_book(self):
        with tempfile.TemporaryDirectory() as folder:
            texts = []
            for name in ("a", "b"):
                path = pathlib.Path(folder) / name
                BookMaker(7, 0, path).write()
                texts.append({file.name: file.read_bytes() for file in path.rglob("*") if file.is_file()})
            self.assertEqual(*texts)

    def test_sixty_books_have_every_kind_and_setting(self):
        words = ["given", "choice", "yes_no", "additive", "bands", "linear", "target", "floor", "deduct",
                 "per_count", "formula", "leader_share", "min_max", "z_score", "cohort_rank", "percentile_rank",
                 "survey", "percentage", "beyond", "log", "least", "reversed",
                 "tracking", "index", "exclude", "full", "zero", "redistribute", "competition", "dense", "ordinal",
                 "mean", "geometric", "harmonic", "highest", "lowest", "bonus", "penalty", "grade_caps",
                 "grades_by_group", "unscored", "unrounded", "tie_break", "rescale", "population", "within",
                 "defaults", "cases", "constants", "figure", "previous"]
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(1, 61):
                BookMaker(seed, 0, f"{folder}/{seed}").write()
            text = "\n".join(file.read_text(encoding="utf-8") for file in pathlib.Path(folder).rglob("*.*"))
            for word in words:
                self.assertRegex(text, rf"\b{word}\b")
            self.assertTrue(re.search(r"weight: 0\n", text))
            self.assertIn("n/a", text)


class Figures(unittest.TestCase):
    """What counts as one figure."""

    def test_equal(self):
        self.assertTrue(pages._equal(91.3, 91.3 + 1e-10, False))
        self.assertFalse(pages._equal(86.37, 86.369, False))
        self.assertTrue(pages._equal(0.8656, 0.8655756696, True))
        self.assertFalse(pages._equal(0.724, 0.9068300169, True))
        self.assertFalse(pages._equal("Khá", "Tốt", False))

    def test_contradictions_are_found(self):
        found = pages.Pages.__new__(pages.Pages)
        found.indices, found.figures = [], defaultdict(list)
        for place, score, decimals in [("a.xlsx Xếp hạng A!C6", 86.37, 2), ("a.xlsx Phiếu điểm A!C6", 86.369, 3),
                                       ("results.json score", 86.37, None)]:
            found.figures["a", "STP", "score", None].append(pages.Figure(place, score, decimals))
        found.figures["a", "STP", "share", "1"].append(pages.Figure("a.xlsx Phiếu điểm A!C9", 1.0149, 3))
        kinds = [kind.split(":")[0] for kind, _ in found.problems()]
        self.assertIn("score differs", kinds)
        self.assertIn("decimals of score differ", kinds)
        self.assertIn("share above 100 %", kinds)
        self.assertIn("lost is read on too few pages", kinds)

    def test_decimals(self):
        for number_format, places in [("0.00", 2), ("0", 0), ("General", None), ('"▲"0.0;"▼"0.0', 1), ("0.0%", 3)]:
            self.assertEqual(sheets.decimals_of(number_format), places, number_format)


if __name__ == "__main__":
    unittest.main()
