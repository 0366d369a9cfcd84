// SPDX-License-Identifier: MIT
// What the unit tests of the readers share: a source from a literal, and its findings.
#ifndef RAPPORTEUR_TESTS_READ_SUPPORT_H
#define RAPPORTEUR_TESTS_READ_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>

#include "base/diag.h"
#include "read/csv.h"
#include "read/inline.h"
#include "read/yaml.h"

typedef struct {
    Arena *arena;
    Diag diag;
} Bench;

static inline int set_up(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    if (!bench) return -1;
    bench->arena = arena_new(1 << 12);
    diag_init(&bench->diag, bench->arena);
    *state = bench;
    return 0;
}

static inline int tear_down(void **state) {
    Bench *bench = *state;
    arena_drop(bench->arena);
    free(bench);
    return 0;
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#define assert_str(actual, expected)                                                               \
    do {                                                                                           \
        const Str assert_str_s = (actual), assert_str_e = str_of(expected);                        \
        if (!str_eq(assert_str_s, assert_str_e))                                                   \
            fail_msg("'%.*s' is not '%.*s'", STR_ARGS(assert_str_s), STR_ARGS(assert_str_e));      \
    } while (0)

// A source of its own memory, so that reading behind its end is found.
static inline const Source *source_of(Bench *bench, Str bytes) {
    Source *source = arena_push(bench->arena, Source, 1);
    source->path = STR("test");
    source->bytes = str_copy(bench->arena, bytes);
    return source;
}

// A scalar that is a whole source, as prose files are.
static inline const Value *scalar_of(Bench *bench, Str bytes) {
    const Source *source = source_of(bench, bytes);
    Value *value = arena_push(bench->arena, Value, 1);
    value->style = SCALAR_QUOTED;
    value->clean = true;
    value->text = source->bytes;
    value->place = (Place){source, {0, (uint32_t)bytes.n}, NULL};
    return value;
}

static inline Str bytes_at(Place place) {
    return str_slice(place.source->bytes, place.span.lo, place.span.hi);
}

// The one finding there is; the next begins anew.
static inline Finding one_finding(Bench *bench, const char *code) {
    assert_int_equal(bench->diag.findings.n, 1);
    const Finding finding = bench->diag.findings.at[0];
    assert_str(finding.code, code);
    diag_init(&bench->diag, bench->arena);
    return finding;
}

#endif
