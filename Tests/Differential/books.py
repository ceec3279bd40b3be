#!/usr/bin/env python3
"""books.py SEED DIR: writes a random book of everything that the format can say into a folder.

The same seed gives the same book. `--attempt N` gives another one for a seed whose book `sodiem check`
refuses.
"""

import argparse
import csv
import json
import pathlib

from draw import Draw
from rules import WORDS, RuleMaker, number, plain
from tables import table

NAMES = ["Sở Nội vụ", "Sở Tư pháp", "Văn phòng Ủy ban nhân dân tỉnh", "Sở Kế hoạch và Đầu tư",
         "Ban Quản lý các khu công nghiệp", "Huyện Ninh Phước", "TP. Phan Rang – Tháp Chàm",
         "Sở Văn hoá, Thể thao và Du lịch", "Thanh tra \"tỉnh\"", "Xã Đắk R'Lấp", "Ủy ban Dân tộc & Tôn giáo",
         "Sở Y tế", "Sở Tài chính", "Công an tỉnh (PV01)", "Cục Thuế"]
GRADES = [["Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"], ["A*", "A", "B", "C"], ["1", "2", "3"],
          ["Đạt", "Không đạt"], ["A", "A?", "B~", "<C>"], ["Hạng I", "Hạng II", "Hạng III"]]
#: A figure that rules of a kind ask for and that is a number.
FIGURES = {"given": "points", "percentage": "percent", "leader_share": "value", "min_max": "value",
           "z_score": "value", "cohort_rank": "value", "percentile_rank": "value", "per_count": "count"}
FACTS = [("khien-trach", "bị khiển trách"), ("chua-nop", "không nộp bản tự chấm; \"quá hạn\"")]
#: Kinds for whose figure another number may stand in: no bounds of their own refuse it.
ONE_NUMBER = ["percentage", "leader_share", "z_score", "cohort_rank", "percentile_rank"]
#: Aggregations of the children's shares of full marks, beside their mean.
SHARES = ["geometric", "harmonic", "highest", "lowest"]
#: What groups may say for the criteria below them.
DEFAULTS = ["not_applicable", "missing", "appraiser", "evidence", "basis", "survey"]
STAGES = ["self", "appraised1", "appraised2", "decided"]


class Node:
    """A criterion or a group of criteria."""

    def __init__(self, code):
        self.code = code
        self.parts = []
        self.rule = None
        self.maxima = {}
        self.keys = {}
        #: Keys that a group above says for it, and those it says it has not.
        self.inherited = set()
        self.denied = set()

    def leaves(self):
        return [leaf for part in self.parts for leaf in part.leaves()] if self.parts else [self]


class BookMaker:
    """Draws one book."""

    def __init__(self, seed, attempt, folder):
        self.draw = Draw(f"{seed}/{attempt}")
        self.name = f"so-{seed}"
        self.folder = pathlib.Path(folder)
        self.groups = self.draw.pick([[], [], ["so", "huyen"], ["huyen"]])
        self.indices = self.draw.pick([["a"], ["a"], ["cchc", "ddci"], ["cchc", "hai_long", "ddci"]])

    def write(self):
        self._units()
        header = {
            "book": self.name, "year": 2022, "language": self.draw.pick(["vi"] * 4 + ["en"]),
            "title": "Kết quả đánh giá năm 2022", "created": "2023-01-05", "units": "units.csv"}
        if self.draw.chance(0.5):
            header["remark"] = "Số liệu ngẫu nhiên, không phải số liệu thật"
        if self.draw.chance(0.5):
            header["dress"] = {
                "superior": "ỦY BAN NHÂN DÂN", "issuer": "TỈNH THỬ", "place": "Thử",
                "signer_office": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "signer_name": "Nguyễn Văn Á",
                "recipients": ["Như Điều 3", "Lưu: VT"]}
        header["indices"] = []
        trees = {}
        # An index may look at those drawn before it, which stand before or after it in the book.
        for index in self.draw.pick([self.indices, self.indices[::-1]]):
            trees[index] = IndexMaker(self, index, {drawn: tree.most for drawn, tree in trees.items()})
            trees[index].header = trees[index].write()
        header["indices"] = [trees[index].header for index in self.indices]
        self._file("sodiem.yaml", yaml(header))
        #: The (index, code) of everything that has a weight.
        self.weighted = [
            (index, node.code) for index, tree in trees.items() for node in tree.nodes
            if node.rule is None or node.rule["kind"] != "tracking"]
        if self.draw.chance(0.5):
            self._revisions(trees)

    def _file(self, path, text):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def table(self, path, rows):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def _units(self):
        count = self.draw.pick([1, 2, 3, 3, 4, 5, 6, 8, 12, 21, 40, 45])
        style = self.draw.pick(["SO{}", "{}", "0{}", "Đ{}", "1.{}0", "x-{}"])
        self.units = []
        #: The indices that units are only scored in.
        self.unranked = {}
        rows = [["code", "name", "short_name", "group", "indices", "not_ranked"]]
        for place in range(count):
            code = style.format(place + 1)
            group = self.draw.pick(self.groups + [""]) if self.groups else ""
            if self.groups and place < len(self.groups):
                group = self.groups[place]
            name = NAMES[place % len(NAMES)] + (f" {place}" if place >= len(NAMES) else "")
            taken = self.indices if self.draw.chance(0.95) else self.indices[-1:]
            unranked = self.draw.some(taken, 0.08) if place > 0 else []
            self.units.append((code, group, taken))
            self.unranked[code] = unranked
            rows.append([code, name, code if self.draw.chance(0.3) else "", group, ";".join(taken),
                         ";".join(unranked)])
        self.used_groups = [g for g in self.groups if any(unit[1] == g for unit in self.units)]
        self.table("units.csv", rows)

    def _revisions(self, trees):
        titles = ["Phương án 12", "Phương án 1?", "Phương án 1*", "phương án ~1", "2"]
        for place in range(self.draw.whole(1, 3)):
            weights = {}
            for index in self.draw.some(self.indices, 0.6) or self.indices[:1]:
                nodes = trees[index].nodes
                amount = self.draw.pick([0, 0.5, 2.5, "7%", "12.5%"])
                weights[index] = {self.draw.pick(nodes).code: amount}
            self._file(f"weights/r{place}.yaml", yaml({
                "revision": f"r{place}", "title": titles[place], "date": "2023-02-15",
                "reason": "Thử; góp ý", "rescale": True, "weights": weights}))


class IndexMaker:
    """Draws one index of a book: its criteria, its figures, and what stands beside them."""

    def __init__(self, book, index, imports):
        self.book = book
        self.draw = book.draw
        self.index = index
        self.rules = RuleMaker(self.draw, book.used_groups, imports, [])
        #: Drawn apart: which criteria a unit group does not have.
        self.absent = Draw(f"{self.book.name}/{self.index}/absent")
        self.nodes = []
        self.domains = []
        self.extras = []
        self.missing = self.draw.pick(["fault", "fault", "zero", "unscored"])
        #: The facts about units that the set declares.
        self.facts = self.draw.some(FACTS, 0.4)
        #: Whether criteria have labels.
        self.labelled = self.draw.chance(0.3)
        self.has_previous = self.draw.chance(0.5)
        # Units without last year's result have no points where it counts.
        self.rules.has_previous = self.has_previous and self.missing == "unscored"
        self.constants = self._constants() if self.draw.chance(0.4) else []
        self.rules.constants = [constant["code"] for constant in self.constants]

    def _constants(self):
        """Numbers that formulas use by name."""
        return [{"code": code, "name": self.draw.pick(["Mức tỉnh giao", "Mức bình quân; năm", "Chuẩn \"xã\""]),
                 "value": self._by_group([1, 2.5, 7, 12, 20])} for code in ["muc", "chuan_1"]]

    def write(self):
        for place in range(self.draw.whole(1, 5)):
            self.domains.append(self._group(self._code(None, place), self.draw.whole(0, 3)))
        self._policies()
        self._missing()
        self.root = Node(None)
        self.root.parts = self.domains
        if self.draw.chance(0.4):
            self._defaults([self.root])
        header = {
            "index": self.index, "title": f"Chỉ số {self.index.upper()}", "short_title": self.index.upper(),
            "criteria": f"criteria/{self.index}.yaml", "data": [f"data/{self.index}.csv"]}
        criteria = self._set()
        # Drawn apart, so that a seed keeps the book that it had without tables.
        self.tables = Draw(f"{self.book.name}/{self.index}/tables")
        self._tabled(criteria)
        for key in ("bonus", "penalty"):
            self._tabled(criteria.get(key, {}))
        self.book._file(f"criteria/{self.index}.yaml", yaml(criteria))
        self._data()
        if self.has_previous:
            header["previous"] = f"previous/{self.index}.csv"
            self._previous()
        if self.facts:
            header["facts"] = f"data/{self.index}-facts.csv"
            self._facts()
        if self.draw.chance(0.3):
            header["survey"] = f"data/{self.index}-forms.csv"
            self._forms()
        if self.draw.chance(0.3):
            header["self_assessment_tolerance"] = 5
            header["reason_threshold"] = 0.25
        if self.draw.chance(0.3):
            header["rounds"] = self.draw.some(STAGES, 0.7) or ["appraised2"]
        return header

    # The tree.

    def _code(self, parent, place):
        if parent is None:
            if not self.nodes:
                self.style = self.draw.pick(["{}", "{}", "0{}", "{}.0", "I{}", "TC-{}"])
            return self.style.format(place + 1)
        # 1.1 and 1.10 are two criteria.
        return parent + "." + ["1", "10", "2", "3", "01", "4"][place]

    def _group(self, code, levels):
        node = Node(code)
        self.nodes.append(node)
        if self.labelled:
            # The decision's own numbers, repeated in each block.
            node.keys["label"] = self.draw.pick(["I", "II", "1", "2", "10", "a)", "b)", "1.1", "=A1"])
        if levels == 0:
            return self._leaf(node)
        for place in range(self.draw.whole(1, 4)):
            deeper = levels - 1 if self.draw.chance(0.4) else 0
            node.parts.append(self._group(self._code(code, place), deeper))
        for group in [""] + self.book.used_groups:
            node.maxima[group] = round(sum(part.maxima[group] for part in node.parts), 6)
        node.keys["aggregation"] = self.draw.pick(["sum"] * 7 + ["mean"] * 2 + SHARES)
        if node.keys["aggregation"] != "sum" and self.draw.chance(0.3):
            node.maxima = {group: self.draw.pick([5, 10, 20]) for group in node.maxima}
        if self.draw.chance(0.25):
            node.keys["weight"] = self._by_group([0, 5, 5, 10, 10, 12.5, 30])
        return node

    def _leaf(self, node):
        maximum = self.draw.pick([0.5, 1, 1, 1.5, 2, 3, 5, 10])
        node.maxima = {group: maximum for group in [""] + self.book.used_groups}
        if self.book.used_groups and self.draw.chance(0.15):
            node.maxima[self.draw.pick(self.book.used_groups)] = self.draw.pick([1, 2, 4])
        if self.draw.chance(0.03):
            node.maxima = {group: 0 for group in node.maxima}
            node.rule = {"kind": "tracking", "value": self.draw.pick(WORDS)}
        else:
            node.rule = self.rules.rule(node.maxima)
            self.rules.scorable = [leaf.code for leaf in self.nodes if leaf.rule]
            is_of_all = not (self.book.used_groups and self.absent.chance(0.08))
            if not is_of_all:
                node.maxima[self.absent.pick(self.book.used_groups)] = 0
            # What does not apply to a unit, or is none of its group, has no figures that others could use.
            if node.rule["kind"] in ("formula", "cases") and self.missing != "fault" and is_of_all:
                codes = [each["code"] for each in node.rule["inputs"] if each["type"] == "count"]
                self.rules.figures_of += [f"{node.code}:{code}" for code in codes]
        if self.draw.chance(0.25):
            node.keys["weight"] = self._by_group([0, 1, 1, 2, 2, 3.5, 10])
        if self.draw.chance(0.2):
            node.keys["missing"] = self.draw.pick(["zero", "unscored", "fault"])
        if self.draw.chance(0.1):
            node.keys["survey"] = self.draw.chance(0.5)
        if self.draw.chance(0.5):
            node.keys["appraiser"] = self.draw.pick(["Sở Nội vụ", "Sở Tư pháp", "Văn phòng UBND tỉnh"])
        if self.draw.chance(0.2):
            node.keys["evidence"] = "Báo cáo; văn bản"
            node.keys["basis"] = "Quyết định số 01"
        return node

    def _by_group(self, choices):
        value = self.draw.pick(choices)
        if self.book.used_groups and self.draw.chance(0.2):
            return {"default": value, self.draw.pick(self.book.used_groups): self.draw.pick(choices)}
        return value

    def _policies(self):
        """What happens where a criterion does not apply, once all criteria are known."""
        leaves = [leaf for leaf in self._leaves() if leaf.rule["kind"] != "tracking"]
        #: Groups that make up for what does not apply in them; some are drawn and not used.
        share = self.draw.pick([0, 0.4, 0.8])
        self.blocks = [node for node in self.nodes if node.parts and self.draw.chance(share)]
        self.aggregation = self.draw.pick(["sum"] * 6 + ["mean"] * 2 + SHARES)
        for leaf in leaves[1:]:
            if not self.draw.chance(0.35):
                continue
            policy = {"policy": self.draw.pick(["exclude", "exclude", "full", "zero", "redistribute"])}
            within = self._within(leaf) if policy["policy"] == "exclude" else None
            if within:
                policy["within"] = within
            if policy["policy"] == "redistribute":
                targets = [other for other in leaves if other is not leaf and self._may_take(leaf, other)]
                if not targets:
                    continue
                policy["to"] = [target.code for target in self.draw.some(targets, 0.3) or targets[:1]]
            if self.draw.chance(0.5):
                policy["when"] = "Không có nhiệm vụ, hồ sơ"
            leaf.keys["not_applicable"] = policy

    def _missing(self):
        """What stands in for figures that are missing, and how many parts a mean needs; drawn apart."""
        draw = self.standing = Draw(f"{self.book.name}/{self.index}/missing")
        self.cohort = draw.pick([None, None, "ranked", "all", "group"])
        for leaf in self._leaves() + self.extras:
            if leaf.rule["kind"] in ONE_NUMBER and draw.chance(0.15):
                leaf.keys["missing"] = draw.pick(["mean", "group_mean", 1])
            elif "not_applicable" in leaf.keys and draw.chance(0.15):
                leaf.keys["missing"] = "not_applicable"
            if leaf.rule["kind"] in ONE_NUMBER and draw.chance(0.15):
                leaf.keys["cohort"] = draw.pick(["ranked", "all", "group"])
        for node in self.nodes:
            if node.parts and node.keys["aggregation"] != "sum" and draw.chance(0.3):
                node.keys["needs"] = draw.pick([1, 2, 3, "34%", "50%", "67%"])
        self.needs = draw.pick([1, 2, "60%"]) if self.aggregation != "sum" and draw.chance(0.3) else None

    def _within(self, leaf):
        """What a criterion is left out of: a block that it is added up in, or the whole; None says nothing."""
        above = self._path(leaf)[-2::-1]
        summed = []
        for node in above:
            if node.keys["aggregation"] != "sum":
                break
            summed.append(node)
        names = [node.code for node in summed if node in self.blocks]
        if summed and summed[-1] is above[-1] and above[-1] in self.blocks:
            names.append("domain")
        return self.draw.pick(names * 2 + ["whole"]) if names else self.draw.pick([None, "whole"])

    def _defaults(self, nodes):
        """Lets groups say what criteria below them say alike; no key twice on the way down to one."""
        for node in nodes:
            self._defaults(node.parts)
            for key in DEFAULTS if node.parts else []:
                leaves = node.leaves()
                said = [leaf.keys[key] for leaf in leaves if key in leaf.keys]
                is_taken = any(key in leaf.inherited | leaf.denied for leaf in leaves)
                # The set says by itself what missing figures mean.
                if said and not is_taken and self.draw.chance(0.3) and (node.code or key != "missing"):
                    self._default(node, key, self.draw.pick(said))

    @staticmethod
    def _default(node, key, value):
        """Moves a key from the criteria that say it so to the group; those without it deny it."""
        node.keys.setdefault("defaults", {})[key] = value
        for leaf in node.leaves():
            if key not in leaf.keys:
                leaf.denied.add(key)
            elif leaf.keys[key] == value:
                leaf.inherited.add(key)

    def _may_take(self, leaf, other):
        """Whether points may pass between two criteria: in one sum and block, or among one mean's parts."""
        paths = [self._path(leaf), self._path(other)]
        if paths[0][:-1] == paths[1][:-1]:
            return True

        def top(path):
            path = list(path)
            while len(path) > 1 and path[-2].keys["aggregation"] == "sum":
                path.pop()
                if path[-1] in self.blocks:
                    return path[-1]
            return path[-1] if len(path) > 1 else self.aggregation == "sum"
        return top(paths[0]) is top(paths[1]) and top(paths[0]) is not False

    def _path(self, leaf):
        def search(nodes, path):
            for node in nodes:
                found = path + [node] if node is leaf else search(node.parts, path + [node])
                if found:
                    return found
            return None
        return search(self.domains, [])

    def _leaves(self):
        return [leaf for domain in self.domains for leaf in domain.leaves()]

    def _tabled(self, group):
        """Puts the criteria of a group, or of groups in it, into tables where a table can hold them."""
        criteria = group.get("criteria", [])
        found = table(criteria) if criteria and self.tables.chance(0.3) else None
        if found is None:
            for part in criteria:
                self._tabled(part)
            return
        rows, rules = found
        path = f"criteria/{self.index}-{rows[1][0]}.csv"
        self.book.table(path, rows)
        group["criteria"] = {"table": path, **({"rules": rules} if rules else {})}

    # The set.

    def _set(self):
        draw = self.draw
        sums = {g: round(sum(d.maxima[g] for d in self.domains), 6) for g in [""] + self.book.used_groups}
        result = {
            "criteria_set": f"bo-{self.index}", "title": f"Bộ tiêu chí {self.index}",
            "max": mapping(sums), "scale": draw.pick([100, 100, 10, 1000, "points"]),
            "aggregation": self.aggregation, "missing": self.missing}
        for key, said in [("cohort", self.cohort), ("needs", self.needs)]:
            if said:
                result[key] = said
        if draw.chance(0.8):
            result["rounding"] = {
                "criterion": draw.pick(["none", "none", 2, 3]), "group": draw.pick(["none", "none", 1, 2]),
                "total": draw.pick(["none", 2, 3]), "index": draw.pick([2, 2, 0, 1, 3, "none"])}
        keys = draw.some(["survey", "appraised", draw.pick(self.nodes).code], 0.35)
        result["ranking"] = {
            "by": draw.pick(["rounded", "unrounded"]), "tie_break": keys,
            "ties": draw.pick(["competition", "dense", "ordinal"])}
        whole = max(sums.values()) if result["scale"] == "points" else result["scale"]
        #: No score of this index is above this one.
        self.most = whole + 10
        result.update(self.root.keys)
        if self.constants:
            result["constants"] = self.constants
        if self.facts:
            result["facts"] = [{"code": code, "name": name} for code, name in self.facts]
        if draw.chance(0.8):
            in_groups = bool(self.book.used_groups) and draw.chance(0.3)
            result.update(self._grades(whole, in_groups))
            if in_groups:
                result["grades_by_group"] = {
                    draw.pick(self.book.used_groups): self._grades(whole, in_groups)}
        result["criteria"] = [self._yaml(node) for node in self.domains]
        for key, prefix in [("bonus", "T"), ("penalty", "P")]:
            if draw.chance(0.35):
                items = [self._extra(f"{prefix}{place + 1}") for place in range(draw.whole(1, 3))]
                result[key] = {"criteria": items, **({"max": draw.pick([0.5, 2, 5])} if draw.chance(0.6) else {})}
                capped = self.standing.some([item["code"] for item in items], 0.5)
                if capped:
                    result[key]["caps"] = [{"max": self.standing.pick([0.25, 1, 2.5]), "of": capped}]
        return result

    def _grades(self, whole, in_groups):
        names = self.draw.pick(GRADES)
        grades = [{"name": name, self.draw.pick(["from", "from", "above"]):
                   round(whole * (len(names) - 1 - place) / len(names), 3)}
                  for place, name in enumerate(names)]
        for grade in grades[:-1]:
            if self.draw.chance(0.25):
                grade["limit"] = self._limit(in_groups)
        if self.draw.chance(0.4):
            return {"grades": grades}
        caps = [{**self._condition(), "grade": self.draw.pick(names[1:])}
                for _ in range(self.draw.whole(1, 4))]
        return {"grades": grades, "grade_caps": caps}

    def _limit(self, in_groups):
        draw = self.draw
        limit = {"best": draw.pick([1, 2, 5])} if draw.chance(0.3) else {
            "share": draw.pick([10, 20, 33.3, 50, 80]), "rounding": draw.pick(["down", "nearest", "up"])}
        limit["of"] = "group" if in_groups else draw.pick(["group", "all"])
        limit["ties"] = draw.pick(["drop_all", "keep_all"])
        return limit

    def _condition(self):
        """A condition of any kind; what only `check` can tell to be none is left to it."""
        draw = self.draw
        kind = draw.pick(["share", "share", "points", "figure", "zero", "fact"])
        bound = draw.pick(["below", "to", "from", "above"])
        if kind == "fact" and self.facts:
            return {"fact": draw.pick(self.facts)[0]}
        if kind == "zero":
            groups = [node.code for node in self.nodes if node.parts]
            return {"zero": "any", **({"criterion": draw.pick(groups)} if groups and draw.chance(0.5) else {})}
        scored = [node for node in self.nodes
                  if node.rule is None or node.rule["kind"] != "tracking"] or self.nodes
        if kind == "figure":
            asked = [(node.code, FIGURES[node.rule["kind"]]) for node in scored
                     if node.rule and node.rule["kind"] in FIGURES and "periods" not in node.rule]
            if asked:
                code, name = draw.pick(asked)
                return {"criterion": code, "input": name, bound: draw.pick([0.5, 1, 3, 50])}
        if kind == "points":
            node = draw.pick(scored)
            return {"criterion": node.code, "of": "points",
                    bound: round(max(node.maxima.values()) * draw.pick([0.25, 0.5, 0.8]), 3)}
        return {"criterion": draw.pick(scored).code, "below": draw.pick([30, 50, 80, 100])}

    def _extra(self, code):
        maximum = self.draw.pick([0.5, 1, 2])
        node = Node(code)
        node.maxima = {group: maximum for group in [""] + self.book.used_groups}
        node.rule = self.rules.rule(node.maxima, RuleMaker.EXTRA_KINDS)
        self.extras.append(node)
        return self._yaml(node)

    def _yaml(self, node):
        result = {"code": node.code, "name": f"{self.draw.pick(WORDS)} {node.code}", "max": mapping(node.maxima)}
        result.update({key: value for key, value in node.keys.items() if key not in node.inherited})
        result.update({key: None for key in sorted(node.denied)})
        if node.parts:
            result["criteria"] = [self._yaml(part) for part in node.parts]
        else:
            result["rule"] = node.rule
        return result

    # The figures.

    def _data(self):
        stages = self.draw.pick([["appraised2"], ["appraised2"], STAGES[:3], STAGES, ["self", "appraised2"], ["self"]])
        rows = [["unit", "criterion", "input", "stage", "value", "note"]]
        last = {}
        for unit, group, taken in self.book.units:
            if self.index not in taken:
                continue
            # Units with the same figures tie.
            copies = bool(last) and self.draw.chance(0.25)
            is_compared = self._is_compared(unit, group)
            for leaf in self._leaves() + self.extras:
                if leaf.maxima[group] == 0 and leaf.rule["kind"] != "tracking":
                    continue
                key = (leaf.code, group)
                if is_compared and leaf.rule["kind"] in ONE_NUMBER or not (copies and key in last):
                    last[key] = self._figures(leaf, leaf.maxima[group], stages, is_compared)
                rows += [[unit, leaf.code, *figure] for figure in last[key]]
        self.book.table(f"data/{self.index}.csv", rows)

    def _is_compared(self, unit, group):
        """Whether others of its group need a unit's figures: the first one ranked, or all if none is."""
        ranked = [code for code, other, taken in self.book.units
                  if other == group and self.index in taken and self.index not in self.book.unranked[code]]
        return unit in ranked[:1] or not ranked

    def _figures(self, leaf, maximum, stages, is_compared):
        """The rows of one criterion of one unit, in the rounds it has figures in."""
        must_have = is_compared and leaf.rule["kind"] in ONE_NUMBER
        stands_in = leaf.keys.get("missing") in ("mean", "group_mean", "not_applicable", 1)
        if leaf in self.extras:
            kept = stages[-1:] if self.draw.chance(0.5) else []
        elif stands_in:
            kept = stages[-1:] if must_have or self.standing.chance(0.7) else []
        elif leaf.keys.get("missing", self.missing) != "fault" and self.draw.chance(0.06):
            kept = stages[-1:] if must_have else []
        else:
            kept = self.draw.some(stages, 0.7) or [self.draw.pick(stages)]
        rows = []
        for stage in kept:
            note = self.draw.pick(["", "", "", "Theo báo cáo; \"đã\" rà soát"])
            if "not_applicable" in leaf.keys and self.draw.chance(0.25) and not must_have:
                rows.append(["", stage, "n/a", note])
                continue
            for name, value in self.rules.figures(leaf.rule, maximum):
                rows.append([name, stage, value, note])
        return rows

    def _previous(self):
        criteria = list(dict.fromkeys(self.rules.previous_of))
        rows = [["unit", "score", "rank", *(f"points:{code}" for code in criteria)]]
        for unit, _, taken in self.book.units:
            if self.index in taken and self.draw.chance(0.85):
                score = number(self.draw.whole(300, 1000) / 10) if self.draw.chance(0.85) else ""
                rank = str(self.draw.whole(1, len(self.book.units))) if self.draw.chance(0.85) else ""
                points = [number(self.draw.whole(0, 200) / 8) if self.draw.chance(0.9) else "" for _ in criteria]
                rows.append([unit, score, rank, *points])
        self.book.table(f"previous/{self.index}.csv", rows)

    def _facts(self):
        rows = [["unit", "fact", "note"]]
        for unit, _, taken in self.book.units:
            if self.index in taken:
                rows += [[unit, code, self.draw.pick(["", "Quyết định số 5/QĐ-UBND"])]
                         for code, _ in self.draw.some(self.facts, 0.2)]
        self.book.table(f"data/{self.index}-facts.csv", rows)

    def _forms(self):
        rows = [["unit", "issued", "returned", "invalid", "population"]]
        for unit, _, taken in self.book.units:
            if self.index in taken and self.draw.chance(0.9):
                issued = self.draw.whole(150, 400)
                returned = self.draw.whole(0, issued)
                rows.append([unit, issued, returned, self.draw.whole(0, returned // 10),
                             self.draw.pick(["", issued * 10])])
        self.book.table(f"data/{self.index}-forms.csv", rows)


def mapping(values):
    """One number, or one for each unit group that differs."""
    special = {group: value for group, value in values.items() if group and value != values[""]}
    return {"default": values[""], **special} if special else values[""]


def yaml(value, indent=0):
    """YAML text of mappings, lists, numbers and texts; every text is quoted."""
    space = "  " * indent
    if isinstance(value, dict):
        return "".join(f"{space}{scalar(key)}:{_under(item, indent)}" for key, item in value.items())
    lines = []
    for item in value:
        if isinstance(item, dict):
            text = yaml(item, indent + 1)
            lines.append(f"{space}- {text[len(space) + 2:]}")
        else:
            lines.append(f"{space}- {scalar(item)}\n")
    return "".join(lines)


def _under(item, indent):
    if isinstance(item, (dict, list)) and item:
        return "\n" + yaml(item, indent + 1)
    return f" {scalar(item)}\n"


def scalar(value):
    if isinstance(value, (dict, list)):
        return "[]" if isinstance(value, list) else "{}"
    if not isinstance(value, str):
        return plain(value)
    is_word = value.replace("_", "").isascii() and value.replace("_", "").isalpha()
    return value if is_word and value not in ("no", "yes", "on", "off", "y", "n") else json.dumps(value, ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--attempt", type=int, default=0)
    arguments = parser.parse_args()
    BookMaker(arguments.seed, arguments.attempt, arguments.folder).write()


if __name__ == "__main__":
    main()
