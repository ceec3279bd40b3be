import CLibZip
import Glibc
import WorkbookPlan

/// Marks the sheets whose first page has neither header nor footer, which the writing library cannot.
///
/// Their parts are put into the finished file anew, all others stay as they are; the same file comes out
/// the same.
func leaveFirstPagesBare(
  in path: String, as plan: Plan
) throws(WriteFailure.Reason) {
  let sheets = plan.sheets.indices.filter { plan.sheets[$0].page.leavesFirstBare }
  guard !sheets.isEmpty else { return }
  var code: Int32 = 0
  guard let zip = zip_open(path, 0, &code) else { throw .archive(code: code) }
  do throws(WriteFailure.Reason) {
    for sheet in sheets { try leaveFirstPageBare("xl/worksheets/sheet\(sheet + 1).xml", of: zip) }
  } catch {
    zip_discard(zip)
    throw error
  }
  guard zip_close(zip) == 0 else {
    let reason = failure(of: zip)
    zip_discard(zip)
    throw reason
  }
}

private func leaveFirstPageBare(
  _ part: String, of zip: OpaquePointer
) throws(WriteFailure.Reason) {
  let index = zip_name_locate(zip, part, 0)
  guard index >= 0 else { throw failure(of: zip) }
  let place = UInt64(index)
  var bytes = try contents(of: place, in: zip)
  let plain = Array("<headerFooter>".utf8)
  // Texts cannot hold it, since there its brackets are written otherwise.
  let start = bytes.indices.last {
    bytes[$0] == plain[0] && bytes[$0...].starts(with: plain)
  }
  guard let start else { throw .archive(code: ZIP_ER_INCONS) }
  bytes.replaceSubrange(
    start..<(start + plain.count), with: Array("<headerFooter differentFirst=\"1\">".utf8))
  guard let copy = malloc(bytes.count) else { throw .archive(code: ZIP_ER_MEMORY) }
  copy.copyMemory(from: bytes, byteCount: bytes.count)
  // The source frees the copy when the archive is closed.
  guard let source = zip_source_buffer(zip, copy, UInt64(bytes.count), 1) else {
    free(copy)
    throw failure(of: zip)
  }
  guard zip_file_replace(zip, place, source, 0) == 0 else {
    zip_source_free(source)
    throw failure(of: zip)
  }
  guard zip_set_file_compression(zip, place, ZIP_CM_DEFLATE, 6) == 0,
    // The first day that an archive can tell, as the writing library has it.
    zip_file_set_dostime(zip, place, 0, 1 << 5 | 1, 0) == 0
  else { throw failure(of: zip) }
}

private func contents(
  of place: UInt64, in zip: OpaquePointer
) throws(WriteFailure.Reason) -> [UInt8] {
  var status = zip_stat_t()
  guard zip_stat_index(zip, place, 0, &status) == 0, let file = zip_fopen_index(zip, place, 0)
  else { throw failure(of: zip) }
  defer { zip_fclose(file) }
  let count = Int(status.size)
  var read = -1
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    read = Int(zip_fread(file, buffer.baseAddress, status.size))
    filled = max(0, read)
  }
  guard read == count else { throw .archive(code: ZIP_ER_READ) }
  return bytes
}

/// What went wrong last: the system's number for it, if it has one.
private func failure(of zip: OpaquePointer) -> WriteFailure.Reason {
  let error = zip_get_error(zip)
  let code = zip_error_code_system(error)
  return code == 0 ? .archive(code: zip_error_code_zip(error)) : .system(code: code)
}

/// What the archive library has to say about a number.
func archiveReason(_ code: Int32) -> String {
  var error = zip_error_t()
  zip_error_init_with_code(&error, code)
  defer { zip_error_fini(&error) }
  return zip_error_strerror(&error).map { String(cString: $0).lowercased() } ?? "\(code)"
}
