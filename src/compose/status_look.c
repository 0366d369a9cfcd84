// SPDX-License-Identifier: MIT
// Status looks: a status has one look in tiles, charts, lists and tables. One that the theme does
// not know borrows a look that no other status of the vocabulary has: work that is over that of
// work complete, open work a lighter one.
#include "compose/composer.h"

static bool is_alike(const Look *a, const Look *b) {
    return a->fill == b->fill && a->pattern == b->pattern && str_eq(a->sign, b->sign);
}

static bool is_taken(const Look *look, const Look *const *taken, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (taken[i] && is_alike(taken[i], look)) return true;
    return false;
}

// The first look is that of work complete: open work has it last.
static const Look *free_look(const Theme *theme, bool terminal, const Look *const *taken,
                             size_t n) {
    for (size_t k = 0; k < theme->look_count; k++) {
        const Look *look = &theme->looks[(k + (terminal ? 0 : 1)) % theme->look_count];
        if (!is_taken(look, taken, n)) return look;
    }
    return NULL;
}

static bool is_terminal(const Record *status) {
    const Datum *terminal = record_field(status, STR("terminal"));
    return terminal->kind == DATUM_TRUTH && terminal->truth;
}

// The statuses that the theme does not know, each with a look of its own as long as there are any.
const Theme *status_looks(Composer *composer, const Theme *theme) {
    const Datum *statuses = composer_statuses(composer);
    Arena *arena = composer->options.arena;
    if (theme->look_count == 0) return theme;
    const Look **taken = arena_push(arena, const Look *, statuses->n);
    Look *looks = arena_push(arena, Look, theme->look_count + statuses->n);
    memcpy(looks, theme->looks, theme->look_count * sizeof *looks);
    Theme *with = arena_push(arena, Theme, 1);
    *with = *theme;
    with->looks = looks;
    for (size_t i = 0; i < statuses->n; i++)
        taken[i] = theme_own_look(theme, record_string(statuses->items[i].record, STR("id")));
    for (size_t i = 0; i < statuses->n; i++) {
        if (taken[i]) continue;
        const Record *status = statuses->items[i].record;
        taken[i] = free_look(theme, is_terminal(status), taken, statuses->n);
        if (!taken[i]) taken[i] = &theme->looks[i % theme->look_count];
        looks[with->look_count] = *taken[i];
        looks[with->look_count++].id = record_string(status, STR("id"));
    }
    return with;
}
