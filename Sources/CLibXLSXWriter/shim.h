#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/// Prints a number as the library does; the text's length, at most 31.
static inline int xlsx_print_number(char buffer[32], double number) {
  return snprintf(buffer, 32, "%.16G", number);
}

/// Keeps the rows of a sheet in memory until the workbook is closed, as tables need it, instead of writing
/// them away one by one; nothing may have been written to the sheet yet.
static inline void xlsx_keep_rows(lxw_worksheet *sheet) {
  if (!sheet->optimize) return;
  sheet->optimize = LXW_FALSE;
  fclose(sheet->optimize_tmpfile);
  sheet->optimize_tmpfile = NULL;
}

/// The locale `C` for a thread to use; null when there is no memory.
static inline locale_t xlsx_c_locale(void) {
  return newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

/// Adds a value to what a chart remembers of a range; the library frees it. Null for `text` is a number,
/// or with `is_empty` a gap. Returns 0 when there is no memory.
static inline int xlsx_cache_point(
    lxw_series_range *range, double number, const char *text, int is_empty) {
  struct lxw_series_data_point *point = calloc(1, sizeof *point);
  if (point == NULL) return 0;
  point->number = number;
  point->no_data = is_empty ? LXW_TRUE : LXW_FALSE;
  if (text != NULL) {
    point->is_string = LXW_TRUE;
    point->string = strdup(text);
    if (point->string == NULL) { free(point); return 0; }
    range->has_string_cache = LXW_TRUE;
  }
  STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
  range->num_data_points++;
  range->ignore_cache = LXW_TRUE;
  return 1;
}
