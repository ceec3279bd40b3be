/// What more than one page says, in both languages, so that it is said alike everywhere.
///
/// The page of all terms for the office to read is `Terms.md`; a test writes it and forbids a second
/// wording of a term anywhere else.
public enum Term: CaseIterable, Sendable {
  // Who and what
  case unit, units, unitName, agencyName, group, code, index, indices, domain, domains, criterion,
    criteria, domainsAndCriteria, year

  // Points
  case points, maximum, attainable, earned, lost, share, shareInShort, bonus, penalty, converted,
    selfPoints, appraisedPoints, weight, weights, effectiveWeight, notApplicable,
    notApplicableMark, rounding, conversion, byFormula

  // Results
  case score, indexScore, lastScore, scoreChange, rank, rankInGroup, rankThen, lastRank, placesWon,
    grade, grades, result, results, rankingResults, best, mean, difference, before, after, byData,
    byWeights, byRules, spearman

  // Rounds and figures
  case round, selfAssessed, selfAssessment, firstAppraisal, finalAppraisal, decision, appraiser,
    figure, data, value, constant, asWritten, sources, computedLater, evidence, basis, rule, rules,
    note,
    reason,
    survey, aboveThreshold, answered, givenInFull, tooFew, yes, no, notSent

  // Sheets and files
  case appendix, cover, contents, summary, scorecard, analysis, checks, collectedForms,
    whatDecides, randomWeights, otherMethods, changes, sheet, file, sender, created, bookAndYear,
    program, written

  // Status
  case status, verdict, passed, failed, approved, trialWeights, weightSet, missing, warning,
    warnings, fault, faults, invalidValue, enterNumber, enterYesNo, enterCount,
    enterDate
}
