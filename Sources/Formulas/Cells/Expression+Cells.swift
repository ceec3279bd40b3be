extension Expression {
  /// The expression as the formula of a cell: guarded where programs differ, over cells.
  ///
  /// What every function means in a spreadsheet stands there then, so that the tree is printed as it is
  /// and computed with the arithmetic of a spreadsheet; see ``guarded``. A cohort function over a range
  /// becomes the plain function.
  ///
  /// - Parameter reference: gives the cells, constants or computed values that a reference stands for.
  /// - Returns: the expression over cells.
  public func inCells(_ reference: (Reference) -> Expression) -> Expression {
    let printed = guarded
    switch printed {
    case .number, .text, .boolean: return printed
    case .array(let values):
      return .reference(
        .constants(ValueTable(rows: 1, columns: values.count, values: values)))
    case .reference(let place): return reference(place)
    case .unary(let sign, let operand): return .unary(sign, operand.inCells(reference))
    case .binary(let sign, let left, let right):
      return .binary(sign, left.inCells(reference), right.inCells(reference))
    case .call(let function, let arguments):
      let own = function.ofCells(over: arguments)
      var inner = arguments.map { $0.inCells(reference) }
      // The order is named even where it is the usual one: 0 is descending.
      if own == .rank, inner.count == 2 { inner.append(0) }
      return .call(own, inner)
    }
  }

  /// A value as a formula writes it; a blank is the empty text.
  public init(_ value: Value) {
    switch value {
    case .blank: self = .text("")
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .boolean(let truth): self = .boolean(truth)
    case .error(let error):
      self =
        error.kind == .notAvailable
        ? .call(.notAvailable, []) : .reference(.constants(ValueTable(value)))
    }
  }

  /// Terms added up, 0 for none.
  public static func added(_ terms: [Expression]) -> Expression {
    guard let first = terms.first else { return 0 }
    return terms.dropFirst().reduce(first) { $0 + $1 }
  }

  /// Texts and values joined to one text.
  public static func joined(_ parts: [Expression]) -> Expression {
    guard let first = parts.first else { return "" }
    return parts.dropFirst().reduce(first) { .binary(.concatenate, $0, $1) }
  }
}

// MARK: - Writing formulas in Swift

extension Expression: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// Whether two values are the same, ignoring case for texts.
  public static func .== (left: Self, right: Self) -> Self { .binary(.equal, left, right) }
  /// Whether two values differ, ignoring case for texts.
  public static func .!= (left: Self, right: Self) -> Self { .binary(.notEqual, left, right) }
  /// Whether one value comes before another.
  public static func .< (left: Self, right: Self) -> Self { .binary(.less, left, right) }
  /// Whether one value comes before another, or is the same.
  public static func .<= (left: Self, right: Self) -> Self { .binary(.lessOrEqual, left, right) }
  /// Whether one value comes after another.
  public static func .> (left: Self, right: Self) -> Self { .binary(.greater, left, right) }
  /// Whether one value comes after another, or is the same.
  public static func .>= (left: Self, right: Self) -> Self {
    .binary(.greaterOrEqual, left, right)
  }
  /// Two values joined to one text.
  public static func & (left: Self, right: Self) -> Self { .binary(.concatenate, left, right) }
}

extension CellAddress {
  /// The cell as a formula names it.
  ///
  /// - Parameters:
  ///   - sheet: the name of the sheet; nil is the formula's own.
  ///   - fixedRow: whether `$` stands before the row.
  ///   - fixedColumn: whether `$` stands before the column.
  /// - Returns: the reference.
  public func term(
    in sheet: String? = nil, fixedRow: Bool = false, fixedColumn: Bool = false
  ) -> Expression {
    CellRange(self).term(in: sheet, fixedRows: fixedRow, fixedColumns: fixedColumn)
  }

  /// The cell as a formula names it, both parts fixed.
  public func fixed(in sheet: String? = nil) -> Expression {
    term(in: sheet, fixedRow: true, fixedColumn: true)
  }
}

extension CellRange {
  /// The cells as a formula names them.
  ///
  /// - Parameters:
  ///   - sheet: the name of the sheet; nil is the formula's own.
  ///   - fixedRows: whether `$` stands before the rows.
  ///   - fixedColumns: whether `$` stands before the columns.
  /// - Returns: the reference.
  public func term(
    in sheet: String? = nil, fixedRows: Bool = false, fixedColumns: Bool = false
  ) -> Expression {
    func corner(_ address: CellAddress) -> AreaReference.Corner {
      .init(
        row: .init(address.row, fixedRows ? .fixed : .plain),
        column: .init(address.column, fixedColumns ? .fixed : .plain))
    }
    return .reference(
      .cells(
        AreaReference(
          sheet: sheet.map { .named($0) }, first: corner(first), last: corner(last))))
  }

  /// The cells as a formula names them, all parts fixed.
  public func fixed(in sheet: String? = nil) -> Expression {
    term(in: sheet, fixedRows: true, fixedColumns: true)
  }

  /// The cells from the first one, which is fixed, to the last one, which moves: `$A$1:A9`.
  public func growing(in sheet: String? = nil) -> Expression {
    .reference(
      .cells(
        AreaReference(
          sheet: sheet.map { .named($0) },
          first: .init(row: .init(first.row, .fixed), column: .init(first.column, .fixed)),
          last: .init(row: .init(last.row, .plain), column: .init(last.column, .plain)))))
  }
}
