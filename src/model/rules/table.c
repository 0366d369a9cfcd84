// SPDX-License-Identifier: MIT
// The rule table. Rows without a check are found elsewhere: by a reader, while binding, when pages
// are set. docs/RULES.md is printed from these rows.
#include "base/vec.h"
#include "model/rules/checks.h"
#include "model/rules/rows.h"
#include "model/rules/rules.h"

#define RULE(id, severity, title, why, wrong, right, check)                                        \
    {                                                                                              \
        STR_INIT(id), SEVERITY_##severity, STR_INIT(title), STR_INIT(why), STR_INIT(wrong),        \
            STR_INIT(right), (check)                                                               \
    }

const Rule RULES[] = {
    RULE("ID-01", ERROR, "An id stands for one record",
         "Links, references and counts go by the id. Two records with one id make a list longer "
         "than it is, and a link to one of them may reach the other. Recommendations of different "
         "reviews may share an id: their key is the review and the id.",
         "- {id: \"7\", text: Collect data.}\n- {id: \"7\", text: Publish data.}",
         "- {id: \"7\", text: Collect data.}\n- {id: \"8\", text: Publish data.}", check_ids),
    RULE("ID-02", ERROR, "A reference names one recommendation",
         "Two reviews may both have a recommendation 2.3. Put the id or short name of the review "
         "before it, so that a reader knows which one is meant.",
         "depends_on: [\"2.3\"]", "depends_on: [WS2 2.3]", NULL),
    RULE("RF-01", ERROR, "A reference leads to a recommendation that exists",
         "A number that no recommendation has is mostly a slip of the pen: 10 for 10.1. A "
         "reference qualified by a review that is not in the data is not checked.",
         "depends_on: [\"10\"]", "depends_on: [\"10.1\"]", check_inline_recommendations),
    RULE("RF-03", ERROR, "Whoever is named is declared",
         "Publishers, owners, groups and themes are referred to by id, so that a name is written "
         "once and spelt in one way. So are the lists and words of `{count …}` in a text: a slip "
         "there would print 0.",
         "publisher: ican", "publisher: icann   # in organisations: {id: icann, name: …}",
         check_inline_names),
    RULE("RF-02", ERROR, "An item with a priority exists",
         "A level may be that of some items of a recommendation. An item that the recommendation "
         "does not have makes the level that of nothing. One that differs only by case is taken "
         "for the item, with a warning. Nothing is said where the items are not written down.",
         "priority: [{level: P2, items: [\"7\"]}]\nitems: [{id: \"1\", text: …}, {id: \"2\", "
         "text: …}]",
         "priority: [{level: P2, items: [\"2\"]}]\nitems: [{id: \"1\", text: …}, {id: \"2\", "
         "text: …}]",
         check_priority_items),
    RULE("RF-04", WARNING, "A link that is declared is used",
         "A link of the list `links` that has no words of its own, and to which no text leads, "
         "tells a reader nothing: it is mostly what remains of a lost one.",
         "links: [{url: \"https://www.example.org/a\"}]",
         "links: [{text: The agenda, url: \"https://www.example.org/a\"}]", check_unused_links),
    RULE("RF-05", WARNING, "Text is whole",
         "A recommendation without its text, or with a part of it left out, cannot be judged by "
         "who reads about it. In a report where none has a text, none is missed.",
         "text: ICANN should gather data […]\nelided: yes", "text: ICANN should gather data on it.",
         check_missing_text),
    RULE("ST-01", ERROR, "What was printed for each status is what the table says",
         "`stated` holds the lists or counts that an older document printed. Readers compare them "
         "with the table; where they differ, one of the two misleads.",
         "stated: {complete: [\"16\", \"17\"]}\nrecommendations:\n  - {id: \"17\", status: "
         "in-progress}",
         "stated: {complete: [\"16\"], in-progress: [\"17\"]}\nrecommendations:\n"
         "  - {id: \"17\", status: in-progress}",
         check_stated),
    RULE("ST-02", ERROR, "Snapshots add up, and the last one is the table",
         "Each snapshot of `progress` must add up to the total, and the newest one that is not "
         "after the document's period must give the counts of the table: chart and table stand on "
         "facing pages.",
         "total: 17\nseries: [{period: 2023-06, complete: 5, in-progress: 11}]",
         "total: 17\nseries: [{period: 2023-06, complete: 5, in-progress: 12}]", check_snapshots),
    RULE("ST-10", ERROR, "A status is a word of the vocabulary",
         "A status that the vocabulary does not have is counted nowhere. A word that differs only "
         "by case, blanks or hyphens, and a label in place of an id, are taken for the word, with "
         "a warning. Every recommendation has a status, be it `unknown`.",
         "status: done", "status: complete", check_status_words),
    RULE("PR-01", ERROR, "An item has one level, or two in part",
         "An item that stands in two levels without `in_part` in both has two priorities, and "
         "counts by priority count it twice.",
         "- {level: P1, items: [\"4\"]}\n- {level: P2, items: [\"4\"]}",
         "- {level: P1, items: [\"4\"], in_part: [\"4\"]}\n"
         "- {level: P2, items: [\"4\"], in_part: [\"4\"]}",
         check_split_priorities),
    RULE("PR-04", ERROR, "A priority is a level of the scale",
         "`vocab.priority.levels` declares the scale. A level beyond it cannot be ranked. Without "
         "a declared scale every level is taken.",
         "levels: [P1, P2, P3, P4]\n…\npriority: HIGH", "levels: [P1, P2, P3, P4]\n…\npriority: P1",
         check_priority_levels),
    RULE("DA-02", WARNING, "A date has its year",
         "A due date such as `7 July` takes the year of `action_items.year`; without that, the "
         "year in which the data was right, which is a guess around New Year.",
         "due: 7 July", "year: 2017\nitems:\n  - due: 7 July", check_days_without_year),
    RULE("DA-04", ERROR, "A day is in its event and on its weekday",
         "A meeting of an event, or what is planned during it, lies between its first and last "
         "day, and a weekday printed beside a full date is the right one. A partial date is wrong "
         "only when all its days are.",
         "events: [{id: e, name: Forum, from: 2017-06-26, to: 2017-06-29}]\n…\n"
         "document: {event: e}\nmeeting: {date: 2017-07-01}",
         "events: [{id: e, name: Forum, from: 2017-06-26, to: 2017-06-29}]\n…\n"
         "document: {event: e}\nmeeting: {date: 2017-06-28}",
         check_event_days),
    RULE("AC-01", ERROR, "An action item has an owner", "What is everybody's is done by nobody.",
         "- {text: Publish the blog., due: 2017-07-19}",
         "- {text: Publish the blog., owners: [staff], due: 2017-07-19}", check_owners),
    RULE("AC-02", WARNING, "An action item has a due date",
         "An item whose date is to be decided is never late.", "due: TBD", "due: 2017-07-25",
         check_undecided_dates),
    RULE("AC-03", WARNING, "No open action item is overdue",
         "An item that is open was due before the day on which the data was right. Ask its owner, "
         "or say that it is completed or deferred.",
         "document: {as_of: 2017-07-12}\n…\n- {text: …, owners: [staff], due: 2017-07-07}",
         "- {text: …, owners: [staff], due: 2017-07-07, state: completed}", check_overdue_items),
    RULE("PE-01", WARNING, "A rapporteur is one of the volunteers",
         "Who reports on a topic usually works on it: a name that is missing among the volunteers "
         "was mostly forgotten.",
         "rapporteur: alain\nvolunteers: [denise, eric]",
         "rapporteur: alain\nvolunteers: [alain, denise, eric]", check_rapporteurs),
    RULE("PE-03", WARNING, "A short name is one person's",
         "A first name alone, without the full name in the data, or the same for two people, "
         "does not tell a reader who is meant.",
         "people: [{id: eric, short: Eric}]", "people: [{id: eric, name: Eric Doe, short: Eric}]",
         check_short_names),
    RULE("PE-04", ERROR, "Nobody is both present and away",
         "One person is in two lists of the attendance that exclude each other.",
         "attendance: {present: [emily], excused: [emily]}", "attendance: {present: [emily]}",
         check_attendance),
    RULE("HX-01", WARNING, "A recommendation on the map has a briefing status",
         "A hexagon has the look of its briefing status; without one it has none of the legend.",
         "hexagon_map: {groups: [{title: A, recommendations: [\"4\"]}]}\n…\n"
         "- {id: \"4\", briefing: unknown}",
         "hexagon_map: {groups: [{title: A, recommendations: [\"4\"]}]}\n…\n"
         "- {id: \"4\", briefing: completed}",
         check_hexagon_status),
    RULE("HX-02", ERROR, "A recommendation is on the map once, and declared",
         "A recommendation in two groups is counted twice by who counts hexagons; one that is not "
         "in the data has neither text nor status.",
         "groups:\n  - {title: A, recommendations: [\"4\", \"5\"]}\n"
         "  - {title: B, recommendations: [\"5\"]}",
         "groups:\n  - {title: A, recommendations: [\"4\"]}\n"
         "  - {title: B, recommendations: [\"5\"]}",
         check_hexagon_groups),
    RULE("HX-03", WARNING, "What the deck covers is marked so, on the map",
         "A recommendation with a slide of its own stands on the map, with the briefing status "
         "`this-deck` where the vocabulary has that word.",
         "- {id: \"10\", briefing: completed}\n…\n- {type: recommendation, recommendation: "
         "\"10\"}",
         "- {id: \"10\", briefing: this-deck}\n…\n- {type: recommendation, recommendation: "
         "\"10\"}",
         check_deck_coverage),
    RULE("LI-01", ERROR, "A link leads somewhere",
         "An empty target, or \"#\" alone, is what remains when a page is copied without its "
         "addresses. A reader follows it in vain, as one that has no https://, http:// or mailto:. "
         "Scripts and files of one's own machine are nothing that a report may link to.",
         "text: Read the [report](#)", "text: Read the [report](https://www.example.org/report)",
         check_link_targets),
    RULE("LI-02", WARNING, "The words of a link say where it leads",
         "Screen readers list the links of a page by their words alone: \"here\" says nothing, and "
         "an address is spelled out letter by letter. Write an address that is to be printed as "
         "<address>.",
         "text: Read [here](https://www.example.org/report).",
         "text: Read the [report](https://www.example.org/report).", check_link_words),
    RULE("LI-05", ERROR, "Markup is whole, and no HTML",
         "Text takes emphasis, code, links and braces. Raw HTML would be printed as it is, and so "
         "would a link whose brackets do not close.",
         "note: <small>P1 is highest</small>", "note: P1 is highest", NULL),
    RULE("LI-06", ERROR, "An address is whole",
         "A line end within a URL cuts it in two when it is copied from a PDF, and a mail address "
         "without a host reaches nobody.",
         "text: Write to compliance@icann", "text: Write to compliance@icann.org", check_addresses),
    RULE("TX-01", ERROR, "No character of private use",
         "Such characters come from symbol fonts of other programs: a check mark of Wingdings is "
         "U+F0FC there and nothing anywhere else. Screen readers cannot read it.",
         "text: \\uF0FC done", "text: ✓ done", check_private_characters),
    RULE("TX-02", ERROR, "Right-to-left words are stored in the order of reading",
         "What a PDF shows from right to left often comes out of it backwards. The domain label "
         "beside a word proves it, or a letter that stands only at the end of words, at the "
         "beginning of one. The word put right is offered.",
         "Israel (xn--4dbrk0ce / לארשי)", "Israel (xn--4dbrk0ce / ישראל)", check_visual_order),
    RULE("TX-03", ERROR, "A domain name and its label are one name",
         "A name in its own script is encoded as a label that begins with xn--. When the two that "
         "stand together differ, one of them is another domain.",
         "{a_label: xn--90ae, u_label: гб}", "{a_label: xn--90ae, u_label: бг}",
         check_domain_labels),
    RULE("TX-04", WARNING, "Letters are written as letters",
         "Text copied from a PDF holds shapes of Arabic letters, ligatures such as ﬁ, or accents "
         "apart from their letter: it looks right, but a search does not find it.",
         "text: The ﬁrst report", "text: The first report", check_forms),
    RULE("TX-05", INFO, "Blanks and capitals are where they belong",
         "Two blanks, a blank in front of a stop, and a sentence that begins with a small letter "
         "are mostly traces of editing.",
         "text: The council met .  It agreed.", "text: The council met. It agreed.", check_spacing),
    RULE("TX-06", INFO, "Apostrophes and quotes have one style",
         "Straight and curly ones in one document are a trace of two sources.",
         "text: ICANN’s plan and the council's view", "text: ICANN’s plan and the council’s view",
         check_quotes),
    RULE("TX-08", ERROR, "Every character is in a font",
         "A character that no font of the manifest has would be printed as an empty box.",
         "text: a sign that no font has", "text: its name in words", NULL),
    RULE("TX-09", INFO, "Nothing is said twice, word for word",
         "A long sentence that stands in two places was mostly copied; one of the two will be "
         "forgotten when the other is changed.",
         "- text: The committee is a forum for managers to discuss what matters to them all.\n"
         "- text: The committee is a forum for managers to discuss what matters to them all.",
         "- text: The committee is a forum for managers to discuss what matters to them all.\n"
         "- text: It met in October.",
         check_repeated_sentences),
    RULE("NU-04", ERROR, "A number in words is the one in figures",
         "Where both stand together readers take either. Words are read by the rules of the "
         "document's language.",
         "text: Sixty-six (67) members attended.", "text: Sixty-seven (67) members attended.",
         check_numbers_in_words),
    RULE("CH-01", ERROR, "Every bar has all its parts, once",
         "A snapshot without a count for a status that others have leaves a hole in the chart: "
         "nobody can tell it from zero. Two snapshots of one period cannot both be right.",
         "- {period: 2023-03, complete: 5, in-progress: 12}\n- {period: 2023-06, complete: 5}",
         "- {period: 2023-03, complete: 5, in-progress: 12}\n"
         "- {period: 2023-06, complete: 5, in-progress: 12}",
         check_chart_series),
    RULE("CH-02", ERROR, "Parts add up to their total",
         "A total stands beside its parts: that of a snapshot beside its counts, that of the "
         "chart and the number of rows beside the recommendations a review tracks.",
         "recommendations_tracked: 18\n…\nprogress: {total: 17, …}",
         "recommendations_tracked: 17\n…\nprogress: {total: 17, …}", check_totals),
#include "model/rules/rows_progress.inc"
#include "model/rules/rows_time.inc"
#include "model/rules/rows_text.inc"
#include "model/rules/rows_board.inc"
#include "model/rules/rows_numbers.inc"
#include "model/rules/rows_changes.inc"
    RULE("WA-01", WARNING, "A waiver waives something",
         "A waiver that covers no finding hides the next mistake of its kind.",
         "allow: [ST-02]   # but all snapshots add up", "# no waiver", NULL),
    RULE("WA-02", WARNING, "A waiver gives its reason",
         "`because` tells the next editor why the finding is right as it is. Without it the waiver "
         "has no effect.",
         "allow: [ST-02]", "allow: [ST-02]\nbecause: the source counts recommendation 6 twice",
         NULL),
    RULE("DATA-01", WARNING, "A key is one of the format",
         "A key that is not known is passed over: what stands there is not printed.",
         "titel: Progress", "title: Progress", NULL),
    RULE("DATA-02", FATAL, "A value has the shape its key takes",
         "A list stands where a list is expected, a map where a map is, a word where a word is.",
         "periods: {id: 2023-06}", "periods: [{id: 2023-06}]", NULL),
    RULE("DATA-03", FATAL, "What is needed is there",
         "Some keys have no sensible default: without them the document cannot be made.",
         "document: {kind: quarterly-report, id: r1}",
         "document: {kind: quarterly-report, id: r1, title: Report}", NULL),
    RULE("DATA-04", FATAL, "A date exists",
         "Dates are days, months, quarters, years or ranges of them. A period is named by its "
         "month or quarter.",
         "date: 2023-06-31", "date: 2023-06-30", NULL),
    RULE("DATA-05", FATAL, "A count is a whole number",
         "Counts are written in digits, without signs, separators or units.", "total: 1,200",
         "total: 1200", NULL),
    RULE("DATA-06", FATAL, "An address is whole",
         "Addresses begin with https://, http:// or mailto: and hold no blanks.",
         "url: www.example.org", "url: https://www.example.org", NULL),
    RULE("DATA-07", FATAL, "A language is a tag of BCP 47",
         "Fonts, hyphenation, dates and screen readers go by the language.", "lang: English",
         "lang: en", NULL),
    RULE("DATA-08", FATAL, "A word is one of its closed list",
         "Some keys take one of a few words; the message names them.", "state: out",
         "state: published", NULL),
    RULE("DATA-09", FATAL, "The file says its format",
         "The first key of a file is the version of this format, so that an old file can be read "
         "when the format grows.",
         "document: {…}", "format: rapporteur/1\ndocument: {…}", NULL),
    RULE("DATA-10", FATAL, "Files stay inside the workspace",
         "A document names files below its own folder only: no '..', no absolute path, no link "
         "that leads out. So a workspace can be moved, and reads nothing by surprise.",
         "{file: ../secret.csv}", "{file: table.csv}", NULL),
    RULE("DATA-11", FATAL, "No file includes itself",
         "Files may include files, but not in a circle, nor too deep.",
         "# in part.yaml\nitems: {file: part.yaml}", "items: {file: items.yaml}", NULL),
    RULE("DATA-12", FATAL, "A part is YAML, CSV or Markdown",
         "How a file is read follows from its name.", "{file: table.xlsx}", "{file: table.csv}",
         NULL),
    RULE("DATA-13", WARNING, "A translation translates something",
         "Records of a translation are matched by their ids; one that the document does not have "
         "is not printed.",
         "# report.fr.yaml\nperiods: [{id: 2032-06, label: Juin 2023}]",
         "# report.fr.yaml\nperiods: [{id: 2023-06, label: Juin 2023}]", NULL),
    RULE("DATA-14", WARNING, "A translation leaves the facts alone",
         "Status, dates and counts come from the document; only words differ between languages.",
         "# report.fr.yaml\nprogress: {total: 18}",
         "# report.fr.yaml\nprogress: {title: Avancement}", NULL),
    RULE("DATA-16", FATAL, "A document for each has something to be about",
         "`for_each` makes a document of every recommendation that meets the conditions of "
         "`where`; when none does, nothing is made.",
         "for_each: recommendation\nwhere: {status: complete}   # but none is complete",
         "for_each: recommendation\nwhere: {status: in-progress}", NULL),
    RULE("DATA-17", FATAL, "The earlier edition can be read",
         "`previous` names the edition before this one, in the same workspace: its document "
         "file, loaded as it is now, or the PDF that was published, which carries its data. Such "
         "a PDF must be as it was made, or have been signed since.",
         "previous: {file: 2023-q5.yaml}", "previous: {file: 2023-q1.yaml}", NULL),
    RULE("DATA-18", FATAL, "Text has no control characters",
         "They come from escapes, damaged files and copied terminals. Nobody sees them, screen "
         "readers do not say them, and the metadata of a PDF cannot hold them.",
         "title: \"Harbour\\x07 Review\"", "title: Harbour Review", NULL),
    RULE("DATA-15", ERROR, "What belongs to a review stands in it",
         "With several reviews, `progress`, `stated`, `news` and `publications` stand below the "
         "review they are about.",
         "reviews: [{id: a, …}, {id: b, …}]\nprogress: {…}",
         "reviews: [{id: a, progress: {…}, …}, {id: b, …}]", NULL),
    RULE("IMG-01", FATAL, "A picture is PNG or JPEG",
         "Other kinds cannot stand in a PDF as they are. Drawings and logos are best as PNG, "
         "photographs as JPEG.",
         "figure { file = \"logo.gif\", … }", "figure { file = \"logo.png\", … }", NULL),
    RULE("IMG-02", FATAL, "A picture is of the kind that its name says",
         "A JPEG that is called .png opens in one program and not in the next.",
         "logo.png   # begins with the bytes of a JPEG", "logo.jpg", NULL),
    RULE("IMG-03", FATAL, "A picture has a sensible number of pixels",
         "At most 30,000 pixels on a side and 40 million in all are drawn: that is a page of A4 at "
         "600 dots an inch. More costs memory and shows nothing.",
         "map.png   # 100,000 by 2,000 pixels", "map.png   # 3,000 by 60 pixels", NULL),
    RULE("IMG-04", FATAL, "A picture is whole",
         "All pixels are read before anything is written. A file that is cut off, damaged, or has "
         "more or fewer pixels than its header says is refused.",
         "photo.jpg   # the copy stopped half-way", "photo.jpg   # copied again", NULL),
    RULE("IMG-05", FATAL, "A JPEG is one that PDF readers know",
         "Baseline and progressive JPEGs in grey or sRGB are. The colours of a press (CMYK) have "
         "no meaning on a screen without the profile of that press.",
         "photo.jpg   # exported as CMYK", "photo.jpg   # exported as sRGB", NULL),
    RULE("IMG-06", WARNING, "A photograph is stored upright",
         "Cameras store a picture as the sensor saw it, with a note on how to turn it. It is "
         "drawn as it is stored.",
         "photo.jpg   # Exif orientation 6", "photo.jpg   # saved upright, orientation 1", NULL),
};
const size_t RULE_COUNT = COUNT_OF(RULES);
