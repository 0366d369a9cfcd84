// SPDX-License-Identifier: MIT
// The rules are linear: twice the data is about twice the work. 1,000 recommendations with history
// are checked in less than 50 ms by a program that is built for speed.
#include <time.h>

#include "trial.h"

enum { ROWS = 1000, RUNS = 5, LIMIT_MS = 50, SLACK = 3, ATTEMPTS = 4 };

static void put_row(Buf *text, int i) {
    buf_printf(text,
               "  - id: '%d'\n    status: in-progress\n    priority: P%d\n"
               "    text: 'Collect data of part %d, 9 of 14 (64 %%), by 3 April 2023.'\n"
               "    items: [{id: a, text: First.}, {id: b, text: Second.}]\n"
               "    submitted: 2021-01\n    approved: 2021-07\n"
               "    history:\n"
               "      - {date: 2021-07-22, status: not-started, text: Approved.}\n"
               "      - {date: 2022-02, status: in-progress, text: 'Begun by the team %d.'}\n"
               "      - {date: 2023-03-31, text: 'See [report %d](https://example.org/%d).'}\n",
               i, i % 4 + 1, i, i, i, i);
}

// Names of eight letters; any two differ in four or more.
static void put_person(Buf *text, int i) {
    char name[] = "aaaabbbb";
    const int high = i / 20, low = i % 20;
    for (int k = 0; k < 4; k++) {
        name[k] = (char)('a' + high);
        name[4 + k] = (char)('a' + low);
    }
    buf_printf(text, "  - {id: p%d, name: Person %s}\n", i, name);
}

// As many of everything that a rule goes through.
static Buf document_of(int rows) {
    Buf text = {0};
    buf_put(&text, STR("format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, "
                       "lang: en, as_of: 2023-06-30}\n"
                       "reviews: [{id: r, name: R, short: RV}]\nrecommendations:\n"));
    for (int i = 0; i < rows; i++) put_row(&text, i);
    buf_put(&text, STR("people:\n"));
    for (int i = 0; i < rows / 10; i++) put_person(&text, i);
    buf_put(&text, STR("action_items:\n  items:\n"));
    for (int i = 0; i < rows; i++)
        buf_printf(&text,
                   "    - {id: 'A-%d', text: Do the part %d., owners: [p%d], due: 2023-07}\n",
                   i + 1, i, i / 10);
    buf_put(&text, STR("news:\n"));
    for (int i = 0; i < rows; i++)
        buf_printf(&text,
                   "  - {text: 'News %d', date: %d-01-01, recommendation: '%d', status: "
                   "in-progress}\n",
                   i, 2022 - i / 4, i);
    return text;
}

// [us] of processor time; the least of some runs, since other programs run as well.
static int64_t time_of(int rows) {
    Buf text = document_of(rows);
    Trial *trial = trial_of(text.at);
    assert_non_null(trial->model);
    int64_t least = INT64_MAX;
    for (int i = 0; i < RUNS; i++) {
        Diag diag;
        diag_init(&diag, trial->arena);
        const clock_t start = clock();
        rules_run(trial->model, NULL, &diag);
        const int64_t time = (int64_t)(clock() - start) * 1000000 / CLOCKS_PER_SEC;
        if (time < least) least = time;
        for (size_t k = 0; k < diag.findings.n && k < 3; k++)
            print_error("%.*s\n", STR_ARGS(diag.findings.at[k].message));
        assert_int_equal(diag.findings.n, 0);
    }
    buf_release(&text);
    trial_drop(trial);
    return least;
}

static bool is_linear(void) {
    const int64_t one = time_of(ROWS), two = time_of(2 * ROWS), four = time_of(4 * ROWS);
    print_message("%lld, %lld, %lld us for 1000, 2000, 4000\n", (long long)one, (long long)two,
                  (long long)four);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
    if (one >= LIMIT_MS * 1000) return false;
#endif
    return four < SLACK * two && two < SLACK * one;
}

// A machine that has much else to do may disturb one measurement, not all.
static void twice_the_data_is_twice_the_work(void **state) {
    (void)state;
    for (int i = 0; i < ATTEMPTS; i++)
        if (is_linear()) return;
    fail_msg("in %d attempts", ATTEMPTS);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(twice_the_data_is_twice_the_work)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
