/// The grades of a unit group.
public struct GradeScale: Hashable, Sendable {
  /// A grade and the least score it needs.
  public struct Grade: Hashable, Sendable {
    /// The name, such as « Xuất sắc ».
    public var name: String
    /// The least score, or the one that must be passed.
    public var from: Double
    /// Whether the score itself does not suffice: « trên 90 » and not « từ 90 ».
    public var isAbove: Bool
    /// How many units may have it; nil for any number.
    public var limit: GradeLimit?

    /// A grade from a score on, or above it.
    public init(
      name: String, from: Double, isAbove: Bool = false, limit: GradeLimit? = nil
    ) {
      self.name = name
      self.from = from
      self.isAbove = isAbove
      self.limit = limit
    }

    /// Whether a score suffices.
    public func isReached(by score: Double) -> Bool { isAbove ? score > from : score >= from }
  }

  /// A condition that caps the grade.
  public struct Cap: Hashable, Sendable {
    /// When the cap holds.
    public var condition: GradeCondition
    /// The best grade then possible; the position in `grades`.
    public var grade: Int

    /// A cap on the grade while a condition holds.
    public init(_ condition: GradeCondition, grade: Int) {
      self.condition = condition
      self.grade = grade
    }

    /// A cap on the grade below a share of a criterion, in percent.
    public init(criterion: Int, below percent: Double, grade: Int) {
      let share = ShareCondition(criterion: criterion, threshold: Threshold(.below, percent))
      self.init(.share(share), grade: grade)
    }
  }

  /// The grades from best to worst; the last one starts at the least possible score.
  public var grades: [Grade]
  /// The conditions that cap the grade.
  public var caps: [Cap]

  /// Grades from best to worst with optional caps.
  public init(grades: [Grade], caps: [Cap] = []) {
    self.grades = grades
    self.caps = caps
  }
}

extension CriteriaSet {
  /// The grades that hold for a unit group; nil if the set gives none.
  public func gradeScale(for group: String) -> GradeScale? { grades[group] ?? grades[""] }
}
