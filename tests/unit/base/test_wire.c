// SPDX-License-Identifier: MIT
// Wire: what is put comes back; what is cut short, too long or too large is refused.
#include "support.h"

#include <sys/socket.h>
#include <unistd.h>

#include "base/wire.h"

static void values_come_back(void **state) {
    (void)state;
    Buf bytes = {0};
    wire_put_number(&bytes, 0);
    wire_put_number(&bytes, UINT64_MAX);
    wire_put_number(&bytes, (uint64_t)(int64_t)-7);
    wire_put_str(&bytes, STR("a\0b"));
    wire_put_str(&bytes, (Str){0});
    wire_put_number(&bytes, 0); // of items
    WireReader in = {.rest = buf_str(&bytes)};
    assert_int_equal(wire_number(&in, 0), 0);
    assert_true(wire_number(&in, UINT64_MAX) == UINT64_MAX);
    assert_int_equal(wire_integer(&in), -7);
    assert_true(str_eq(wire_str(&in), STR("a\0b")));
    assert_int_equal(wire_str(&in).n, 0);
    assert_false(wire_is_whole(&in)); // there is more
    assert_int_equal(wire_count(&in), 0);
    assert_true(wire_is_whole(&in));
    assert_int_equal(wire_number(&in, 9), 0); // there is none left
    assert_false(wire_is_whole(&in));
    buf_release(&bytes);
}

static bool reads(Str bytes) {
    WireReader in = {.rest = bytes};
    wire_number(&in, 5);
    const size_t n = wire_count(&in);
    for (size_t i = 0; i < n && !in.broken; i++) wire_str(&in);
    return wire_is_whole(&in);
}

static void every_cut_is_noticed(void **state) {
    (void)state;
    Buf bytes = {0};
    wire_put_number(&bytes, 5);
    wire_put_number(&bytes, 2);
    wire_put_str(&bytes, STR("one"));
    wire_put_str(&bytes, STR("another"));
    assert_true(reads(buf_str(&bytes)));
    for (size_t n = 0; n < bytes.n; n++) assert_false(reads(str_slice(buf_str(&bytes), 0, n)));
    bytes.at[0] = 6; // above what may be
    assert_false(reads(buf_str(&bytes)));
    bytes.at[0] = 5;
    memset(bytes.at + 8, 0x7F, 8); // more items than there are bytes
    assert_false(reads(buf_str(&bytes)));
    buf_putc(&bytes, 'x');
    assert_false(reads(buf_str(&bytes)));
    buf_release(&bytes);
}

static void a_length_beyond_the_bytes_reads_as_nothing(void **state) {
    (void)state;
    Buf bytes = {0};
    wire_put_number(&bytes, UINT64_MAX);
    buf_put(&bytes, STR("text"));
    WireReader in = {.rest = buf_str(&bytes)};
    assert_int_equal(wire_str(&in).n, 0);
    assert_true(in.broken);
    buf_release(&bytes);
}

static void frames_go_through_a_socket(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    Buf long_body = {0}, bytes = {0};
    for (int i = 0; i < 20000; i++) buf_put_int(&long_body, i);
    WireFrame frame;
    if (fork() == 0) _exit(!wire_send(ends[1], 'r', buf_str(&long_body)));
    assert_true(wire_receive(ends[0], &bytes, &frame));
    assert_int_equal(frame.kind, 'r');
    assert_true(str_eq(frame.body, buf_str(&long_body)));
    assert_int_equal(wire_frame_size(&frame), bytes.n);
    close(ends[1]);
    assert_false(wire_receive(ends[0], &bytes, &frame)); // the end of the stream
    assert_false(wire_send(ends[0], 't', STR("to nobody")));
    close(ends[0]);
    buf_release(&bytes);
    buf_release(&long_body);
}

static void a_part_of_a_frame_waits_and_nonsense_is_refused(void **state) {
    (void)state;
    WireFrame frame;
    const Str whole = STR("c\3\0\0\0\0\0\0\0abc");
    for (size_t n = 0; n < whole.n; n++)
        assert_int_equal(wire_frame_of(str_slice(whole, 0, n), &frame), WIRE_MORE);
    assert_int_equal(wire_frame_of(whole, &frame), WIRE_READY);
    assert_true(str_eq(frame.body, STR("abc")));
    const Str endless = STR("c\377\377\377\377\377\377\377\377abc");
    assert_int_equal(wire_frame_of(endless, &frame), WIRE_BROKEN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back),
        cmocka_unit_test(every_cut_is_noticed),
        cmocka_unit_test(a_length_beyond_the_bytes_reads_as_nothing),
        cmocka_unit_test(frames_go_through_a_socket),
        cmocka_unit_test(a_part_of_a_frame_waits_and_nonsense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
