import BookFiles
import Dispatch
import Glibc
import Synchronization

/// Many forms read side by side; a file that cannot be read does not stop the others.
struct FormBatch {
  /// The forms, in the order of their files.
  let forms: [CollectedForm]

  /// Reads files; on a terminal, standard error tells how many are done.
  init(_ reader: FormReader, _ files: [FormFiles.Entry]) {
    let state = Mutex(State(forms: [CollectedForm?](repeating: nil, count: files.count)))
    let isShown = isatty(2) == 1
    DispatchQueue.concurrentPerform(iterations: files.count) { position in
      let form = reader.read(files[position].path, named: files[position].name)
      let done = state.withLock { state in
        state.forms[position] = form
        state.done += 1
        return state.done
      }
      if isShown { StandardError.write("\r\(done)/\(files.count)") }
    }
    if isShown, !files.isEmpty { StandardError.write("\r\u{1B}[K") }
    forms = state.withLock { $0.forms.compactMap(\.self) }
  }

  private struct State {
    var forms: [CollectedForm?]
    var done = 0
  }
}
