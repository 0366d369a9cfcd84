// SPDX-License-Identifier: MIT
// Wire: little-endian numbers; a frame is its kind, the length of its body, and the body.
#include "base/wire.h"

#include <errno.h>
#include <sys/socket.h>

enum { NUMBER_BYTES = WIRE_HEAD_BYTES - 1 };

static const uint64_t BODY_MAX = (uint64_t)1 << 32; // [bytes] more is no frame of ours

static void put_number(char *at, uint64_t value) {
    for (int i = 0; i < NUMBER_BYTES; i++) at[i] = (char)(value >> 8 * i & 0xFF);
}

static uint64_t number_of(const char *at) {
    uint64_t value = 0;
    for (int i = 0; i < NUMBER_BYTES; i++) value |= (uint64_t)(unsigned char)at[i] << 8 * i;
    return value;
}

void wire_put_number(Buf *out, uint64_t value) {
    char bytes[NUMBER_BYTES];
    put_number(bytes, value);
    buf_put(out, (Str){bytes, sizeof bytes});
}

void wire_put_str(Buf *out, Str s) {
    wire_put_number(out, s.n);
    buf_put(out, s);
}

static Str take(WireReader *in, uint64_t n) {
    if (in->broken || n > in->rest.n) {
        in->broken = true;
        return (Str){0};
    }
    const Str taken = str_slice(in->rest, 0, (size_t)n);
    in->rest = str_slice(in->rest, (size_t)n, in->rest.n);
    return taken;
}

uint64_t wire_number(WireReader *in, uint64_t max) {
    const Str bytes = take(in, NUMBER_BYTES);
    const uint64_t value = bytes.n ? number_of(bytes.at) : 0;
    if (value <= max) return value;
    in->broken = true;
    return 0;
}

int64_t wire_integer(WireReader *in) {
    return (int64_t)wire_number(in, UINT64_MAX);
}

size_t wire_count(WireReader *in) {
    return (size_t)wire_number(in, in->rest.n / NUMBER_BYTES);
}

Str wire_str(WireReader *in) {
    return take(in, wire_number(in, UINT64_MAX));
}

bool wire_is_whole(const WireReader *in) {
    return !in->broken && in->rest.n == 0;
}

static bool send_all(int fd, Str bytes) {
    while (bytes.n > 0) {
        const ssize_t n = send(fd, bytes.at, bytes.n, MSG_NOSIGNAL);
        if (n < 0 && errno != EINTR) return false;
        if (n > 0) bytes = str_slice(bytes, (size_t)n, bytes.n);
    }
    return true;
}

void wire_put_head(char head[WIRE_HEAD_BYTES], char kind, size_t size) {
    head[0] = kind;
    put_number(head + 1, size);
}

bool wire_send(int fd, char kind, Str body) {
    char head[WIRE_HEAD_BYTES];
    wire_put_head(head, kind, body.n);
    return send_all(fd, (Str){head, sizeof head}) && send_all(fd, body);
}

WireState wire_frame_of(Str bytes, WireFrame *frame) {
    if (bytes.n < WIRE_HEAD_BYTES) return WIRE_MORE;
    const uint64_t n = number_of(bytes.at + 1);
    if (n > BODY_MAX) return WIRE_BROKEN;
    if (n > bytes.n - WIRE_HEAD_BYTES) return WIRE_MORE;
    *frame =
        (WireFrame){bytes.at[0], str_slice(bytes, WIRE_HEAD_BYTES, WIRE_HEAD_BYTES + (size_t)n)};
    return WIRE_READY;
}

size_t wire_frame_size(const WireFrame *frame) {
    return WIRE_HEAD_BYTES + frame->body.n;
}

bool wire_receive(int fd, Buf *bytes, WireFrame *frame) {
    enum { STEP = 4096 };
    buf_clear(bytes);
    for (;;) {
        const WireState state = wire_frame_of(buf_str(bytes), frame);
        if (state != WIRE_MORE) return state == WIRE_READY;
        const ssize_t n = recv(fd, buf_reserve(bytes, STEP), STEP, 0);
        if (n == 0 || (n < 0 && errno != EINTR)) return false;
        if (n > 0) bytes->n += (size_t)n;
        bytes->at[bytes->n] = '\0';
    }
}
