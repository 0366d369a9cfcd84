// SPDX-License-Identifier: MIT
// Rows of the rule table: decks, links and what texts say. Included by table.c only.
    RULE("ME-01", WARNING, "Agenda and slides belong together",
         "An item of the agenda without a slide, or a slide about a recommendation or by a "
         "presenter that the agenda does not have, was forgotten in one of the two. They belong "
         "together when they name one recommendation or person, or share words of their titles.",
         "agenda: [{text: Trello demonstration}]\n…\nslides: [{type: section, title: Any other}]",
         "agenda: [{text: Trello demonstration}]\n…\n"
         "slides: [{type: section, title: Trello Demonstration}]",
         check_agenda_and_slides),
    RULE("LI-03", INFO, "One address, one name",
         "Two links with different words that lead to one address: one of the two addresses is "
         "often a slip of copying.",
         "- {text: The review, url: \"https://www.example.org/a\"}\n"
         "- {text: Its reports, url: \"https://www.example.org/a\"}",
         "- {text: The review, url: \"https://www.example.org/a\"}\n"
         "- {text: Its reports, url: \"https://www.example.org/b\"}",
         check_shared_targets),
    RULE("LI-04", WARNING, "An address is that of its period",
         "Addresses of reports name their quarter or day. One that names another than the label "
         "leads to the wrong report.",
         "- {period: 2023-12, url: \"https://www.example.org/q3-2023-report\"}",
         "- {period: 2023-12, url: \"https://www.example.org/q4-2023-report\"}",
         check_dates_in_addresses),
