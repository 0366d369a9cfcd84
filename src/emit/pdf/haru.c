// SPDX-License-Identifier: MIT
// Haru: objects live in libharu's memory pool, which is thrown away whole after each one written.
// There is no error handler: libharu then only records, and nothing jumps.
#include "emit/pdf/haru.h"

#include <hpdf_conf.h>
#include <hpdf_consts.h>
#include <hpdf_objects.h>

#include "emit/pdf/token.h"

enum {
    POOL_SIZE = 8 << 10,      // [bytes] first block of libharu's pool
    LAST_OBJECT = 0x00FFFFFF, // libharu keeps object numbers in 24 bits
};

struct Haru {
    HPDF_Error_Rec error;
    HPDF_MMgr memory; // NULL until the first object
    Buf text;         // reused for conversions
    bool failed;
};

Haru *haru_new(Arena *arena) {
    Haru *haru = arena_push(arena, Haru, 1);
    HPDF_Error_Init(&haru->error, NULL);
    return haru;
}

static void empty(Haru *haru) {
    if (haru->memory) HPDF_MMgr_Free(haru->memory);
    haru->memory = NULL;
}

void haru_drop(Haru *haru) {
    if (!haru) return;
    empty(haru);
    buf_release(&haru->text);
}

bool haru_failed(const Haru *haru) {
    return haru->failed || haru->error.error_no != HPDF_OK;
}

static HPDF_MMgr memory_of(Haru *haru) {
    if (!haru->memory) haru->memory = HPDF_MMgr_New(&haru->error, POOL_SIZE, NULL, NULL);
    if (!haru->memory) fatal_out_of_memory(POOL_SIZE);
    return haru->memory;
}

static HPDF_Dict dict_of(HaruDict *dict) {
    return (HPDF_Dict)(void *)dict;
}
static HPDF_Array array_of(HaruArray *array) {
    return (HPDF_Array)(void *)array;
}

HaruDict *haru_dict(Haru *haru) {
    return (HaruDict *)(void *)HPDF_Dict_New(memory_of(haru));
}
HaruArray *haru_array(Haru *haru) {
    return (HaruArray *)(void *)HPDF_Array_New(memory_of(haru));
}

// libharu reports what it refuses in the error record and again in the result; either is kept.
static void set(Haru *haru, HaruDict *dict, const char *key, void *value) {
    if (HPDF_Dict_Add(dict_of(dict), key, value) != HPDF_OK) haru->failed = true;
}

static void add(Haru *haru, HaruArray *array, void *value) {
    if (HPDF_Array_Add(array_of(array), value) != HPDF_OK) haru->failed = true;
}

// An object that stands for one in the file: containers write a reference to it.
static void *reference(Haru *haru, uint32_t object) {
    HPDF_Null target = HPDF_Null_New(memory_of(haru));
    if (target && object <= LAST_OBJECT)
        target->header.obj_id = object | HPDF_OTYPE_INDIRECT;
    else
        haru->failed = true;
    return target;
}

static void *binary(Haru *haru, Str bytes) {
    // libharu takes bytes it does not change through a pointer that is not const.
    return HPDF_Binary_New(memory_of(haru), (HPDF_BYTE *)(uintptr_t)bytes.at, (HPDF_UINT)bytes.n);
}

// ASCII as a literal, the rest as hexadecimal.
static void *byte_string(Haru *haru, Str bytes) {
    if (!pdf_is_ascii(bytes) || bytes.n == 0) return binary(haru, bytes);
    buf_clear(&haru->text);
    buf_put(&haru->text, bytes);
    return HPDF_String_New(memory_of(haru), haru->text.at, NULL);
}

static void *text_string(Haru *haru, Str utf8) {
    if (pdf_is_ascii(utf8)) return byte_string(haru, utf8);
    buf_clear(&haru->text);
    pdf_put(&haru->text, "\xfe\xff");
    pdf_put_utf16_bytes(&haru->text, utf8);
    return binary(haru, buf_str(&haru->text));
}

void haru_set_name(Haru *haru, HaruDict *dict, const char *key, const char *name) {
    set(haru, dict, key, HPDF_Name_New(memory_of(haru), name));
}

void haru_set_int(Haru *haru, HaruDict *dict, const char *key, int64_t value) {
    set(haru, dict, key, HPDF_Number_New(memory_of(haru), (HPDF_INT32)value));
}

void haru_set_bool(Haru *haru, HaruDict *dict, const char *key, bool value) {
    set(haru, dict, key, HPDF_Boolean_New(memory_of(haru), value ? HPDF_TRUE : HPDF_FALSE));
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
    add(haru, array, HPDF_Name_New(memory_of(haru), name));
}

void haru_add_int(Haru *haru, HaruArray *array, int64_t value) {
    add(haru, array, HPDF_Number_New(memory_of(haru), (HPDF_INT32)value));
}

void haru_add_milli(Haru *haru, HaruArray *array, int64_t value) {
    if (value % 1000 == 0)
        haru_add_int(haru, array, value / 1000);
    else
        add(haru, array, HPDF_Real_New(memory_of(haru), (HPDF_REAL)((double)value / 1000)));
}

void haru_add_null(Haru *haru, HaruArray *array) {
    add(haru, array, HPDF_Null_New(memory_of(haru)));
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

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n) {
    buf_put(stream->attr, (Str){(const char *)bytes, n});
    return HPDF_OK;
}

static void write_object(Haru *haru, void *object, Buf *out) {
    HPDF_Stream stream = HPDF_CallbackWriter_New(memory_of(haru), take_bytes, out);
    if (!object || !stream || HPDF_Obj_WriteValue(object, stream, NULL) != HPDF_OK)
        haru->failed = true;
    empty(haru);
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
