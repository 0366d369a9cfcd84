// SPDX-License-Identifier: MIT
// Compile: one (document, language) pair from sources to files: the stages, one a line.
#ifndef RAPPORTEUR_COMPILE_H
#define RAPPORTEUR_COMPILE_H

#include "archive/archive.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/facts.h"
#include "model/rules/rules.h"
#include "text/paragraph.h"

typedef enum { FORMAT_PDF, FORMAT_PNG, FORMAT_SVG } OutputFormat;

// What --dump prints, in the order of the pipeline.
#define DUMP_STAGES(X)                                                                             \
    X(TREES, "trees")                                                                              \
    X(MODEL, "model")                                                                              \
    X(BLOCKS, "blocks")                                                                            \
    X(PAGES, "pages")                                                                              \
    X(TRACE, "trace")

typedef enum {
    DUMP_NONE,
#define X(STAGE, name) DUMP_##STAGE,
    DUMP_STAGES(X)
#undef X
} DumpStage;

typedef struct {
    const char *document;          // path of the document file
    Str shown;                     // the path for messages
    const char *root;              // folder that reads stay in
    Str lang;                      // edition, or empty: the document's own
    Str item;                      // of a document with `for_each` (see model/bind.h)
    const char *layouts;           // the program's layouts
    const char *workspace_layouts; // searched first, or NULL
    Str theme;                     // Lua module
    Str output;        // as asked for: a path or "-"; empty: named after the document's id
    Str output_folder; // for outputs named after the id
    bool name_lang;    // the document has several editions: the name ends with the language
    OutputFormat format;
    unsigned dpi;     // of PNG
    unsigned handout; // slides on a sheet of A4: 2 or 3; 0: none
    Str only;         // name of the one block to set, or empty
    DumpStage dump;
    bool check_only;       // every stage, but nothing is written
    bool force;            // write in spite of findings of severity error
    bool strict;           // warnings count as errors
    AttachMode attach;     // what a PDF carries of what it was made of
    StandardSet standards; // that a PDF claims
    bool configured;       // `root` has a rapporteur.yaml
    Str archived;          // name of the data in the PDF; empty: named after the document's id
    Str edition_sha256;    // of an earlier edition in a PDF that stands as its data alone
    const char *fonts;     // the manifest of fonts
    RuleConfig rules;
    const Value *shared;         // the tree of rapporteur.yaml, or NULL (model/shared.h)
    const FileLog *shared_files; // what was read for it, or NULL
} CompileJob;

// Whose an output of the run is: two documents with one output name would overwrite each other
// unseen. `take` gives `path` to the document that asks; it returns false when another has it, and
// names that in `other`. Where several processes work, it waits for the documents before this one.
typedef struct {
    bool (*take)(void *context, Arena *arena, Str path, Str *other); // NULL: nobody else is there
    void *context;
} OutputClaims;

// What all jobs of a run share.
typedef struct {
    FontBook *fonts;
    TextEngine *engine;
    OutputClaims claims;
} CompileTools;

typedef struct {
    bool written; // the output was written, or the dump made
    Str path;     // of the output; PNG and SVG: the stem of the pages' names
    size_t pages;
    size_t attached; // files that the PDF carries
    FactList facts;  // what the document says, for checks across documents
} CompileResult;

// Runs all stages. Findings go to `diag`, whose arena is the job's; a dump goes to `dump`.
// When nothing was written, an earlier output is as it was.
CompileResult compile_document(const CompileJob *job, const CompileTools *tools, Diag *diag,
                               Buf *dump);

// A document id as a file name: bytes other than ASCII letters, digits, '.', '-' and '_' become '_'
// ("GAO-20-377/1" is GAO-20-377_1); never empty, never beginning with a dot.
Str safe_file_name(Arena *arena, Str id);

#endif
