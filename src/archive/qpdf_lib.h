// SPDX-License-Identifier: MIT
// libqpdf, loaded only when a PDF is read: a build never pays for its start-up.
#ifndef RAPPORTEUR_ARCHIVE_QPDF_LIB_H
#define RAPPORTEUR_ARCHIVE_QPDF_LIB_H

#include <qpdf/qpdf-c.h>

#include "base/diag.h"

#define QPDF_FUNCTIONS(X)                                                                          \
    X(cleanup)                                                                                     \
    X(get_error)                                                                                   \
    X(get_error_code)                                                                              \
    X(get_error_message_detail)                                                                    \
    X(get_last_string_length)                                                                      \
    X(get_num_pages)                                                                               \
    X(get_object_by_id)                                                                            \
    X(get_page_n)                                                                                  \
    X(get_root)                                                                                    \
    X(get_trailer)                                                                                 \
    X(has_error)                                                                                   \
    X(init)                                                                                        \
    X(is_encrypted)                                                                                \
    X(more_warnings)                                                                               \
    X(next_warning)                                                                                \
    X(oh_begin_dict_key_iter)                                                                      \
    X(oh_dict_more_keys)                                                                           \
    X(oh_dict_next_key)                                                                            \
    X(oh_get_array_item)                                                                           \
    X(oh_get_array_n_items)                                                                        \
    X(oh_get_binary_utf8_value)                                                                    \
    X(oh_get_dict)                                                                                 \
    X(oh_get_generation)                                                                           \
    X(oh_get_int_value)                                                                            \
    X(oh_get_key)                                                                                  \
    X(oh_get_name)                                                                                 \
    X(oh_get_numeric_value)                                                                        \
    X(oh_get_object_id)                                                                            \
    X(oh_get_stream_data)                                                                          \
    X(oh_is_array)                                                                                 \
    X(oh_is_dictionary)                                                                            \
    X(oh_is_indirect)                                                                              \
    X(oh_is_integer)                                                                               \
    X(oh_is_name)                                                                                  \
    X(oh_is_null)                                                                                  \
    X(oh_is_number)                                                                                \
    X(oh_is_stream)                                                                                \
    X(oh_is_string)                                                                                \
    X(oh_release_all)                                                                              \
    X(oh_remove_key)                                                                               \
    X(oh_unparse_binary)                                                                           \
    X(oh_unparse_resolved)                                                                         \
    X(push_inherited_attributes_to_page)                                                           \
    X(read_memory)                                                                                 \
    X(set_attempt_recovery)                                                                        \
    X(set_suppress_warnings)                                                                       \
    X(silence_errors)

typedef struct {
#define X(name) __typeof__(&qpdf_##name) name;
    QPDF_FUNCTIONS(X)
#undef X
} QpdfLib;

// False with finding PDF-20.
bool qpdflib_load(QpdfLib *lib, Diag *diag);

#endif
