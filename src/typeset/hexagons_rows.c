// SPDX-License-Identifier: MIT
// The groups of a hexagon map in rows over the width: rows about equally full, clusters made
// narrower where they would not fit, what is left of the width shared equally.
#include "typeset/hexagons_parts.h"

enum {
    COLUMN_GAP = 22000, // [Len] between the columns of a row
    ROW_GAP = 18000,    // [Len] between rows of groups
};

static Len needed_width(const MapPlan *plan, const Cluster *cluster) {
    return len_max(comb_width(&cluster->comb, plan->radius), cluster->title_least);
}

// How many rows the groups fill when none is wider than `most`; a group alone may be.
static size_t rows_of_width(const MapPlan *plan, Len most) {
    size_t rows = 0;
    Len x = 0;
    for (size_t i = 0; i < plan->map->group_count; i++) {
        const Len width = needed_width(plan, &plan->clusters[i]);
        if (rows == 0 || x + COLUMN_GAP + width > most) {
            rows++;
            x = width;
        } else {
            x += COLUMN_GAP + width;
        }
    }
    return rows;
}

// The least width at which the groups fill no more than `rows` rows.
static Len balanced_width(const MapPlan *plan, size_t rows) {
    Len low = 0, high = 0;
    for (size_t i = 0; i < plan->map->group_count; i++)
        high += needed_width(plan, &plan->clusters[i]) + COLUMN_GAP;
    while (low < high) {
        const Len middle = low + (high - low) / 2;
        if (rows_of_width(plan, middle) <= rows)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

static Len row_width(const MapPlan *plan, size_t from, size_t to) {
    Len width = -COLUMN_GAP;
    for (size_t i = from; i < to; i++) width += needed_width(plan, &plan->clusters[i]) + COLUMN_GAP;
    return width;
}

// Takes a column from the widest cluster that is wider than its title; false when there is none.
static bool narrow_widest(MapPlan *plan, size_t from, size_t to) {
    Cluster *widest = NULL;
    for (size_t i = from; i < to; i++) {
        Cluster *cluster = &plan->clusters[i];
        const Len width = comb_width(&cluster->comb, plan->radius);
        if (cluster->comb.columns < 2 || width <= cluster->title_least) continue;
        if (!widest || width > comb_width(&widest->comb, plan->radius)) widest = cluster;
    }
    if (widest) widest->comb = comb_for(widest->comb.n, widest->comb.columns - 1);
    return widest != NULL;
}

// Gives a column to the highest cluster, if the row stays within the width and becomes lower.
static bool widen_highest(MapPlan *plan, size_t from, size_t to) {
    Cluster *highest = &plan->clusters[from];
    for (size_t i = from; i < to; i++)
        if (plan->clusters[i].comb.rows > highest->comb.rows) highest = &plan->clusters[i];
    const Comb before = highest->comb;
    for (size_t columns = before.columns + 1; columns <= before.n; columns++) {
        highest->comb = comb_for(before.n, columns);
        if (row_width(plan, from, to) > plan->width) break;
        if (highest->comb.rows < before.rows) return true;
    }
    highest->comb = before;
    return false;
}

// Columns of one row from `y` down; gives where the row ends.
static Len set_row(MapPlan *plan, size_t from, size_t to, Len y) {
    const Len spare = len_max(plan->width - row_width(plan, from, to), 0) / (Len)(to - from);
    Len x = 0, titles = 0, combs = 0;
    for (size_t i = from; i < to; i++) {
        Cluster *cluster = &plan->clusters[i];
        cluster->x = x;
        cluster->y = y;
        cluster->column = needed_width(plan, cluster) + spare;
        const TextManner manner = {
            .role = ROLE_CAPTION, .width = len_min(cluster->column, plan->width), .tight = true};
        cluster->title =
            setting_text(plan->setting, plan->arena, plan->map->groups[i].title, &manner);
        x += cluster->column + COLUMN_GAP;
        titles = len_max(titles, set_text_height(&cluster->title));
        combs = len_max(combs, comb_height(&cluster->comb, plan->radius));
    }
    for (size_t i = from; i < to; i++)
        plan->clusters[i].title_height = titles ? titles + MAP_TITLE_GAP : 0;
    return y + (titles ? titles + MAP_TITLE_GAP : 0) + combs;
}

// A row that is wider than the map after all that can be done is none.
static bool fit_row(MapPlan *plan, size_t from, size_t to, bool low) {
    while (row_width(plan, from, to) > plan->width)
        if (!narrow_widest(plan, from, to)) return false;
    while (low && widen_highest(plan, from, to)) continue;
    return true;
}

static size_t row_end(const MapPlan *plan, size_t from, Len most) {
    size_t to = from + 1;
    while (to < plan->map->group_count && row_width(plan, from, to + 1) <= most) to++;
    return to;
}

static bool set_rows(MapPlan *plan, size_t rows, bool low) {
    const size_t n = plan->map->group_count;
    for (size_t i = 0; i < n; i++) plan->clusters[i].comb = comb_compact(plan->map->groups[i].n);
    const Len most = balanced_width(plan, rows);
    Len y = 0;
    for (size_t from = 0; from < n;) {
        const size_t to = row_end(plan, from, most);
        if (!fit_row(plan, from, to, low)) return false;
        if (from > 0) y += ROW_GAP;
        y = set_row(plan, from, to, y);
        from = to;
    }
    plan->groups_height = y;
    return true;
}

bool map_try(MapPlan *plan, size_t rows) {
    if (!set_rows(plan, rows, false)) return false;
    return plan->groups_height <= plan->groups_most || set_rows(plan, rows, true);
}
