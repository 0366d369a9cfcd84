// SPDX-License-Identifier: MIT
// What the unit tests of files and findings share.
#ifndef RAPPORTEUR_TESTS_BASE_SUPPORT_H
#define RAPPORTEUR_TESTS_BASE_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/str.h"

#define assert_str(actual, expected)                                                               \
    do {                                                                                           \
        const Str assert_str_s = (actual), assert_str_e = str_of(expected);                        \
        if (!str_eq(assert_str_s, assert_str_e))                                                   \
            fail_msg("'%.*s' is not '%.*s'", STR_ARGS(assert_str_s), STR_ARGS(assert_str_e));      \
    } while (0)

#endif
