// SPDX-License-Identifier: MIT
// Text rules: those that need no more than a text. The same functions see the values of a model
// and files pasted from a PDF or a wiki.
#ifndef RAPPORTEUR_MODEL_RULES_TEXT_H
#define RAPPORTEUR_MODEL_RULES_TEXT_H

#include "model/model.h"
#include "model/rules/rules.h"

// Bytes [lo, hi) of a text and what stands there once it is put right.
typedef struct {
    size_t lo, hi;
    Str text;
} TextFix;
typedef VEC(TextFix) TextFixes;

// What a rule has seen in the texts before this one; each rule has its own.
typedef struct {
    Place straight, curly; // an apostrophe or quote of each style
    bool reported;
} QuoteStyles;
typedef struct {
    QuoteStyles apostrophes, quotes;
    Arena *arena;            // of what is remembered; gone with the walk
    Map sentences;           // words of a sentence -> Place *
    struct Speller *speller; // text_icu.h; opened when the first number may be spelled out
} TextMemory;

typedef struct {
    Diag *diag;
    const Value *value; // the scalar; its `text` is what is looked at
    Str lang;           // of the document
    bool pasted;        // a file of plain text or Markdown: blank lines part paragraphs
    const Record *owner;
    const Field *field; // both NULL in a pasted file
    TextMemory *memory;
    TextFixes *fixes; // NULL: nobody will write the corrected text
} TextJob;

typedef void TextCheck(const TextJob *job);

// A finding of the rule `id`, with the severity of its row, at bytes [lo, hi).
void text_report(const TextJob *job, const char *id, Span at, Str message);
// Offers `right` for the bytes of the newest finding.
void text_offer(const TextJob *job, Span at, Str right);
// Shows every scalar that holds words to a check, one after the other.
void text_visit(const Model *model, Diag *diag, TextCheck *check);

TextCheck text_private_characters; // TX-01
TextCheck text_visual_order;       // TX-02
TextCheck text_labels;             // TX-03
TextCheck text_forms;              // TX-04
TextCheck text_spacing;            // TX-05
TextCheck text_quotes;             // TX-06
TextCheck text_repeated_sentences; // TX-09
TextCheck text_targets;            // LI-01, LI-02, LI-05 of a pasted file
TextCheck text_link_words;         // LI-02 of words without markup
TextCheck text_addresses;          // LI-06
TextCheck text_numbers_in_words;   // NU-04

// Words of a link that do not say where it leads: "here", "this link"; English.
bool text_says_nothing(Str words);

// Runs all text rules over a pasted file; fixes, when wanted, come in the order of their places
// and do not overlap.
typedef struct {
    const Source *source;
    Str lang;
    const RuleConfig *config;
    TextFixes *fixes;
} PastedText;
void rules_run_pasted(const PastedText *pasted, Diag *diag);
// The text with the fixes made.
Str text_fixed(Arena *arena, Str text, const TextFixes *fixes);

#endif
