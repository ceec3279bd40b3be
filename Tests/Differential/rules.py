"""Random rules of every kind, and figures that fit them.

A rule is a mapping as it stands in criteria/*.yaml. `figures` gives the values of a rule's inputs for
one unit, as texts as they stand in data/*.csv.
"""

import datetime

from draw import Draw

WORDS = ["Số nhiệm vụ hoàn thành", "Tổng số nhiệm vụ", "Số hồ sơ đúng hạn", "Số văn bản; đơn vị",
         "Tỷ lệ \"đạt\" (%)", "Chậm, muộn", "Ý kiến người dân", "Điểm đánh giá"]

#: The decision's own words for a rule, on one line and on several.
TEXTS = ["Đạt từ 80% trở lên: điểm tối đa; dưới 80%: 0 điểm",
         "- Báo cáo đúng hạn: điểm tối đa;\n- chậm, thiếu: không tính điểm.",
         {"vi": "Trừ 0,25 điểm cho mỗi văn bản \"chậm\"", "en": "0.25 points are taken for each document"},
         "=SUM(A1) không phải công thức",
         "Theo kết quả thẩm định, có đối chiếu với hồ sơ và tài liệu kiểm chứng kèm theo; " * 8]

#: Expressions over the inputs A, B (counts from 1) and Y (0 or 1), never outside 0…max.
EXPRESSIONS = [
    "IF(A = 0, max, IF(B / A < 0.8, 0, MAX(0, MIN(1, B / A) * max - 0.25 * Y)))",
    "MIN(max, ROUND(A / B, 1))",
    "MIN(max, ROUNDDOWN(A / B, 2))",
    "MIN(max, ROUNDUP(A / 7, 1))",
    "max * COHORT_MIN(A) / A",
    "max * A / COHORT_SUM(A)",
    "MAX(0, MIN(max, max / 2 + (A - COHORT_AVERAGE(A)) / 20))",
    "IF(A >= COHORT_MEDIAN(A), max, max / 2)",
    "IF(COHORT_COUNT(A) < 2, max, MIN(max, COHORT_STDEV(A) / 10))",
    "(COHORT_COUNT(A) - COHORT_RANK(A, 1) + 1) / COHORT_COUNT(A) * max",
    "max / COHORT_RANK(B)",
    "LOOKUP(A, {0, 5, 10, 20}, {0, 0.25, 0.5, 1}) * max",
    "CHOOSE(1 + MOD(A, 3), 0, max / 2, max)",
    "MIN(max, SQRT(A) / 10 + LN(B) / 10 + Y * LOG10(A))",
    "max * (1 - EXP(-A / 10))",
    "MIN(max, FLOOR(A / 3, 0.5))",
    "MIN(max, CEILING(B / 9, 0.25))",
    "MIN(max, INT(A / 4) + POWER(B, 0.5) / 100)",
    "IF(AND(A > 3, OR(B > 5, NOT(Y = 1))), max, max * MEDIAN(0, A / 100, 1))",
    "MIN(max, AVERAGE(A, B) / 10 + SUM(Y, 0.1) / 100)",
    "MIN(max, weight / 10)",
    "IFERROR(MIN(max, A / (B - B)), max / 4)",
    "MIN(max, SUMPRODUCT({0.1, 0.2}, {1, 3}) + ABS(A - B) / 100)",
    "MIN(max, PRODUCT(A, 0.1, B) / 10)",
    "IF(ISNUMBER(A), MIN(max, COUNT(A, B) * 0.1 + COUNTA(A, Y) * 0.05), 0)",
    "max * MIN(1, A%)",
]


class RuleMaker:
    """Makes rules for a criterion with the given maxima by unit group."""

    def __init__(self, draw, groups, imports, scorable):
        self.draw = draw
        #: Drawn apart: how many values are clipped.
        self.clips = Draw("clips")
        self.groups = groups
        #: The indices that a rule may look at, each with more than its greatest score.
        self.imports = imports
        #: The criteria whose points a formula may look at.
        self.scorable = scorable
        #: The constants that a formula may name, each from 1 to 20.
        self.constants = []
        #: The figures of other criteria that a formula may ask for, each at least 1.
        self.figures_of = []
        #: Whether a formula may ask for last year's score and rank.
        self.has_previous = False
        #: The criteria whose points of last year formulas ask for.
        self.previous_of = []

    KINDS = ["given", "cases", "deadline", "choice", "yes_no", "additive", "bands", "linear", "target", "floor", "steps",
             "steps", "deduct", "per_count", "highest", "panel", "formula", "formula", "leader_share", "min_max", "z_score",
             "cohort_rank", "percentile_rank", "survey", "survey", "percentage", "index"]
    #: Kinds of one value, which may be taken over periods.
    OF_PERIODS = ["given", "bands", "linear", "target", "floor", "steps", "leader_share", "min_max", "z_score",
                  "cohort_rank", "percentile_rank", "percentage"]
    #: What bonus and penalty items are usually made of.
    EXTRA_KINDS = ["given", "choice", "yes_no", "per_count", "highest", "bands"]

    def rule(self, maxima, kinds=None):
        kind = self.draw.pick(kinds or self.KINDS)
        if kind == "index" and not self.imports:
            kind = "formula"
        if kind == "additive" and len(set(maxima.values())) > 1:
            kind = "given"
        rule = {"kind": kind}
        rule.update(getattr(self, "_" + kind)(maxima, min(maxima.values())))
        if kind in self.OF_PERIODS and "numerator" not in rule and self.draw.chance(0.25):
            rule["periods"] = [{"code": f"k{number}", "text": f"Tháng {number}"}
                               for number in range(1, self.draw.pick([2, 4, 12]) + 1)]
            if self.draw.chance(0.4):
                rule["of_periods"] = self.draw.pick(["mean", "lowest", "highest"])
        if self.draw.chance(0.2):
            rule["text"] = self.draw.pick(TEXTS)
        return rule

    # Kinds that are entered.

    def _given(self, maxima, least):
        return self.draw.pick([{}, {"step": 0.25}, {"step": 0.01}])

    def _choice(self, maxima, least):
        codes = self.draw.pick([["A", "B", "C"], ["1", "2", "3"], ["01", "1.0", "2"], ["có", "không"],
                                ["A*", "A", "B?", "~C"], ["đạt", "Không đạt"], ["10%", "5%", "0"]])
        return {"options": [
            {"code": code, "text": self.draw.pick(WORDS),
             "points": round(least * (len(codes) - 1 - place) / (len(codes) - 1), 3)}
            for place, code in enumerate(codes)]}

    def _yes_no(self, maxima, least):
        return {"points": round(least / 2, 4)} if self.draw.chance(0.3) else {}

    def _additive(self, maxima, least):
        parts = self.draw.split(least, self.draw.whole(1, 5))
        return {"items": [{"code": code, "text": self.draw.pick(WORDS), "points": points}
                          for code, points in zip("abcde", parts)]}

    # Kinds that measure.

    def _measure(self):
        if self.draw.chance(0.3):
            return {"value": self.draw.pick(WORDS)}
        measure = {"numerator": WORDS[0], "denominator": WORDS[1]}
        if self.draw.chance(0.5):
            measure["when_zero"] = self.draw.pick(["fault", "full", "zero"])
        return measure

    def _bands(self, maxima, least):
        def list_of_bands():
            edges = self.draw.pick([[50], [20, 80], [33.3, 66.7, 90], [10, 20, 30, 40, 50]])
            inclusive = [self.draw.chance(0.7) for _ in edges]
            bands = []
            for place in range(len(edges) + 1):
                band = {}
                if place > 0:
                    band["from" if inclusive[place - 1] else "above"] = edges[place - 1]
                if place < len(edges):
                    band["below" if inclusive[place] else "to"] = edges[place]
                band["points"] = round(least * place / len(edges), 3)
                bands.append(band)
            return bands if self.draw.chance(0.5) else bands[::-1]

        bands = list_of_bands()
        if self.groups and self.draw.chance(0.3):
            bands = {"default": bands, self.draw.pick(self.groups): list_of_bands()}
        return {**self._measure(), "bands": bands}

    def _linear(self, maxima, least):
        return self._measure()

    def _target(self, maxima, least):
        # A target is passed as often as not: nothing is clamped above it but the share.
        if self.draw.chance(0.2):
            return {**self._measure(), "target_of": self.draw.pick(WORDS)}
        target = self.draw.pick([50, 80, 95, 100])
        if self.groups and self.draw.chance(0.2):
            target = {"default": target, self.draw.pick(self.groups): 75}
        return {**self._measure(), "target": target}

    def _floor(self, maxima, least):
        return {**self._measure(), "zero_below": self.draw.pick([20, 50, 80, 100])}

    def _steps(self, maxima, least):
        rule = {"value": self.draw.pick(WORDS), "every": self.draw.pick([0.1, 1, 4, 7.5])}
        if self.draw.chance(0.6):
            rule["from"] = self.draw.pick([10, 33.3, 50, 100])
            if self.draw.chance(0.5):
                rule["below"] = True
        if self.draw.chance(0.5):
            rule["points"] = -self.draw.pick([0.05, 0.1, 0.3])
        else:
            rule["points"] = self.draw.pick([0.01, 0.1, 0.25])
            if self.draw.chance(0.4):
                rule["start"] = round(least / 4, 3)
            if self.draw.chance(0.4):
                rule["cap"] = round(least / 2, 3)
        if self.draw.chance(0.7):
            rule["count"] = self.draw.pick(["whole", "started", "proportional"])
        return rule

    def _deadline(self, maxima, least):
        draw = self.draw
        rule = {"due": day(draw.whole(0, 364)), "points": -draw.pick([0.25, 0.1, 0.05, 1 / 3])}
        if self.groups and draw.chance(0.4):
            rule["due"] = {"default": rule["due"], draw.pick(self.groups): day(draw.whole(0, 364))}
        if draw.chance(0.4):
            rule["every"] = draw.pick([1, 2, 7, 30])
            rule["count"] = draw.pick(["whole", "started", "proportional"])
        if draw.chance(0.4):
            rule[draw.pick(["cap", "least"])] = round(least / 2, 3)
        if draw.chance(0.2):
            rule["never"] = round(least / 4, 3)
        return rule

    def _highest(self, maxima, least):
        return {"items": [{"code": code, "text": self.draw.pick(WORDS), "points": round(least / part, 3)}
                          for code, part in zip("abcd", [1, 2, 3, 7])]}

    def _panel(self, maxima, least):
        middle = self.draw.chance(0.5)
        members = [{"code": code, "text": self.draw.pick(WORDS)}
                   for code in "abcdefg"[:self.draw.whole(3 if middle else 2, 7)]]
        return {"members": members, **({"middle": True} if middle else {})}

    def _deduct(self, maxima, least):
        rule = self._counted()
        if self.draw.chance(0.2):
            rule["floor"] = -self.draw.pick([0.5, 2])
        return rule

    def _counted(self):
        if self.draw.chance(0.5):
            return {"points": self.draw.pick([0.1, 0.25, 0.5]), "of": self.draw.pick(WORDS)}
        return {"items": [{"code": code, "text": self.draw.pick(WORDS), "points": points}
                          for code, points in zip("abc", [0.1, 0.25, 0.3])]}

    def _per_count(self, maxima, least):
        rule = {"points": self.draw.pick([0.1, 0.25, 1]), "of": self.draw.pick(WORDS)}
        if self.draw.chance(0.4):
            rule["cap"] = round(least / 2, 4)
        return rule

    # Kinds that look at other units, criteria, indices.

    def _formula(self, maxima, least):
        expression = self._expression()
        if self.scorable and self.draw.chance(0.2):
            expression = f'MIN(max, score("{self.draw.pick(self.scorable)}") + A * 0)'
        elif self.imports and self.draw.chance(0.3):
            expression = f'MIN(max, MAX(0, index("{self.draw.pick(list(self.imports))}")) / 100 * max)'
        own = {group: self._expression() for group in self.groups if self.draw.chance(0.1)}
        inputs = self._inputs(" + ".join([expression, *own.values()]))
        return {"inputs": inputs, "expression": {"default": expression, **own} if own else expression}

    def _cases(self, maxima, least):
        conditions = ["A < 5", "B / A >= 0.8", "Y = 1", "AND(A > 10, B > 10)", "A = B"]
        cases = [{"when": self.draw.pick(conditions), "points": self._expression(),
                  **({"text": self.draw.pick(WORDS)} if self.draw.chance(0.5) else {})}
                 for _ in range(self.draw.whole(1, 3))]
        otherwise = self.draw.pick(["0", "max / 3"])
        used = " + ".join(f"{case['when']} + {case['points']}" for case in cases)
        return {"inputs": self._inputs(used), "cases": cases, "otherwise": otherwise}

    def _expression(self):
        """A formula over own figures, or one that looks at constants, other figures, last year."""
        others = []
        if self.constants:
            name = self.draw.pick(self.constants)
            others += [f"MIN(1, A / {name} / 2) * max", f"IF(A >= {name}, max, A / {name} * max)",
                       f"MIN(max, COHORT_MAX(A / {name}) / 100)"]
        if self.figures_of:
            key = self.draw.pick(self.figures_of)
            others += [f'MIN(1, A / figure("{key}")) * max', f'IF(figure("{key}") > B, max, max / 2)']
        if self.has_previous:
            others += ['IF(A < previous("rank"), max, 0)', 'MIN(max, MAX(0, previous("score") / 10000 * max))']
        if self.has_previous and self.scorable and self.draw.chance(0.2):
            self.previous_of.append(self.draw.pick(self.scorable))
            return f'MIN(max, A / 20 + IF(A > previous("{self.previous_of[-1]}"), max / 10, 0))'
        if others and self.draw.chance(0.3):
            return self.draw.pick(others)
        return self.draw.pick(EXPRESSIONS)

    def _inputs(self, expression):
        """The inputs that an expression names."""
        return [{"code": name, "text": self.draw.pick(WORDS), "type": "yes_no" if name == "Y" else "count"}
                for name in "ABY" if name in _names(expression)]

    def _leader_share(self, maxima, least):
        return {"value": self.draw.pick(WORDS), **self._reversed(), **self._treatment(["least", "greatest"])}

    def _min_max(self, maxima, least):
        draw = self.draw
        rule = {"value": draw.pick(WORDS), "when_equal": draw.pick([0, round(least / 2, 3)])}
        if draw.chance(0.3):
            rule["lowest"] = round(least / 10, 3)
        rule.update(self._reversed())
        treatment = self._treatment(["log", "least", "greatest"])
        for key, other, bound in [("minimum", "least", 0.5 if "log" in treatment else 0), ("maximum", "greatest", 100)]:
            if draw.chance(0.3) and other not in treatment and "clip_" + other not in treatment:
                rule[key] = bound
        if ("minimum" in rule or "maximum" in rule) and draw.chance(0.5):
            rule["beyond"] = draw.pick(["clip", "fault"])
        return {**rule, **treatment}

    def _z_score(self, maxima, least):
        rule = {"value": self.draw.pick(WORDS), "when_equal": round(least / 2, 3), **self._reversed()}
        if self.draw.chance(0.4):
            rule.update({"mean": self.draw.pick([20, 60, 75]), "spread": self.draw.pick([12.5, 20, 50])})
        return {**rule, **self._treatment(["log", "least", "greatest"])}

    def _cohort_rank(self, maxima, least):
        return {"value": self.draw.pick(WORDS), **self._reversed()}

    def _percentile_rank(self, maxima, least):
        return {"value": self.draw.pick(WORDS), "when_equal": round(least / 2, 3), **self._reversed(),
                **self._treatment(["least", "greatest"])}

    def _reversed(self):
        return {"reversed": True} if self.draw.chance(0.3) else {}

    def _treatment(self, keys):
        """What is done to values before they are compared."""
        values = {"log": True, "least": self.draw.pick([0.5, 20]), "greatest": self.draw.pick([50, 90.25])}
        chosen = {key: values[key] for key in keys if self.draw.chance(0.25)}
        for key in ("least", "greatest"):
            if key in keys and key not in chosen and self.clips.chance(0.15):
                chosen["clip_" + key] = self.clips.pick([1, 2, 40])
        return chosen

    def _survey(self, maxima, least):
        method = self.draw.pick(["options", "percent", "mean"])
        options = [{"code": code, "text": text} for code, text in zip(
            "ABCDE", ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không"])]
        for place, option in enumerate(options):
            if method == "options":
                option["share"] = [1, 0.75, 0.5, 0.25, 0][place]
            elif method == "percent":
                option.update({"counts": place < 2} if self.draw.chance(0.5) else
                              {"share": 1 if place < 2 else 0})
        return {"method": method, "options": options}

    def _percentage(self, maxima, least):
        return {"value": self.draw.pick(WORDS)}

    def _tracking(self, maxima, least):
        return {"value": self.draw.pick(WORDS)}

    def _index(self, maxima, least):
        index = self.draw.pick(list(self.imports))
        return {"index": index, "scale": self.imports[index]}

    # Figures.

    def figures(self, rule, maximum):
        """The values of the rule's inputs, as (input, text); none for a rule without inputs."""
        draw, kind = self.draw, rule["kind"]
        if "periods" in rule:
            rest = {key: value for key, value in rule.items() if key != "periods"}
            # The last figure of such a rule may be a target.
            values = [self.figures(rest, maximum) for _ in rule["periods"]]
            return [(period["code"], value[0][1]) for period, value in zip(rule["periods"], values)] + values[0][1:]
        if "target_of" in rule:
            rest = {key: value for key, value in rule.items() if key != "target_of"}
            return self.figures(rest, maximum) + [("target", draw.pick(["0", "45", "80", "97.5"]))]
        if kind == "given":
            step = rule.get("step", 0.125)
            return [("points", number(min(maximum, step * draw.whole(0, int(maximum / step + 1e-6)))))]
        if kind == "choice":
            return [("choice", draw.pick(rule["options"])["code"])]
        if kind == "yes_no":
            return [("choice", draw.pick(["0", "1", "1", "có", "không"]))]
        if kind in ("additive", "highest"):
            return [(item["code"], draw.pick(["0", "1", "1"])) for item in rule["items"]]
        if kind == "panel":
            return [(member["code"], number(min(maximum, draw.whole(0, int(maximum * 8)) / 8)))
                    for member in rule["members"]]
        if "numerator" in rule:
            total = draw.whole(1, 40)
            if rule.get("when_zero", "fault") != "fault" and draw.chance(0.15):
                total = 0
            return [("numerator", str(draw.whole(0, total))), ("denominator", str(total))]
        if kind == "deduct":
            codes = [item["code"] for item in rule["items"]] if "items" in rule else ["count"]
            return [(code, str(draw.whole(0, 4))) for code in codes]
        if kind == "per_count":
            return [("count", str(draw.whole(0, 6)))]
        if kind in ("formula", "cases"):
            return [(each["code"], str(draw.whole(0, 1) if each["type"] == "yes_no" else draw.whole(1, 30)))
                    for each in rule["inputs"]]
        if kind == "survey":
            return [(option["code"], str(draw.whole(place == 0, 30)))
                    for place, option in enumerate(rule["options"])]
        if kind == "deadline":
            due = rule["due"]["default"] if isinstance(rule["due"], dict) else rule["due"]
            sent = datetime.date.fromisoformat(due) + datetime.timedelta(draw.whole(-20, 40))
            return [("date", draw.pick([sent.isoformat()] * 9 + ["never"]))]
        if kind == "percentage":
            return [("percent", number(draw.whole(0, 1000) / 10))]
        if kind == "index":
            return []
        # No logarithm of 0, no share of it.
        first = 1 if "log" in rule or kind == "leader_share" else 0
        return [("value", number(draw.pick([draw.whole(first, 100), draw.whole(100 * first, 10000) / 100, 50])))]


def _names(expression):
    """The names of an expression's inputs: single capitals that belong to no other word."""
    found, word = set(), ""
    for letter in expression + " ":
        if letter.isalnum() or letter in '_."':
            word += letter
        else:
            found.add(word)
            word = ""
    return found


def day(number):
    """A day of 2021 by its number from 0, as YAML and CSV write it."""
    return (datetime.date(2021, 1, 1) + datetime.timedelta(number)).isoformat()


def number(value):
    """A number as it is written in a file: no more than six places, no trailing zeros."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text or "0"


def plain(value):
    """What is no text as YAML and cells of tables say it; None for a list or a mapping."""
    if value is None:
        return "~"
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, (int, float)) else None
