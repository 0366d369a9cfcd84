// SPDX-License-Identifier: MIT
// Arenas, vectors and maps at their growth boundaries.
#include "support.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

static bool is_zero(const unsigned char *at, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (at[i]) return false;
    return true;
}

static void memory_is_zeroed_and_aligned(void **state) {
    (void)state;
    Arena *arena = arena_new(64);
    for (int round = 0; round < 2; round++) {
        for (size_t n = 0; n < 200; n++) {
            unsigned char *at = arena_alloc(arena, 1, n, 1);
            assert_non_null(at);
            assert_true(is_zero(at, n));
            if (n) memset(at, 0xFF, n);
            void *aligned = arena_alloc(arena, 16, 1, 16);
            assert_int_equal((uintptr_t)aligned % 16, 0);
        }
        arena_reset(arena);
        assert_int_equal(arena_used(arena), 0);
    }
    arena_drop(arena);
    arena_drop(NULL);
}

static void rewinding_frees_what_came_after(void **state) {
    (void)state;
    Arena *arena = arena_new(32);
    int *kept = arena_push(arena, int, 4);
    kept[3] = 7;
    const ArenaMark mark = arena_mark(arena);
    const size_t used = arena_used(arena);
    for (int i = 0; i < 50; i++) arena_push(arena, char, 40);
    arena_rewind(arena, mark);
    assert_int_equal(arena_used(arena), used);
    assert_int_equal(kept[3], 7);
    assert_true(is_zero(arena_alloc(arena, 1, 16, 1), 16));
    assert_int_equal(kept[3], 7);
    arena_drop(arena);
}

static void the_last_allocation_grows_in_place(void **state) {
    (void)state;
    Arena *arena = arena_new(256);
    char *at = arena_push(arena, char, 10);
    memset(at, 'x', 10);
    char *grown = arena_grow(arena, at, 1, 10, 100, 1);
    assert_ptr_equal(at, grown);
    assert_true(is_zero((unsigned char *)grown + 10, 90));
    char *moved = arena_grow(arena, grown, 1, 100, 1000, 1);
    assert_ptr_not_equal(grown, moved);
    assert_int_equal(moved[9], 'x');
    assert_true(is_zero((unsigned char *)moved + 10, 990));
    arena_push(arena, char, 1);
    assert_ptr_not_equal(arena_grow(arena, moved, 1, 1000, 1001, 1), moved);
    arena_drop(arena);
}

static void vectors_keep_their_items(void **state) {
    (void)state;
    Arena *arena = arena_new(128);
    VEC(uint32_t) vec = {0};
    VEC(uint32_t) other = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        *vec_push(arena, &vec) = i;
        if (i % 3 == 0) *vec_push(arena, &other) = i * 7;
        assert_true(vec.n <= vec.cap);
    }
    for (uint32_t i = 0; i < 1000; i++) assert_int_equal(vec.at[i], i);
    for (uint32_t i = 0; i < other.n; i++) assert_int_equal(other.at[i], i * 21);
    arena_drop(arena);
}

// Every size from empty to beyond several growths: each key that was put is found, no other.
static void maps_find_every_key_at_every_size(void **state) {
    (void)state;
    static const int VALUE = 1;
    Arena *arena = arena_new(1 << 12);
    Map map = {0};
    assert_null(map_lookup(&map, STR("")));
    for (int n = 0; n < 300; n++) {
        const Str key = str_format(arena, "key %d", n);
        assert_null(map_lookup(&map, key));
        assert_null(map_put(arena, &map, key, (void *)&VALUE));
        for (int i = 0; i <= n; i++)
            assert_ptr_equal(map_lookup(&map, str_format(arena, "key %d", i)), &VALUE);
    }
    assert_int_equal(map.n, 300);
    assert_str(map.at[17].key, "key 17");
    assert_ptr_equal(map_put(arena, &map, STR("key 5"), &map), &VALUE);
    assert_ptr_equal(map_lookup(&map, STR("key 5")), &map);
    assert_int_equal(map.n, 300);
    assert_null(map_put(arena, &map, STR(""), &map));
    assert_ptr_equal(map_lookup(&map, (Str){0}), &map);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(rewinding_frees_what_came_after),
        cmocka_unit_test(the_last_allocation_grows_in_place),
        cmocka_unit_test(vectors_keep_their_items),
        cmocka_unit_test(maps_find_every_key_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
