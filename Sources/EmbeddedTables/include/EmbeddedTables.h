// Made by Scripts/embed-tables from Tables/*.txt; do not edit.
#pragma once
/// The text of a table: UTF-8, lines ended by a line feed, no comments; it lives for ever.
typedef struct { const char *start; unsigned long size; } EmbeddedTable;
EmbeddedTable embedded_countries(void);
EmbeddedTable embedded_ftm_schemata(void);
EmbeddedTable embedded_ftm_values(void);
EmbeddedTable embedded_letters_arabic_arabic(void);
EmbeddedTable embedded_letters_arabic_latin(void);
EmbeddedTable embedded_letters_cyrillic_cyrillic(void);
EmbeddedTable embedded_letters_cyrillic_latin(void);
EmbeddedTable embedded_letters_latin_latin(void);
EmbeddedTable embedded_name_words(void);
EmbeddedTable embedded_reference_frequencies(void);
EmbeddedTable embedded_sample_families(void);
EmbeddedTable embedded_sample_given(void);
EmbeddedTable embedded_sample_kin(void);
EmbeddedTable embedded_sample_places(void);
EmbeddedTable embedded_sample_populations(void);
EmbeddedTable embedded_sample_roots(void);
