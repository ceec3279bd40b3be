import Formulas
import CLibXLSXWriter
import WorkbookPlan

/// Adds a format to a workbook.
func add(
  _ format: CellFormat, to workbook: UnsafeMutablePointer<lxw_workbook>
) throws(WriteFailure.Reason) -> UnsafeMutablePointer<lxw_format> {
  let made = try made(workbook_add_format(workbook))
  format_set_font_name(made, format.fontName)
  format_set_font_size(made, format.fontSize)
  if format.isBold { format_set_bold(made) }
  if format.isItalic { format_set_italic(made) }
  if format.isUnderlined { format_set_underline(made, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
  if let color = format.color { format_set_font_color(made, libraryColor(color)) }
  if let fill = format.fill {
    format_set_pattern(made, UInt8(LXW_PATTERN_SOLID.rawValue))
    format_set_bg_color(made, libraryColor(fill))
  }
  if format.numberFormat != "General" { format_set_num_format(made, format.numberFormat) }
  if let alignment = format.horizontal.constant { format_set_align(made, alignment.byte) }
  if let alignment = format.vertical.constant { format_set_align(made, alignment.byte) }
  if format.wraps { format_set_text_wrap(made) }
  if format.indent > 0 { format_set_indent(made, UInt8(format.indent)) }
  if format.rotation != 0 { format_set_rotation(made, Int16(format.rotation)) }
  if format.shrinks { format_set_shrink(made) }
  if !format.isLocked { format_set_unlocked(made) }
  if format.hidesFormula { format_set_hidden(made) }
  let borders = format.borders
  set(borders.left, of: made, format_set_left, format_set_left_color)
  set(borders.right, of: made, format_set_right, format_set_right_color)
  set(borders.top, of: made, format_set_top, format_set_top_color)
  set(borders.bottom, of: made, format_set_bottom, format_set_bottom_color)
  return made
}

private func set(
  _ border: CellFormat.Border, of format: UnsafeMutablePointer<lxw_format>,
  _ setStyle: (UnsafeMutablePointer<lxw_format>?, UInt8) -> Void,
  _ setColor: (UnsafeMutablePointer<lxw_format>?, lxw_color_t) -> Void
) {
  guard border.style != .none else { return }
  setStyle(format, UInt8(border.style.constant.rawValue))
  if let color = border.color { setColor(format, libraryColor(color)) }
}

extension lxw_format_alignments {
  fileprivate var byte: UInt8 { UInt8(rawValue) }
}

extension CellFormat.HorizontalAlignment {
  fileprivate var constant: lxw_format_alignments? {
    switch self {
    case .general: nil
    case .left: LXW_ALIGN_LEFT
    case .center: LXW_ALIGN_CENTER
    case .right: LXW_ALIGN_RIGHT
    case .fill: LXW_ALIGN_FILL
    case .justify: LXW_ALIGN_JUSTIFY
    case .centerContinuous: LXW_ALIGN_CENTER_ACROSS
    }
  }
}

extension CellFormat.VerticalAlignment {
  fileprivate var constant: lxw_format_alignments? {
    switch self {
    case .bottom: nil
    case .center: LXW_ALIGN_VERTICAL_CENTER
    case .top: LXW_ALIGN_VERTICAL_TOP
    }
  }
}

extension CellFormat.Border.Style {
  fileprivate var constant: lxw_format_borders {
    switch self {
    case .none: LXW_BORDER_NONE
    case .hair: LXW_BORDER_HAIR
    case .dotted: LXW_BORDER_DOTTED
    case .thin: LXW_BORDER_THIN
    case .medium: LXW_BORDER_MEDIUM
    case .double: LXW_BORDER_DOUBLE
    }
  }
}
