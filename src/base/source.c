// SPDX-License-Identifier: MIT
// Source: offsets to lines and columns by a scan that starts at the nearest line mark.
#include "base/source.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { MARK_STEP = 1 << 16 }; // [bytes] a finding costs a scan of at most this many

static uint32_t newlines(Str bytes) {
    uint32_t count = 0;
    for (size_t i = 0; i < bytes.n; i++) count += bytes.at[i] == '\n';
    return count;
}

void source_mark_lines(Arena *arena, Source *source) {
    const size_t steps = source->bytes.n / MARK_STEP;
    uint32_t *marks = arena_push(arena, uint32_t, steps + 1);
    for (size_t i = 1; i <= steps; i++)
        marks[i] =
            marks[i - 1] + newlines(str_slice(source->bytes, (i - 1) * MARK_STEP, i * MARK_STEP));
    source->line_marks = marks;
}

LineColumn source_line_column(const Source *source, uint32_t offset) {
    if (!source) return (LineColumn){0, 0};
    const size_t end = offset < source->bytes.n ? offset : source->bytes.n;
    const size_t step = source->line_marks ? end / MARK_STEP : 0;
    const uint32_t before = step ? source->line_marks[step] : 0;
    const uint32_t line = before + newlines(str_slice(source->bytes, step * MARK_STEP, end));
    const char *newline = end ? memrchr(source->bytes.at, '\n', end) : NULL;
    const size_t start = newline ? (size_t)(newline - source->bytes.at) + 1 : 0;
    const size_t column = utf8_count(str_slice(source->bytes, start, end));
    return (LineColumn){line + 1, (uint32_t)column + 1};
}

// The last line mark that has fewer newlines before it than `wanted`.
static size_t mark_before(const Source *source, uint32_t wanted) {
    if (!source->line_marks) return 0;
    size_t lo = 0, hi = source->bytes.n / MARK_STEP;
    while (lo < hi) {
        const size_t mid = lo + (hi - lo + 1) / 2;
        if (source->line_marks[mid] < wanted)
            lo = mid;
        else
            hi = mid - 1;
    }
    return lo;
}

Str source_line(const Source *source, uint32_t line) {
    if (!source || line == 0) return (Str){0};
    const size_t step = mark_before(source, line - 1);
    uint32_t seen = step ? source->line_marks[step] : 0;
    size_t start = seen < line - 1 ? step * MARK_STEP : 0;
    for (; seen < line - 1; seen++) {
        start = str_find_char(source->bytes, '\n', start);
        if (start == SIZE_MAX) return (Str){0};
        start++;
    }
    size_t end = str_find_char(source->bytes, '\n', start);
    if (end == SIZE_MAX) end = source->bytes.n;
    if (end > start && source->bytes.at[end - 1] == '\r') end--;
    return str_slice(source->bytes, start, end);
}
