// SPDX-License-Identifier: MIT
// The three status words of ICANN's reviews since 2022, in the six languages of the United Nations,
// for documents that have no words of their own.
#include "base/buf.h"
#include "model/resolve.h"
#include "read/yaml.h"

typedef struct {
    const char *label, *definition;
} StatusWords;

typedef struct {
    const char *lang;
    StatusWords not_started, in_progress, complete;
} StandardWords;

static const StandardWords WORDS[] = {
    {"en",
     {"Not started",
      "No work has been done so far, for example because something else must come first."},
     {"In progress", "Work on the deliverables that were agreed on is under way."},
     {"Complete", "What was intended is done, and documentation of it can be read."}},
    {"fr",
     {"Non commencée",
      "Aucun travail n’a encore été engagé, par exemple parce qu’autre chose doit être fait "
      "d’abord."},
     {"En cours", "Les travaux relatifs aux produits convenus sont en cours."},
     {"Terminée",
      "Ce qui était prévu est fait et la documentation correspondante peut être consultée."}},
    {"es",
     {"No iniciada",
      "Todavía no se ha hecho nada, por ejemplo porque antes hay que concluir otra tarea."},
     {"En curso", "Se está trabajando en los productos convenidos."},
     {"Completada",
      "Lo previsto está hecho y se puede consultar la documentación correspondiente."}},
    {"ru",
     {"Не начато",
      "Работа ещё не начата, например потому, что сначала необходимо выполнить что-то другое."},
     {"Выполняется", "Ведётся работа над согласованными результатами."},
     {"Выполнено",
      "Запланированное выполнено, и с соответствующей документацией можно ознакомиться."}},
    {"ar",
     {"لم تبدأ", "لم يبدأ أي عمل بعد، لأن أمرًا آخر ينبغي أن يتم أولًا على سبيل المثال."},
     {"قيد التنفيذ", "العمل جارٍ على النواتج المتفق عليها."},
     {"مكتملة", "أُنجز ما كان مقررًا، ويمكن الاطلاع على الوثائق المتعلقة به."}},
    {"zh",
     {"未开始", "尚未开展任何工作，例如因为须先完成其他事项。"},
     {"进行中", "正在就商定的交付成果开展工作。"},
     {"已完成", "预定事项已经完成，有关文件可供查阅。"}},
};

// Those of the language without its region and script, else the English ones.
static const StandardWords *words_in(Str lang) {
    const size_t hyphen = str_find_char(lang, '-', 0);
    const Str language = hyphen == SIZE_MAX ? lang : str_slice(lang, 0, hyphen);
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (str_eq(language, str_of(WORDS[i].lang))) return &WORDS[i];
    return &WORDS[0];
}

const Value *standard_statuses(Arena *arena, Str lang, Diag *diag) {
    const StandardWords *words = words_in(lang);
    const StatusWords *w[] = {&words->not_started, &words->in_progress, &words->complete};
    Source *source = arena_push(arena, Source, 1);
    source->path = STR("(standard vocabulary)");
    source->bytes = str_format(arena,
                               "- {id: not-started, label: \"%s\", definition: \"%s\"}\n"
                               "- {id: in-progress, label: \"%s\", definition: \"%s\"}\n"
                               "- {id: complete, label: \"%s\", definition: \"%s\",\n"
                               "   terminal: yes, needs_documentation: yes}\n",
                               w[0]->label, w[0]->definition, w[1]->label, w[1]->definition,
                               w[2]->label, w[2]->definition);
    return yaml_read(arena, source, diag);
}
