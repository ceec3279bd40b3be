import Wording

internal import Formulas

extension Rule {
  /// The maximum until a day, less points for each day, or so many days, that it is late.
  ///
  /// Input `date`. « Báo cáo gửi trước 10/12, chậm mỗi ngày trừ 0,25 điểm ».
  package struct Deadline: RuleKind {
    /// The last day that is in time, which a unit group may have of its own.
    package var due: ByGroup<CalendarDate>
    /// How many days a step is.
    package var every: Double
    /// What a step takes, below 0.
    package var points: Double
    /// How what is left of a step counts.
    package var counting: Counting
    /// The most that being late takes; nil for no bound of its own.
    package var cap: Double?
    /// What is left of the points however late it came.
    package var rest: Double
    /// The points if it never came.
    package var never: Double

    package static let name = "deadline"
    private static let due = RuleKey<ByGroup<CalendarDate>>.days("due")
    private static let points = RuleKey.number("points")
    private static let every = RuleKey.positive("every", isRequired: false)
    private static let counting = RuleKey.word("count", standard: Counting.whole)
    private static let cap = RuleKey.positive("cap", isRequired: false)
    private static let rest = RuleKey.points("least", isRequired: false)
    private static let never = RuleKey.points("never", isRequired: false)
    package static let keys = declare(due, points, every, counting, cap, rest, never)
    package static let guide = RuleGuide(
      inputs: "`date` (`2021-12-15`, or `never`)",
      points: """
        on `due` or before → max; later max + points (below 0) for each `every` days (1 if not given), \
        whole steps (default), started ones or in proportion; being late takes at most cap, or leaves at \
        least `least` (0 if not given). `never` sent gives 0 if not given. `due` is a day, or \
        `{default: 2021-12-10, group: 2021-12-15}`
        """)
    package static let examples = [
      RuleExample(
        "due: 2021-12-10, points: -0.25", maximum: 2, (["2021-12-10"], 2), (["2021-11-30"], 2),
        (["2021-12-15"], 0.75), (["2022-01-05"], 0), (["never"], 0)),
      RuleExample(
        "due: 2021-12-10, points: -0.5, every: 7, count: started, least: 0.5, never: 0.25",
        maximum: 2, (["2021-12-11"], 1.5), (["2021-12-17"], 1.5), (["2021-12-18"], 1),
        (["2022-02-10"], 0.5), (["never"], 0.25)),
      RuleExample(
        "due: 2024-02-28, points: -1, every: 2, cap: 1.5", maximum: 3, (["2024-02-29"], 3),
        (["2024-03-01"], 2), (["2024-03-31"], 1.5)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let (due, points, every, counting) = (
        fields(due), fields(points), fields(every), fields(counting)
      )
      let (cap, rest, never) = (fields(cap), fields(rest), fields(never))
      if let cap { fields.check(points: cap, Self.cap.name) }
      guard !fields.exclude(Self.cap.name, Self.rest.name), let due, let points, let counting,
        isUsable(points: points, every: every, fields)
      else { return nil }
      return Rule(
        .deadline(
          due, points: points, every: every ?? 1, counting: counting, cap: cap, rest: rest ?? 0,
          never: never ?? 0),
        inputs: [Input(code: "date", text: fields.criterion, kind: .date)])
    }

    private static func isUsable(points: Double, every: Double?, _ fields: any RuleFields) -> Bool {
      if points >= 0 {
        fields.refuse(
          RuleRemark(
            "'points' phải dưới 0: số điểm trừ cho mỗi bước chậm, ví dụ -0.25",
            "'points' must be below 0: what each step late takes, such as -0.25"),
          at: .value(Self.points.name))
      }
      let isWhole = every.map { $0 == $0.rounded() } ?? true
      if !isWhole {
        fields.refuse(
          RuleRemark(
            "'every' phải là số ngày nguyên, ví dụ 1 hoặc 7",
            "'every' must be a whole number of days, such as 1 or 7"), at: .value(Self.every.name))
      }
      return points < 0 && isWhole
    }

    package var groups: [String] { due.special.keys.sorted() }

    package func expression(group: String) -> RuleExpression {
      let (date, day) = (Expression.name("date"), due[group])
      let due = Expression.call(
        .date, [day.year, day.month, day.day].map { .number(Double($0)) })
      let late = Expression.max(0, date - due)
      var taken = counting.steps(every == 1 ? late : late / .number(every)) * .number(-points)
      if let cap { taken = .min(.number(cap), taken) }
      let sent = Expression.max(.number(rest), .name("max") - taken)
      return .points(.if(date .== 0, .number(never), sent))
    }

    // MARK: Words

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let others = groups.map { "; \(texts.group($0)): \(texts.day(due[$0]))" }.joined()
      return texts[
        "Gửi đến ngày \(texts.day(due.standard))\(others): đủ điểm; ",
        "Sent by \(texts.day(due.standard))\(others): the maximum; "]
        + stepWords(texts) + endWords(texts)
        + texts[
          "; không gửi: \(texts.points(never))", "; never sent: \(texts.points(never))"]
    }

    private func stepWords(_ texts: any Speech) -> String {
      let (days, taken) = (texts.number(every), texts.points(-points))
      guard every != 1 else {
        return texts["chậm mỗi ngày trừ \(taken)", "each day late takes \(taken)"]
      }
      return texts["chậm mỗi \(days) ngày trừ \(taken)", "each \(days) days late take \(taken)"]
        + counting.words(texts)
    }

    private func endWords(_ texts: any Speech) -> String {
      if let cap {
        return texts[
          ", trừ nhiều nhất \(texts.points(cap))", ", at most \(texts.points(cap)) are taken"]
      }
      guard rest > 0 else { return texts[", trừ đến hết điểm", ", not below 0"] }
      return texts[", còn ít nhất \(texts.points(rest))", ", not below \(texts.points(rest))"]
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      var own = self
      own.due = ByGroup(due[form.group])
      return own.words(inputs, form.texts)
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      form.texts["Ngày gửi (ngày/tháng/năm)", "Date sent (day/month/year)"]
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      let late: [FigurePiece] = [
        .words(texts[", chậm ", ", "]), .daysAfter(0, due), .words(texts[" ngày", " days late"]),
      ]
      return [
        .ifZero(0, [.words(texts[.notSent])]),
        .unlessZero(
          0,
          [.words(texts["Gửi ngày ", "Sent on "]), .day(0), .ifAfter(0, due, late)]),
      ]
    }

    package func levels(group: String) -> PointLevels {
      counting == .proportional ? .any(from: 0) : .less(by: -points, than: nil)
    }
  }
}

extension RuleKind where Self == Rule.Deadline {
  /// Full until a day, less for each step after it.
  package static func deadline(
    _ due: ByGroup<CalendarDate>, points: Double, every: Double = 1,
    counting: Rule.Counting = .whole, cap: Double? = nil, rest: Double = 0, never: Double = 0
  ) -> Self {
    Self(
      due: due, every: every, points: points, counting: counting, cap: cap, rest: rest,
      never: never)
  }
}
