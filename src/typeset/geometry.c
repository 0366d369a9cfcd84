// SPDX-License-Identifier: MIT
// Geometry: see geometry.h.
#include "typeset/geometry.h"

// A text block of less would break nearly every word.
#define WIDTH_LEAST LEN(72)
// The largest page of PDF 1.6 and later without a user unit (ISO 32000-1, annex C).
#define PAGE_MOST LEN(14400)

static Len largest_leading(const Theme *theme, bool *valid) {
    Len largest = 0;
    for (size_t i = 0; i < ROLE__COUNT; i++) {
        *valid = *valid && theme->text[i].leading > 0 && theme->text[i].size > 0;
        largest = len_max(largest, theme->text[i].leading);
    }
    return largest;
}

static bool refuse(Diag *diag, const char *what) {
    diag_add(diag, SEVERITY_FATAL, "LAY-01", (Place){0}, "%s", what);
    return false;
}

bool geometry_check(const Theme *theme, Diag *diag) {
    bool valid = true;
    const Len leading = largest_leading(theme, &valid);
    if (!valid) return refuse(diag, "a text style of the theme has no size or no leading");
    if (theme->page_width > PAGE_MOST || theme->page_height > PAGE_MOST)
        return refuse(diag, "the page is larger than 14,400 pt");
    const bool inside = theme->margin_top >= 0 && theme->margin_bottom >= 0 &&
                        theme->margin_start >= 0 && theme->margin_end >= 0;
    if (!inside) return refuse(diag, "a margin of the page is negative");
    const int64_t width = (int64_t)theme->page_width - theme->margin_start - theme->margin_end;
    const int64_t height = (int64_t)theme->page_height - theme->margin_top - theme->margin_bottom;
    if (width < WIDTH_LEAST)
        return refuse(diag, "the text block is narrower than 72 pt: the page is too narrow or its "
                            "margins are too wide");
    const Len lines = 2 * theme->text[ROLE_BODY].leading + 2 * theme->cell_padding_block;
    if (height < lines || height < leading)
        return refuse(diag, "the text block has no room for two lines: the page is too low or its "
                            "margins are too wide");
    return true;
}
