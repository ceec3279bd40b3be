"""The words by which the pages of a workbook are read: the one place to change when pages change.

Sheets and columns are found by their headings, never by position. A heading is compared without case,
as a whole, else by the part before its first line break or bracket.
"""

#: Heads the column of units' names.
UNIT = {"tên đơn vị", "đơn vị", "tên cơ quan, đơn vị", "unit", "unit name", "agency, unit"}
#: Heads the column of criteria's codes.
CODE = {"mã", "code"}
#: Heads the column of criteria's names; a table of domains names them here.
DOMAIN = {"tỷ lệ đạt theo lĩnh vực", "shares by domain"}
#: Heads the column of domains on a page of results, beside their codes.
DOMAINS_IN_ALL = {"lĩnh vực, từ mạnh đến yếu", "domains, the strongest first"}
#: Heads the column of the mean shares beside it, in percent.
SHARE_IN_ALL = {"% đạt", "% reached"}

#: Columns of tables with a unit in each row, and labels of facts and of rows of all units.
OF_UNIT = {
    "unrounded score": {"điểm chỉ số (chưa làm tròn)", "score (unrounded)"},
    "score": {"điểm", "điểm chỉ số", "chỉ số", "score", "index score", "index"},
    "rank": {"vị thứ", "rank"},
    "rank in group": {"vị thứ trong khối", "vị thứ nhóm", "rank in group"},
    "grade": {"xếp loại", "grade"},
    "earned": {"tổng điểm đạt được", "điểm đạt được", "points earned"},
    "bonus": {"điểm thưởng", "tổng điểm thưởng", "bonus"},
    "penalty": {"điểm trừ", "tổng điểm trừ", "penalty"},
    "excluded": {"điểm không áp dụng", "điểm loại trừ", "points excluded", "points not applicable"},
    "converted": {"điểm quy đổi", "converted points", "converted to a scale of 100"},
    "attainable": {"tối đa áp dụng", "attainable"},
    "previous score": {"điểm năm trước", "last year's score"},
    "previous rank": {"vị thứ năm trước", "last year's rank"},
    "places won": {"tăng, giảm bậc", "places won", "tăng, giảm bậc so với năm trước", "places won or lost"},
    "change of score": {"tăng, giảm điểm", "change of score", "tăng, giảm điểm so với năm trước"},
}

#: Columns of the rounds of a criterion or domain; the last one holds what counts.
ROUNDS = {"tự chấm", "self-assessed", "self", "thẩm định lần 1", "first appraisal", "first",
          "thẩm định lần 2", "final appraisal", "thẩm định", "final",
          "cấp có thẩm quyền quyết định", "decided by the authority"}

#: Columns of tables with a criterion in each row, on a page of one unit.
OF_CRITERION = {
    "lost": {"mất", "lost"},
    "share": {"tỷ lệ đạt", "share"},
    "attainable": {"tối đa áp dụng", "attainable"},
}

#: Columns of tables with a domain in each row, on a page of one unit: all in percent.
OF_DOMAIN = {"share": {"● đơn vị", "● unit"}, "mean share": {"■ bình quân", "■ mean"},
             "best share": {"◆ cao nhất", "◆ best"}}
#: Words under the great figures of a page of one unit.
UNDER_FIGURE = {"score": {"điểm chỉ số", "index score"}, "grade": {"xếp loại", "grade"}}

#: Rows of the page of criteria × units that tell of a criterion: what stands before the colon.
OF_LINE = {"attainable": {"tối đa áp dụng", "attainable"}, "share": {"tỷ lệ đạt", "share"},
           "share if ranked": {"tỷ lệ đạt của đơn vị xếp hạng", "share of ranked units"},
           "share that ranks": {"tỷ lệ xét bậc", "share that ranks"},
           "first with its share": {"đầu tiên cùng tỷ lệ", "first with its share"}}

#: What is read on an appendix, whose other figures are rounded so that its rows add up.
IN_APPENDIX = {"score", "rank", "rank in group", "grade"}

#: Sheets whose first table holds, in columns headed by a domain's name, the points that it contributes.
DOMAIN_SHEETS = ("phân tích", "analysis", "lĩnh vực", "domains")
#: Sheets with a criterion in each row and a unit in each column, or the other way round for many units.
DETAIL_SHEETS = ("chi tiết", "detail")
#: Where units stand in rows there, heads the row of the names of criteria and other lines.
LINES = {"lĩnh vực, tiêu chí", "domains and criteria"}
#: The sheet of weights, and its columns of the weights that were approved and those to try.
WEIGHT_SHEETS = ("trọng số", "weights")
TRIAL = {"thử", "trial"}
#: The cell of that sheet that chooses the weights in force.
CHOICE = "B2"
#: The sheet of checks, which holds what the engine found beside what the workbook computes.
CHECK_SHEETS = ("kiểm tra", "checks")
#: The hidden sheet of what inputs and results were when the program wrote the workbook.
WRITTEN_SHEETS = ("khi ghi", "as written")
#: Sheets of one unit, which are also files of their own.
SCORECARDS = ("phiếu điểm", "scorecard")
RESULTS = ("kết quả", "results")
APPENDICES = ("phụ lục", "appendix")
#: On how many pages each notion stands at least in every book that has a score.
LEAST_PAGES = {"score": 6, "contribution": 3, "lost": 2, "share": 2, "mean share": 2, "earned": 2}

#: Marks in place of a figure.
NOTHING = {"", "–", "-", "KAD", "PB", "N/A"}

#: What `explain` says of all losses: a number of points and of criteria.
LOSSES = (r"Mất (-?[\d.,]+) điểm ở (\d+) tiêu chí", r"(-?[\d.,]+) points lost on (\d+) criteria")


def bare(text):
    """A heading as it is compared."""
    return " ".join(str(text).split("\n")[0].split("(")[0].split()).strip().lower()


def notion(text, table):
    """The notion that a heading names; None if it names none."""
    whole = " ".join(str(text).split()).lower()
    line = " ".join(str(text).split("\n")[0].split()).lower()
    for heading in (whole, line, bare(text)):
        for name, words in table.items():
            if heading in words:
                return name
    return None
