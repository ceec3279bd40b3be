import Recalculation
import XLSXReading

/// Computes all formulas of a written workbook anew; each must give the result written with it.
func recalculate(_ path: String) throws(WriteFailure.Reason) {
  let recalculation: Recalculation
  do throws(ReadFailure) {
    recalculation = try Recalculation(of: path, limits: .ofOwnFiles)
  } catch {
    throw .unreadable(error)
  }
  if let fault = recalculation.faults.first { throw .uncomputable(fault) }
  guard recalculation.isComplete else { throw .tooMuchWork }
  if let cycle = recalculation.cycles.first { throw .cycle(cycle) }
  if let disagreement = recalculation.disagreements.first { throw .disagreement(disagreement) }
}
