public import Scoring
public import Wording

/// What can be wrong with a revision of the weights.
public enum WeightFault: Hashable, Sendable {
  /// A revision whose identifier is not its file's name.
  case notFileName(found: String, file: String)
  /// A file beside the revisions that none is read from.
  case notRead(String)
  /// A revision of no weight.
  case nothing
  /// A weight that is neither points nor percent.
  case amount(String)
  /// What does not fit the book, with the names near the wrong one.
  case fault(RevisionFault, nearest: String?)

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .notFileName(let found, let file):
      language[
        "phương án '\(found.clipped)' phải trùng tên tệp; viết '\(file)', hoặc đổi tên tệp",
        "the revision '\(found.clipped)' must be named as its file; write '\(file)', or rename the file"
      ]
    case .notRead(let file):
      language[
        "tệp '\(file)' không được đọc; phương án trọng số là tệp '.yaml'",
        "the file '\(file)' is not read; revisions of weights are '.yaml' files"]
    case .nothing:
      language[
        "phương án không nêu trọng số nào", "the revision names no weight"]
    case .amount(let found):
      language[
        "cần số điểm như '18' hoặc tỷ lệ như '18%', thấy '\(found.clipped)'",
        "expected points such as '18' or a share such as '18%', found '\(found.clipped)'"]
    case .fault(let fault, let nearest):
      fault.message(in: language) + language.suggestion(nearest)
    }
  }
}

extension RevisionFault {
  /// The fault in words: what was expected, what was found, how to mend it.
  public func message(in language: Language) -> String {
    switch self {
    case .unknownIndex(let change):
      language[
        "không có chỉ số '\(change.index.clipped)'", "there is no index '\(change.index.clipped)'"]
    case .unknownCriterion(let change):
      language[
        "chỉ số '\(change.index)' không có tiêu chí '\(change.code.clipped)'",
        "the index '\(change.index)' has no criterion '\(change.code.clipped)'"]
    case .notWeighted(let change):
      language[
        "'\(change.code)' là điểm thưởng, điểm trừ, không có trọng số",
        "'\(change.code)' is a bonus or penalty item, which has no weight"]
    case .repeated(let change):
      language[
        "tiêu chí '\(change.code)' có hai trọng số",
        "the criterion '\(change.code)' has two weights"
      ]
    case .negative(let change):
      language[
        "trọng số của '\(change.code)' phải từ 0 trở lên",
        "the weight of '\(change.code)' must not be negative"]
    case .doesNotAddUp(let index, let code, let group, let declared, let parts):
      language[
        "\(whole(code, index, group, .vietnamese)) cộng lại là \(parts.written), phải là \(declared.written); sửa các trọng số còn lại, hoặc cho tự điều chỉnh (rescale: true, --rescale)",
        "\(whole(code, index, group, .english)) add up to \(parts.written), not to \(declared.written); give the other weights too, or let them make room (rescale: true, --rescale)"
      ]
    case .noRoom(let index, let code, let group, let declared, let parts):
      language[
        "\(whole(code, index, group, .vietnamese)) đã nêu cộng lại là \(parts.written), không điều chỉnh được về \(declared.written)",
        "\(whole(code, index, group, .english)) that are named add up to \(parts.written), which cannot be brought to \(declared.written)"
      ]
    }
  }

  /// The change that is to blame, if it is one alone.
  var change: Revision.Change? {
    switch self {
    case .unknownIndex(let change), .unknownCriterion(let change), .notWeighted(let change),
      .repeated(let change), .negative(let change):
      change
    case .doesNotAddUp, .noRoom: nil
    }
  }

  private func whole(
    _ code: String?, _ index: String, _ group: String, _ language: Language
  ) -> String {
    let place =
      code.map { language["trong '\($0)' của '\(index)'", "in '\($0)' of '\(index)'"] }
      ?? language["của '\(index)'", "of '\(index)'"]
    let units = group.isEmpty ? "" : language[" (nhóm '\(group)')", " (group '\(group)')"]
    return language[lower: .weights] + " " + place + units
  }
}
