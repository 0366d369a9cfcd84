// SPDX-License-Identifier: MIT
// Vec: a growing array in an arena. A zeroed Vec is a valid empty one; n <= cap always.
//
//     typedef VEC(Str) StrVec;
//     StrVec names = {0};
//     *vec_push(arena, &names) = STR("a");
#ifndef RAPPORTEUR_BASE_VEC_H
#define RAPPORTEUR_BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

#define VEC(Type)                                                                                  \
    struct {                                                                                       \
        Type *at;                                                                                  \
        size_t n, cap;                                                                             \
    }

// Doubles the capacity when it is used up. Returns the new capacity.
static inline size_t vec_next_cap(size_t cap) {
    return cap ? cap * 2 : 4;
}

// Adds one zeroed item and gives its address; the address holds until the next push.
#define vec_push(arena, vec)                                                                       \
    ((vec)->n == (vec)->cap                                                                        \
         ? ((vec)->at = arena_grow((arena), (vec)->at, sizeof *(vec)->at, (vec)->cap,              \
                                   vec_next_cap((vec)->cap), alignof(max_align_t)),                \
            (vec)->cap = vec_next_cap((vec)->cap), &(vec)->at[(vec)->n++])                         \
         : &(vec)->at[(vec)->n++])

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#endif
