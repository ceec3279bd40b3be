extension Rule {
  /// All kinds of rule, in the order of the documentation.
  public static let kinds: [any RuleKind.Type] = [
    Given.self, Choice.self, YesNo.self, Additive.self, Bands.self, Linear.self, Target.self,
    Floor.self, Steps.self, Deadline.self, Deduct.self, PerCount.self, Highest.self,
    Panel.self, OwnFormula.self, Cases.self,
    LeaderShare.self, MinMax.self, ZScore.self,
    CohortRank.self, PercentileRank.self, Survey.self, Percentage.self, Tracking.self,
    OtherIndex.self,
  ]
}
