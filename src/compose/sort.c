// SPDX-License-Identifier: MIT
// Sort: stable, in natural order of strings ("2" before "10"), by value, field or comparison.
#include "compose/cage.h"
#include "compose/question.h"

static int rank_of(lua_State *lua, int index) {
    if (lua_type(lua, index) == LUA_TNUMBER) return 0;
    if (box_of(lua, index, BOX_DATE)) return 1;
    if (lua_type(lua, index) == LUA_TSTRING) return 2;
    return 3; // everything else stands last, in the order it had
}

// Numbers, dates, strings in natural order.
static bool natural_less(lua_State *lua) {
    const int a = rank_of(lua, -2);
    const int b = rank_of(lua, -1);
    if (a != b) return a < b;
    if (a == 2) return str_natural_cmp(host_str(lua, -2), host_str(lua, -1)) < 0;
    return a < 2 && lua_compare(lua, -2, -1, LUA_OPLT);
}

typedef struct {
    Question question;
    bool plain, descending, compares;
} Order;

static bool item_less(lua_State *lua, const void *self) {
    const Order *order = self;
    const int top = lua_gettop(lua);
    const int first = order->descending ? top : top - 1;
    const int second = order->descending ? top - 1 : top;
    if (order->compares) lua_pushvalue(lua, order->question.function);
    lua_pushvalue(lua, first);
    if (!order->plain && !order->compares) question_ask(lua, &order->question);
    lua_pushvalue(lua, second);
    if (!order->plain && !order->compares) question_ask(lua, &order->question);
    bool less;
    if (order->compares) {
        lua_call(lua, 2, 1);
        less = lua_toboolean(lua, -1);
    } else {
        less = natural_less(lua);
    }
    lua_settop(lua, top);
    return less;
}

// Records with their keys, sorted in C: what a list of thousands needs.
typedef struct {
    const Datum *key;
    Datum item;
} Keyed;

static int datum_rank(const Datum *datum) {
    if (datum->kind == DATUM_COUNT) return 0;
    if (datum->kind == DATUM_DATE) return 1;
    return datum->kind == DATUM_STRING || datum->kind == DATUM_REFERENCE ? 2 : 3;
}

static int datum_cmp(const Datum *a, const Datum *b) {
    const int rank = datum_rank(a);
    if (rank != datum_rank(b)) return rank < datum_rank(b) ? -1 : 1;
    if (rank == 0) return a->count < b->count ? -1 : a->count > b->count;
    if (rank == 1) return a->date.first < b->date.first ? -1 : a->date.first > b->date.first;
    return rank == 2 ? str_natural_cmp(a->string, b->string) : 0;
}

// Merges the sorted halves of `at` by way of `spare`; `sign` is -1 for a descending order.
static void merge_sort(Keyed *at, Keyed *spare, size_t n, int sign) {
    if (n < 2) return;
    const size_t half = n / 2;
    merge_sort(at, spare, half, sign);
    merge_sort(at + half, spare, n - half, sign);
    if (sign * datum_cmp(at[half - 1].key, at[half].key) <= 0) return;
    memcpy(spare, at, half * sizeof *at);
    size_t a = 0;
    size_t b = half;
    for (size_t to = 0; a < half; to++) {
        const bool second = b < n && sign * datum_cmp(spare[a].key, at[b].key) > 0;
        at[to] = second ? at[b++] : spare[a++];
    }
}

static int sort_records(lua_State *lua, const Datum *list, const Order *order) {
    Arena *arena = host_of(lua)->options.arena;
    const size_t field = question_field(lua, list, order->question.field);
    host_spend(lua, list->n * 4);
    host_charge(lua, list->n * sizeof(Datum));
    Datum *items = arena_push(arena, Datum, list->n);
    Datum *sorted = arena_push(arena, Datum, 1);
    *sorted = *list;
    sorted->items = items;
    const ArenaMark mark = arena_mark(arena);
    Keyed *keyed = arena_push(arena, Keyed, list->n * 2);
    for (size_t i = 0; i < list->n; i++) {
        keyed[i] = (Keyed){&list->items[i].record->fields[field], list->items[i]};
    }
    merge_sort(keyed, keyed + list->n, list->n, order->descending ? -1 : 1);
    for (size_t i = 0; i < list->n; i++) items[i] = keyed[i].item;
    arena_rewind(arena, mark);
    box_push(lua, BOX_LIST)->datum = sorted;
    return 1;
}

// sort(list), sort(list, "field"), sort(list, "field", "descending"), sort(list, function(a, b)).
int lists_sort(lua_State *lua) {
    const ListView list = list_check(lua, 1, "sort");
    Order order = {.plain = lua_isnoneornil(lua, 2)};
    if (!order.plain) order.question = question_at(lua, 2, "sort");
    order.compares = order.question.function != 0;
    order.question.value = 0;
    if (!lua_isnoneornil(lua, 3)) {
        order.descending = str_eq(host_str(lua, 3), STR("descending"));
        if (!order.descending) host_fail(lua, "sort: the third argument is \"descending\"");
    }
    const bool by_field = !order.plain && !order.compares;
    if (list.datum && by_field &&
        question_field(lua, list.datum, order.question.field) != SIZE_MAX) {
        return sort_records(lua, list.datum, &order);
    }
    lua_newtable(lua);
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, i);
        lua_rawseti(lua, -2, i);
    }
    cage_sort_list(lua, -1, item_less, &order);
    return 1;
}
