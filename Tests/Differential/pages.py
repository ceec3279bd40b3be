#!/usr/bin/env python3
"""pages.py BOOK OUTPUT: whether the pages of a scored book contradict each other.

Reads the workbook, the scorecards and the results that `sodiem score BOOK --scorecards --output OUTPUT`
wrote, and collects for each index and unit every figure with the places where it stands. A figure that
stands more than once must be equal everywhere, its decimals included; no share is above 100 %; and what
the criteria lost is what the unit could attain less what it earned. What `explain` says is read too.

Exit 1 if pages contradict each other.
"""

import argparse
import csv
import json
import pathlib
import re
import sys
from collections import defaultdict, namedtuple

import packages  # noqa: F401
import yaml

import headings
from sheets import SheetReader, squeezed
from sodiem import Run
from tables import without
from workbook import Error, Workbook

Figure = namedtuple("Figure", "place value decimals")


def written(file):
    """A YAML file with its texts in Vietnamese, the language of the workbooks that are read."""
    def of(value):
        if isinstance(value, list):
            return [of(part) for part in value]
        if isinstance(value, dict):
            if value and set(value) <= {"vi", "en"}:
                return value.get("vi", value.get("en"))
            return {key: of(part) for key, part in value.items()}
        return value
    return of(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))


class Index:
    """What the pages are held against: titles, criteria and units of one index."""

    def __init__(self, entry, folder, units):
        self.id = entry["index"]
        self.title = entry["title"]
        self.short_title = entry["short_title"]
        self.set = without(written(folder / entry["criteria"]), folder)
        self.parts, self.leaves, self.domains = {}, [], {}
        #: The codes and names of criteria by what is printed in place of the code.
        self.marks = {}
        for domain in self.set["criteria"]:
            for key in ("name", "short_name"):
                if key in domain:
                    self.domains[squeezed(domain[key])] = domain["code"]
            self._add(domain)
        self.units = {code: unit for code, unit in units.items()
                      if self.id in [part.strip() for part in unit["indices"].split(";")]}

    def _add(self, node):
        parts = node.get("criteria", [])
        self.parts[node["code"]] = [part["code"] for part in parts]
        if not parts:
            self.leaves.append(node["code"])
        self.marks.setdefault(node.get("label", node["code"]), []).append((node["code"], node["name"]))
        for part in parts:
            self._add(part)

    def code(self, mark, name):
        """The code of the criterion that is printed so, by its name where others are printed so too."""
        found = self.marks.get(mark, [])
        named = [code for code, own in found if len(found) == 1 or squeezed(own) == squeezed(name)]
        return named[0] if len(named) == 1 else None

    @property
    def is_sum(self):
        """Whether what criteria lose adds up: nothing but sums, no blocks, nothing rounded before the total."""
        def of(node):
            policies = [said.get("not_applicable") for said in (node, node.get("defaults", {}))]
            return (node.get("aggregation", "sum") == "sum" and all(map(of, node.get("criteria", [])))
                    and all(policy.get("within", "whole") == "whole" for policy in policies
                            if isinstance(policy, dict)))
        rounding = self.set.get("rounding", {})
        return (of(self.set)
                and all(rounding.get(key, "none") == "none" for key in ("criterion", "group")))

    @property
    def total_tolerance(self):
        places = self.set.get("rounding", {}).get("total", "none")
        return 1e-6 if places == "none" else 0.5 * 10 ** -int(places) + 1e-6


class Pages:
    """All figures of a scored book, by (index, unit, notion, criterion's code)."""

    def __init__(self, book, output):
        self.figures = defaultdict(list)
        self.book = pathlib.Path(book)
        header = written(self.book / "sodiem.yaml")
        with open(self.book / header["units"], encoding="utf-8-sig", newline="") as file:
            units = {row["code"]: row for row in csv.DictReader(file)}
        self.indices = [Index(entry, self.book, units) for entry in header["indices"]]
        self.names = {}
        for code, unit in units.items():
            for name in (unit["name"], unit.get("short_name") or unit["name"]):
                self.names[name] = None if self.names.get(name, code) != code else code
        output = pathlib.Path(output)
        self.files = [file for file in sorted(output.glob("*.xlsx"))
                      + sorted((output / "scorecards").glob("*.xlsx"))]
        for file in self.files:
            self._read(file)
        self._read_results(output / "results.json")

    def add(self, index, unit, notion, code, where, value, decimals=None, factor=1):
        if isinstance(value, Error) or value in headings.NOTHING or isinstance(value, bool):
            return
        if isinstance(value, float):
            value *= factor
        self.figures[index.id, unit, notion, code].append(Figure(where, value, decimals))

    # Workbooks.

    def _read(self, file):
        book = Workbook(file)
        for name, cells in book.sheets:
            SheetReader(self, book, file.name, name, cells).read()

    def _read_results(self, file):
        by_id = {index.id: index for index in self.indices}
        for entry in json.loads(file.read_text(encoding="utf-8"))["indices"]:
            index = by_id[entry["index"]]
            for unit in entry["units"]:
                keys = {"score": "score", "rank": "rank", "grade": "grade", "previousScore": "previous score",
                        "previousRank": "previous rank", "placesWon": "places won"}
                for key, notion in keys.items():
                    if unit.get(key) is not None:
                        value = unit[key]
                        value = float(value) if isinstance(value, (int, float)) else value
                        self.add(index, unit["unit"], notion, None, f"results.json {key}", value)
                for code, value in (unit.get("contributions") or {}).items():
                    if isinstance(value, (int, float)) and code in index.parts:
                        self.add(index, unit["unit"], "contribution", code, "results.json", float(value))

    # What must hold.

    def problems(self):
        """Yields (kind, text) of every contradiction."""
        for (index, unit, notion, code), figures in self.figures.items():
            name = f"{index} {unit or 'all units'} {notion}" + (f" of {code}" if code else "")
            groups = []
            for figure in figures:
                group = next((g for g in groups if _equal(g[0].value, figure.value, "share" in notion)), None)
                group.append(figure) if group else groups.append([figure])
            if len(groups) > 1:
                yield _kind(f"{notion} differs", groups), f"{name}: " + _shown(groups)
            decimals = defaultdict(list)
            for figure in figures:
                if figure.decimals is not None and isinstance(figure.value, float):
                    decimals[figure.decimals].append(figure)
            if len(decimals) > 1:
                yield _kind(f"decimals of {notion} differ", decimals.values()), f"{name}: " + "; ".join(
                    f"{places} on {group[0].place} and {len(group) - 1} more" for places, group in decimals.items())
            if "share" in notion:
                for figure in figures:
                    if isinstance(figure.value, float) and figure.value > 1 + 1e-9:
                        yield f"{notion} above 100 %", f"{name}: {figure.value * 100} on {figure.place}"
                        break
        yield from self._losses()
        yield from self._unread()

    def _unread(self):
        """A notion that stands on fewer pages than it used to: renamed, or gone."""
        if not any(notion == "score" for _, _, notion, _ in self.figures):
            return
        pages = defaultdict(set)
        for (_, _, notion, _), figures in self.figures.items():
            pages[notion].update(figure.place.rsplit("!", 1)[0] for figure in figures)
        for notion, least in headings.LEAST_PAGES.items():
            if len(pages[notion]) < least:
                yield (f"{notion} is read on too few pages",
                       f"on {len(pages[notion])}, not {least}: {', '.join(sorted(pages[notion]))}; "
                       "if a heading was renamed, add it to headings.py")

    def value(self, index, unit, notion, code=None):
        figures = self.figures.get((index.id, unit, notion, code))
        return figures[0].value if figures else None

    def _losses(self):
        """Σ lost = attainable − earned, of every unit and of every group of criteria."""
        for index in self.indices:
            if not index.is_sum:
                continue
            for unit in index.units:
                lost = {code: self.value(index, unit, "lost", code) for code in index.parts}
                known = [lost[leaf] for leaf in index.leaves if isinstance(lost[leaf], float)]
                attainable, earned = (self.value(index, unit, notion) for notion in ("attainable", "earned"))
                if known and isinstance(attainable, float) and isinstance(earned, float):
                    if abs(sum(known) - (attainable - earned)) > index.total_tolerance + 1e-8 * len(known):
                        yield ("Σ lost is not attainable − earned",
                               f"{index.id} {unit}: {sum(known):.9g} lost, {attainable:.9g} − {earned:.9g}")
                for code, parts in index.parts.items():
                    values = [lost[part] for part in parts if isinstance(lost[part], float)]
                    if values and isinstance(lost[code], float) and abs(sum(values) - lost[code]) > 1e-7:
                        yield ("Σ lost of the parts is not lost by the group",
                               f"{index.id} {unit} {code}: {sum(values):.9g}, {lost[code]:.9g}")

    def explained(self, units):
        """Yields where `explain` says other losses than the scorecards, for some units."""
        for index in self.indices:
            for unit in list(index.units)[:units]:
                lost = [value for value in (self.value(index, unit, "lost", leaf) for leaf in index.leaves)
                        if isinstance(value, float)]
                if not lost:
                    continue
                yield from self._explained(index, unit, lost)

    def _explained(self, index, unit, lost):
        asked = ["explain", self.book, "--unit", unit, "--index", index.id]
        text = Run(*asked, "--top", "1000").output
        for pattern in headings.LOSSES:
            match = re.search(pattern, text)
            if match:
                said = _number(match[1])
                count = sum(value > 1e-9 for value in lost)
                if abs(said - sum(lost)) > 0.00501 or int(match[2]) != count:
                    yield ("explain says other losses than the scorecard",
                           f"{index.id} {unit}: {said} points at {match[2]} criteria, "
                           f"the scorecard {sum(lost):.9g} at {count}")
        rows = [(re.match(r"(\S+) +(-?[\d.,]+) ", line), re.split("  +", line)[-1])
                for line in text.splitlines()]
        # Behind the printed number and the figures stands the name.
        found = [(index.code(match[1], name), _number(match[2]), 0.00501) for match, name in rows if match]
        document = Run(*asked, "--format", "json")
        if document.code == 0:
            found += [(code, value, 1e-6) for code, value in _losses(json.loads(document.output))]
        for code, value, tolerance in found:
            known = self.value(index, unit, "lost", code) if code else None
            if isinstance(known, float) and abs(known - value) > tolerance:
                yield ("explain says another loss of a criterion than the scorecard",
                       f"{index.id} {unit} {code}: {value}, the scorecard {known}")


def _number(text):
    return float(text.replace(",", "."))


def _losses(document):
    """Every (code, lost) in a document, wherever it stands."""
    if isinstance(document, dict):
        code = document.get("code", document.get("criterion"))
        if isinstance(code, str) and isinstance(document.get("lost"), (int, float)):
            yield code, document["lost"]
    parts = document.values() if isinstance(document, dict) else document if isinstance(document, list) else []
    for part in parts:
        yield from _losses(part)


def _equal(left, right, is_share):
    """Whether two figures are the same; a share may be rounded to a hundredth of a percent."""
    if isinstance(left, str) or isinstance(right, str):
        return left == right
    if is_share and abs(left - right) <= 0.5001e-4 and 0 in (left - round(left, 4), right - round(right, 4)):
        return True
    return abs(left - right) <= 2e-9 * max(1, abs(left), abs(right))


def _kind(kind, groups):
    """A kind of contradiction with the sheets that take part, so that like ones are one."""
    sheets = [re.sub(r"^\S+\.xlsx ", "", group[0].place).split("!")[0] for group in groups]
    return f"{kind}: " + " / ".join(re.sub(r" \S+$", "", sheet) if " " in sheet else sheet for sheet in sheets[:3])


def _shown(groups):
    return "; ".join(f"{group[0].value!r} on {group[0].place} and {len(group) - 1} more" for group in groups)


def problems(book, output, explained=0):
    """All contradictions of a scored book, as (kind, text); `explained` units are also explained."""
    pages = Pages(book, output)
    yield from pages.problems()
    yield from pages.explained(explained)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("book", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--explain", type=int, default=3, help="how many units of each index to explain")
    parser.add_argument("--show", type=int, default=3, help="cases listed of each kind")
    arguments = parser.parse_args()
    pages = Pages(arguments.book, arguments.output)
    found = defaultdict(list)
    for kind, text in [*pages.problems(), *pages.explained(arguments.explain)]:
        found[kind].append(text)
    for kind, texts in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(texts)} × {kind}")
        for text in texts[:arguments.show]:
            print(f"    {text}")
    stand = sum(len(figures) for figures in pages.figures.values())
    notions = defaultdict(int)
    for (_, _, notion, _), figures in pages.figures.items():
        notions[notion] += len(figures)
    print(f"{len(pages.figures)} figures in {stand} places of {len(pages.files)} workbooks; "
          + ", ".join(f"{name} {count}" for name, count in sorted(notions.items())))
    print(f"{sum(map(len, found.values()))} contradictions of {len(found)} kinds")
    sys.exit(bool(found) or not pages.figures)


if __name__ == "__main__":
    main()
