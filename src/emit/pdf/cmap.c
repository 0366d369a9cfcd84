// SPDX-License-Identifier: MIT
// ToUnicode: one line a code, in blocks of at most a hundred (Adobe Technical Note 5411).
#include "emit/pdf/cmap.h"

#include "emit/pdf/token.h"

enum { BLOCK = 100 };

static void put_entry(const CmapEntry *entry, Buf *out) {
    buf_putc(out, '<');
    buf_put_hex(out, entry->code, 4);
    pdf_put(out, "> <");
    pdf_put_utf16(out, entry->text);
    pdf_put(out, ">\n");
}

void cmap_put(const CmapEntry *entries, size_t n, Buf *out) {
    pdf_put(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                 "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n");
    for (size_t lo = 0; lo < n; lo += BLOCK) {
        const size_t hi = lo + BLOCK < n ? lo + BLOCK : n;
        buf_put_int(out, (int64_t)(hi - lo));
        pdf_put(out, " beginbfchar\n");
        for (size_t i = lo; i < hi; i++) put_entry(&entries[i], out);
        pdf_put(out, "endbfchar\n");
    }
    pdf_put(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}
