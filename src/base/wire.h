// SPDX-License-Identifier: MIT
// Wire: values as bytes between the processes of one run: numbers of 64 bits, strings with their
// length, and frames of a kind and a body. What comes in is checked against the bytes there are.
#ifndef RAPPORTEUR_BASE_WIRE_H
#define RAPPORTEUR_BASE_WIRE_H

#include "base/buf.h"

void wire_put_number(Buf *out, uint64_t value);
void wire_put_str(Buf *out, Str s);

// What is left to read. Once something is wrong, everything reads as zero or empty.
typedef struct {
    Str rest; // borrowed
    bool broken;
} WireReader;

// A number of at most `max`.
uint64_t wire_number(WireReader *in, uint64_t max);
int64_t wire_integer(WireReader *in); // as put by wire_put_number((uint64_t)value)
// How many items follow; each takes at least a number's bytes.
size_t wire_count(WireReader *in);
// A string, borrowed from the bytes.
Str wire_str(WireReader *in);
// True when everything was read and nothing was wrong.
bool wire_is_whole(const WireReader *in);

typedef struct {
    char kind;
    Str body; // borrowed
} WireFrame;

enum { WIRE_HEAD_BYTES = 1 + 8 };
// What stands before the body of a frame.
void wire_put_head(char head[WIRE_HEAD_BYTES], char kind, size_t size);
// Writes a frame to a socket; false when the other end is gone.
bool wire_send(int fd, char kind, Str body);
// Waits for a frame from a socket, into `bytes`, which the body borrows from; the other end sends
// no second one before it has an answer. False at the end of the stream, or when what comes is no
// frame.
bool wire_receive(int fd, Buf *bytes, WireFrame *frame);
typedef enum { WIRE_MORE, WIRE_READY, WIRE_BROKEN } WireState;
// The frame that `bytes` begin with, when it is all there.
WireState wire_frame_of(Str bytes, WireFrame *frame);
// The bytes that a frame takes.
size_t wire_frame_size(const WireFrame *frame);

#endif
