// SPDX-License-Identifier: MIT
// Haru: containers own what is put in them, so writing one frees all of it. libharu's memory pool
// is not used, for it does not align what it gives out. There is no error handler: libharu then
// only records, and nothing jumps.
#include "emit/pdf/haru.h"

#include <hpdf_conf.h>
#include <hpdf_consts.h>
#include <hpdf_objects.h>

#include "emit/pdf/token.h"

enum {
    TARGETS_SIZE = 4 << 10,   // [bytes]
    STREAM_PART = 4 << 10,    // [bytes] libharu's streams grow by this
    LAST_OBJECT = 0x00FFFFFF, // libharu keeps object numbers in 24 bits
};

struct Haru {
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    Arena *targets; // what references point to, until the next write
    Buf text;       // reused for conversions
    bool failed;
};

Haru *haru_new(Arena *arena) {
    Haru *haru = arena_push(arena, Haru, 1);
    HPDF_Error_Init(&haru->error, NULL);
    haru->memory = HPDF_MMgr_New(&haru->error, 0, NULL, NULL);
    if (!haru->memory) fatal_out_of_memory(0);
    haru->targets = arena_new(TARGETS_SIZE);
    return haru;
}

void haru_drop(Haru *haru) {
    if (!haru) return;
    HPDF_MMgr_Free(haru->memory);
    arena_drop(haru->targets);
    buf_release(&haru->text);
}

bool haru_failed(const Haru *haru) {
    return haru->failed || haru->error.error_no != HPDF_OK;
}

static HPDF_Dict dict_of(HaruDict *dict) {
    return (HPDF_Dict)(void *)dict;
}
static HPDF_Array array_of(HaruArray *array) {
    return (HPDF_Array)(void *)array;
}

HaruDict *haru_dict(Haru *haru) {
    return (HaruDict *)(void *)HPDF_Dict_New(haru->memory);
}
HaruArray *haru_array(Haru *haru) {
    return (HaruArray *)(void *)HPDF_Array_New(haru->memory);
}

// libharu reports what it refuses in the error record and again in the result; either is kept.
static void set(Haru *haru, HaruDict *dict, const char *key, void *value) {
    if (HPDF_Dict_Add(dict_of(dict), key, value) != HPDF_OK) haru->failed = true;
}

static void add(Haru *haru, HaruArray *array, void *value) {
    if (HPDF_Array_Add(array_of(array), value) != HPDF_OK) haru->failed = true;
}

// An object that stands for one in the file: containers keep a reference to it and do not own it.
static void *reference(Haru *haru, uint32_t object) {
    HPDF_Null target = arena_push(haru->targets, HPDF_Null_Rec, 1);
    target->header.obj_class = HPDF_OCLASS_NULL;
    target->header.obj_id = object | HPDF_OTYPE_INDIRECT;
    if (object > LAST_OBJECT) haru->failed = true;
    return target;
}

static void *binary(Haru *haru, Str bytes) {
    // libharu takes bytes it does not change through a pointer that is not const.
    return HPDF_Binary_New(haru->memory, (HPDF_BYTE *)(uintptr_t)bytes.at, (HPDF_UINT)bytes.n);
}

// ASCII as a literal, the rest as hexadecimal.
static void *byte_string(Haru *haru, Str bytes) {
    if (!pdf_is_ascii(bytes) || bytes.n == 0) return binary(haru, bytes);
    buf_clear(&haru->text);
    buf_put(&haru->text, bytes);
    return HPDF_String_New(haru->memory, haru->text.at, NULL);
}

static void *text_string(Haru *haru, Str utf8) {
    if (pdf_is_ascii(utf8)) return byte_string(haru, utf8);
    buf_clear(&haru->text);
    pdf_put(&haru->text, "\xfe\xff");
    pdf_put_utf16_bytes(&haru->text, utf8);
    return binary(haru, buf_str(&haru->text));
}

void haru_set_name(Haru *haru, HaruDict *dict, const char *key, const char *name) {
    set(haru, dict, key, HPDF_Name_New(haru->memory, name));
}

void haru_set_int(Haru *haru, HaruDict *dict, const char *key, int64_t value) {
    set(haru, dict, key, HPDF_Number_New(haru->memory, (HPDF_INT32)value));
}

void haru_set_bool(Haru *haru, HaruDict *dict, const char *key, bool value) {
    set(haru, dict, key, HPDF_Boolean_New(haru->memory, value ? HPDF_TRUE : HPDF_FALSE));
}

void haru_set_ref(Haru *haru, HaruDict *dict, const char *key, uint32_t object) {
    set(haru, dict, key, reference(haru, object));
}

void haru_set_text(Haru *haru, HaruDict *dict, const char *key, Str utf8) {
    if (utf8.n) set(haru, dict, key, text_string(haru, utf8));
}

void haru_set_bytes(Haru *haru, HaruDict *dict, const char *key, Str bytes) {
    set(haru, dict, key, byte_string(haru, bytes));
}

void haru_set_dict(Haru *haru, HaruDict *dict, const char *key, HaruDict *value) {
    set(haru, dict, key, value);
}

void haru_set_array(Haru *haru, HaruDict *dict, const char *key, HaruArray *value) {
    set(haru, dict, key, value);
}

void haru_add_name(Haru *haru, HaruArray *array, const char *name) {
    add(haru, array, HPDF_Name_New(haru->memory, name));
}

void haru_add_int(Haru *haru, HaruArray *array, int64_t value) {
    add(haru, array, HPDF_Number_New(haru->memory, (HPDF_INT32)value));
}

void haru_add_milli(Haru *haru, HaruArray *array, int64_t value) {
    if (value % 1000 == 0)
        haru_add_int(haru, array, value / 1000);
    else
        add(haru, array, HPDF_Real_New(haru->memory, (HPDF_REAL)((double)value / 1000)));
}

void haru_add_null(Haru *haru, HaruArray *array) {
    add(haru, array, HPDF_Null_New(haru->memory));
}

void haru_add_ref(Haru *haru, HaruArray *array, uint32_t object) {
    add(haru, array, reference(haru, object));
}

void haru_add_bytes(Haru *haru, HaruArray *array, Str bytes) {
    add(haru, array, byte_string(haru, bytes));
}

void haru_add_dict(Haru *haru, HaruArray *array, HaruDict *value) {
    add(haru, array, value);
}
void haru_add_array(Haru *haru, HaruArray *array, HaruArray *value) {
    add(haru, array, value);
}

static void take_bytes(HPDF_Stream stream, Buf *out) {
    const HPDF_UINT parts = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < parts; i++) {
        HPDF_UINT n = 0;
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, i, &n);
        if (bytes) buf_put(out, (Str){(const char *)bytes, n});
    }
}

static void write_object(Haru *haru, void *object, Buf *out) {
    HPDF_Stream stream = HPDF_MemStream_New(haru->memory, STREAM_PART);
    if (object && stream && HPDF_Obj_WriteValue(object, stream, NULL) == HPDF_OK)
        take_bytes(stream, out);
    else
        haru->failed = true;
    if (stream) HPDF_Stream_Free(stream);
    if (object) HPDF_Obj_Free(haru->memory, object);
    arena_reset(haru->targets);
}

void haru_write_dict(Haru *haru, HaruDict *dict, Buf *out) {
    write_object(haru, dict, out);
}
void haru_write_array(Haru *haru, HaruArray *array, Buf *out) {
    write_object(haru, array, out);
}

void haru_write_entries(Haru *haru, HaruDict *dict, Buf *out) {
    const size_t start = out->n;
    write_object(haru, dict, out);
    if (haru->failed || out->n < start + 4) return;
    out->n -= 2; // the closing brackets
    memmove(out->at + start, out->at + start + 2, out->n - start - 2);
    out->n -= 2;
}
