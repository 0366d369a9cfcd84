// SPDX-License-Identifier: MIT
// Address: the schemes that a reader can follow safely; no script, no file of this machine.
#include "model/address.h"

#include "base/vec.h"

bool address_is_whole(Str address) {
    static const Str SCHEMES[] = {STR_INIT("https://"), STR_INIT("http://"), STR_INIT("mailto:")};
    for (size_t i = 0; i < address.n; i++)
        if ((unsigned char)address.at[i] <= ' ' || address.at[i] == 0x7F) return false;
    for (size_t i = 0; i < COUNT_OF(SCHEMES); i++) {
        const Str start = str_slice(address, 0, SCHEMES[i].n);
        if (str_eq_ascii_fold(start, SCHEMES[i]) && address.n > SCHEMES[i].n) return true;
    }
    return false;
}
