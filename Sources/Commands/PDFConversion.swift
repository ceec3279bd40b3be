import Glibc
import Scoring
import Wording

/// Makes a PDF beside a workbook with LibreOffice, if there is one.
enum PDFConversion {
  /// Converts a workbook; a PDF that an earlier run left there goes first, as it would say other things.
  ///
  /// - Parameters:
  ///   - workbook: the path of the workbook.
  ///   - folder: the folder the PDF goes into.
  ///   - language: the language whose decimal separator stands in it.
  /// - Returns: the path of the PDF; nil if there is no LibreOffice, or it does not succeed.
  static func convert(_ workbook: String, into folder: String, _ language: Language) -> String? {
    let pdf = (workbook.hasSuffix(".xlsx") ? String(workbook.dropLast(5)) : workbook) + ".pdf"
    unlink(pdf)
    // A profile of its own, since a LibreOffice that is open would not answer.
    let profile = "/tmp/sodiem-\(getpid())-profile"
    defer { _ = run(["rm", "-rf", profile]) }
    guard
      run([
        "env", "LC_ALL=" + (language == .vietnamese ? "vi_VN.UTF-8" : "en_US.UTF-8"), "soffice",
        "-env:UserInstallation=file://\(profile)", "--headless", "--convert-to", "pdf",
        "--outdir", folder, workbook,
      ])
    else { return nil }
    return access(pdf, F_OK) == 0 ? pdf : nil
  }

  /// Runs a program found on the path, with nothing to say, and waits for its end.
  private static func run(_ words: [String]) -> Bool {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    guard posix_spawnp(&process, words[0], &actions, nil, &arguments, environ) == 0 else {
      return false
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }
}
