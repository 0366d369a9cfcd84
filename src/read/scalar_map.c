// SPDX-License-Identifier: MIT
// ScalarMap: reads the source bytes of a scalar again beside its decoded text. Each step is checked
// against the text, so that a source it does not understand gives no wrong place, only a wide one.
#include "read/scalar_map.h"

#include "base/utf8.h"

// The column of the first byte of a block scalar is the indentation that YAML took off its lines.
static size_t indent_at(Str source, size_t offset) {
    size_t start = offset;
    while (start > 0 && source.at[start - 1] == ' ') start--;
    return offset - start;
}

ScalarWalk scalar_walk(const Value *scalar) {
    const Span span = scalar->place.span;
    ScalarWalk walk = {.text = scalar->text, .base = span.lo, .style = scalar->style};
    if (!scalar->place.source) return walk;
    const Str bytes = scalar->place.source->bytes;
    walk.source = str_slice(bytes, span.lo, span.hi);
    if (scalar->style == SCALAR_BLOCK) walk.indent = indent_at(bytes, span.lo);
    if (scalar->style == SCALAR_QUOTED && span.lo > 0) walk.quote = bytes.at[span.lo - 1];
    return walk;
}

static char source_at(const ScalarWalk *walk, size_t at) {
    return at < walk->source.n ? walk->source.at[at] : '\0';
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static size_t break_length(const ScalarWalk *walk, size_t at) {
    const char c = source_at(walk, at);
    if (c == '\r') return source_at(walk, at + 1) == '\n' ? 2 : 1;
    return c == '\n';
}

// A line end with the blanks around it, and how many breaks are in it.
typedef struct {
    size_t end, breaks;
} Fold;

static Fold fold_at(const ScalarWalk *walk, size_t at) {
    Fold fold = {at, 0};
    for (;;) {
        size_t line_end = fold.end;
        if (walk->style != SCALAR_BLOCK)
            while (is_blank(source_at(walk, line_end))) line_end++;
        const size_t length = break_length(walk, line_end);
        if (length == 0) {
            if (fold.breaks && walk->style != SCALAR_BLOCK) fold.end = line_end;
            return fold;
        }
        fold.breaks++;
        fold.end = line_end + length;
        for (size_t i = 0; i < walk->indent && source_at(walk, fold.end) == ' '; i++) fold.end++;
    }
}

static ScalarPiece take(ScalarWalk *walk, size_t text_n, size_t source_n) {
    const ScalarPiece piece = {(uint32_t)walk->text_at, (uint32_t)(walk->text_at + text_n),
                               (uint32_t)(walk->base + walk->at),
                               (uint32_t)(walk->base + walk->at + source_n)};
    walk->text_at += text_n;
    walk->at += source_n;
    return piece;
}

// How many decoded bytes a fold gave: one blank, or the newlines that stand in the text.
static size_t folded_length(const ScalarWalk *walk) {
    if (walk->text.at[walk->text_at] == ' ') return 1;
    size_t n = 0;
    while (walk->text_at + n < walk->text.n && walk->text.at[walk->text_at + n] == '\n') n++;
    return n;
}

static size_t hex_digits(char escape) {
    return escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
}

// An escape gives one scalar value of the text.
static ScalarPiece take_escape(ScalarWalk *walk) {
    const size_t source_n = 2 + hex_digits(source_at(walk, walk->at + 1));
    size_t end = walk->text_at;
    utf8_next(walk->text, &end);
    return take(walk, end - walk->text_at, source_n);
}

// A backslash before a line end joins the lines: it gives only the newlines of further empty lines.
static ScalarPiece take_joined_lines(ScalarWalk *walk) {
    const Fold fold = fold_at(walk, walk->at + 1);
    size_t n = 0;
    while (n + 1 < fold.breaks && walk->text_at + n < walk->text.n &&
           walk->text.at[walk->text_at + n] == '\n')
        n++;
    return take(walk, n, fold.end - walk->at);
}

static bool is_doubled(const ScalarWalk *walk, char quote) {
    return source_at(walk, walk->at) == quote && source_at(walk, walk->at + 1) == quote;
}

static bool takes_escape(const ScalarWalk *walk) {
    return walk->style == SCALAR_QUOTED && walk->quote == '"' && source_at(walk, walk->at) == '\\';
}

static bool takes_pair(const ScalarWalk *walk) {
    if (walk->style == SCALAR_CELL) return is_doubled(walk, '"');
    return walk->style == SCALAR_QUOTED && walk->quote == '\'' && is_doubled(walk, '\'');
}

static bool ends_same_run(const ScalarWalk *walk, size_t n) {
    const char c = walk->source.at[walk->at + n];
    if (walk->style == SCALAR_CELL) return c == '"';
    if (is_blank(c)) return !is_blank(walk->source.at[walk->at + n - 1]);
    return c == '\n' || c == '\r' || c == '\\' || c == '\'';
}

// The longest run of bytes that are the same in both and cannot begin anything else; at least one.
static size_t same_run(const ScalarWalk *walk) {
    size_t n = 0;
    while (walk->text_at + n < walk->text.n && walk->at + n < walk->source.n &&
           walk->text.at[walk->text_at + n] == walk->source.at[walk->at + n] &&
           (n == 0 || !ends_same_run(walk, n)))
        n++;
    return n;
}

// The empty lines around a block scalar, which its place leaves out.
static bool take_outer_lines(ScalarWalk *walk, ScalarPiece *piece) {
    const bool outside = walk->text_at == 0 || walk->at == walk->source.n;
    if (walk->style != SCALAR_BLOCK || !outside || source_at(walk, walk->at) == '\n') return false;
    size_t n = 0;
    while (walk->text_at + n < walk->text.n && walk->text.at[walk->text_at + n] == '\n') n++;
    if (n) *piece = take(walk, n, 0);
    return n > 0;
}

bool scalar_walk_next(ScalarWalk *walk, ScalarPiece *piece) {
    if (walk->text_at >= walk->text.n) return false;
    if (take_outer_lines(walk, piece)) return true;
    if (walk->at >= walk->source.n) return false;
    const bool folds = walk->style != SCALAR_CELL;
    const Fold fold = folds ? fold_at(walk, walk->at) : (Fold){0};
    if (fold.breaks) {
        const size_t n = folded_length(walk);
        if (n == 0) return false;
        *piece = take(walk, n, fold.end - walk->at);
    } else if (takes_escape(walk)) {
        const bool joins =
            fold_at(walk, walk->at + 1).end > walk->at + 1 && break_length(walk, walk->at + 1) > 0;
        *piece = joins ? take_joined_lines(walk) : take_escape(walk);
    } else if (takes_pair(walk)) {
        *piece = take(walk, 1, 2);
    } else {
        const size_t n = same_run(walk);
        if (n == 0) return false;
        *piece = take(walk, n, n);
    }
    return true;
}

ScalarMap scalar_map_new(Arena *arena, const Value *scalar) {
    ScalarMap map = {.scalar = scalar, .known = true};
    if (scalar->clean) return map;
    ScalarWalk walk = scalar_walk(scalar);
    ScalarPiece piece;
    while (scalar_walk_next(&walk, &piece)) {
        ScalarPiece *last = map.pieces.n ? &map.pieces.at[map.pieces.n - 1] : NULL;
        const bool plain = piece.hi - piece.lo == piece.text_hi - piece.text_lo;
        const bool joins = last && plain && last->hi - last->lo == last->text_hi - last->text_lo &&
                           last->hi == piece.lo;
        if (joins) {
            last->hi = piece.hi;
            last->text_hi = piece.text_hi;
        } else {
            *vec_push(arena, &map.pieces) = piece;
        }
    }
    map.known = walk.text_at == walk.text.n;
    return map;
}

// The first piece that ends behind `offset`.
static const ScalarPiece *piece_at(const ScalarMap *map, size_t offset) {
    size_t lo = 0, hi = map->pieces.n;
    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        if (map->pieces.at[mid].text_hi <= offset)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < map->pieces.n ? &map->pieces.at[lo] : NULL;
}

static bool is_one_to_one(const ScalarPiece *piece) {
    return piece->hi - piece->lo == piece->text_hi - piece->text_lo;
}

Place scalar_map_place(const ScalarMap *map, size_t lo, size_t hi) {
    const Value *scalar = map->scalar;
    Place place = scalar->place;
    if (!map->known || !place.source) return place;
    if (hi > scalar->text.n) hi = scalar->text.n;
    if (lo > hi) lo = hi;
    if (scalar->clean) {
        place.span = (Span){place.span.lo + (uint32_t)lo, place.span.lo + (uint32_t)hi};
        return place;
    }
    const ScalarPiece *first = piece_at(map, lo), *last = hi > lo ? piece_at(map, hi - 1) : first;
    if (!first || !last) { // behind the last byte
        place.span.lo = place.span.hi;
        return place;
    }
    const uint32_t start =
        is_one_to_one(first) ? first->lo + (uint32_t)lo - first->text_lo : first->lo;
    const uint32_t end = is_one_to_one(last) ? last->lo + (uint32_t)hi - last->text_lo : last->hi;
    place.span = (Span){start, hi > lo ? end : start};
    return place;
}
