// SPDX-License-Identifier: MIT
// Haru: the border to libharu, whose object layer builds and serialises the objects that are not in
// the hot path. No foreign type crosses it. Errors stick and are asked for once, at the end.
#ifndef RAPPORTEUR_EMIT_PDF_HARU_H
#define RAPPORTEUR_EMIT_PDF_HARU_H

#include "base/buf.h"

typedef struct Haru Haru;
typedef struct HaruDict HaruDict;
typedef struct HaruArray HaruArray;

// Stands in `arena`; ended by haru_drop, NULL is fine.
Haru *haru_new(Arena *arena);
void haru_drop(Haru *haru);
// True when libharu refused anything so far.
bool haru_failed(const Haru *haru);

// New containers belong to the haru, until the next haru_write_*.
HaruDict *haru_dict(Haru *haru);
HaruArray *haru_array(Haru *haru);

// Keys are NUL-terminated names without the slash.
void haru_set_name(Haru *haru, HaruDict *dict, const char *key, const char *name);
void haru_set_int(Haru *haru, HaruDict *dict, const char *key, int64_t value);
void haru_set_bool(Haru *haru, HaruDict *dict, const char *key, bool value);
void haru_set_ref(Haru *haru, HaruDict *dict, const char *key, uint32_t object);
// A text string; an empty one is left out.
void haru_set_text(Haru *haru, HaruDict *dict, const char *key, Str utf8);
// A byte string.
void haru_set_bytes(Haru *haru, HaruDict *dict, const char *key, Str bytes);
void haru_set_dict(Haru *haru, HaruDict *dict, const char *key, HaruDict *value);
void haru_set_array(Haru *haru, HaruDict *dict, const char *key, HaruArray *value);

void haru_add_name(Haru *haru, HaruArray *array, const char *name);
void haru_add_int(Haru *haru, HaruArray *array, int64_t value);
// A number of value / 1000.
void haru_add_milli(Haru *haru, HaruArray *array, int64_t value);
void haru_add_null(Haru *haru, HaruArray *array);
void haru_add_ref(Haru *haru, HaruArray *array, uint32_t object);
void haru_add_bytes(Haru *haru, HaruArray *array, Str bytes);
void haru_add_dict(Haru *haru, HaruArray *array, HaruDict *value);
void haru_add_array(Haru *haru, HaruArray *array, HaruArray *value);

// Appends the object's bytes, then frees every object of the haru.
void haru_write_dict(Haru *haru, HaruDict *dict, Buf *out);
void haru_write_array(Haru *haru, HaruArray *array, Buf *out);
// The entries alone, without the brackets: for the dictionary of a stream.
void haru_write_entries(Haru *haru, HaruDict *dict, Buf *out);

#endif
