import Scoring

/// What `sodiem.yaml` says.
struct BookHeader {
  var id: String
  var year: Int
  var dress: Dress
  var created: CalendarDate
  var remark: String?
  var units: PlacedText?
  var indices: [IndexHeader]
  var appendices: [AppendixRequest]?
  /// What unit groups are called.
  var groups: [(code: PlacedText, name: String)]
}

/// An index as `sodiem.yaml` names it.
struct IndexHeader {
  var id: String
  var title: String
  var shortTitle: String
  var criteria: PlacedText?
  var data: [PlacedText]
  var previous: PlacedText?
  var survey: PlacedText?
  var selfAssessmentTolerance: Double?
  var rounds: [Stage]
  var reasonThreshold: Double
  var place: Place
}

/// A text with the place it stands at.
struct PlacedText {
  let text: String
  let place: Place
}
