/* Reads the lexicon's tables into the image.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"

#include <string.h>

/* ---- sources ---------------------------------------------------------------- */

/* "wikidata+cia-2019": kept as written, one row for each combination. */
static uint32_t
source_row(struct wg_build *b, struct wg_str key)
{
	uint32_t row = wg_build_find(b->sources, key);
	struct wg_ref ref;

	if (row != WG_NONE)
		return row;
	ref = wg_build_text(b, key);
	row = wg_build_row(b, WG_SEC_SOURCE, &ref);
	wg_build_name(b, b->sources, key, row);
	return row;
}

/* ---- entities --------------------------------------------------------------- */

static const struct form {
	const char *prefix;
	uint8_t form;
	bool exact;
} forms[] = {
        {"adj:", WG_FORM_ADJECTIVE, false},
        {"people:", WG_FORM_PEOPLE, false},
        {"metonym:", WG_FORM_METONYM, false},
        {"acronym:", WG_FORM_ACRONYM, true},
        {"exact:", WG_FORM_NAME, true},
        {"", WG_FORM_NAME, false},
};

static const struct form *
form_of(struct wg_str *name)
{
	const struct form *f = forms;

	while (!wg_str_starts(*name, wg_str(f->prefix)))
		f++;
	name->s += strlen(f->prefix);
	name->n -= strlen(f->prefix);
	return f;
}

static enum wg_status
add_name(struct wg_build *b, uint32_t entry, struct wg_str text)
{
	const struct form *f = form_of(&text);
	struct wg_name name = {.entry = entry, .form = f->form};
	struct wg_sense sense = {.kind = WG_SENSE_NAME,
	        .flags = f->exact ? WG_SENSE_EXACT : 0};

	text = wg_str_trim(text);
	name.text = wg_build_text(b, text);
	name.tokens = wg_phrase_words(text);
	sense.ref = wg_build_row(b, WG_SEC_NAME, &name);
	if (!wg_phrases_add(b->phrases, text, sense))
		return wg_build_fault(b, "name of no or too many words: %.*s",
		        WG_STR_FMT(text));
	return WG_OK;
}

static enum wg_status
add_names(struct wg_build *b, uint32_t entry, struct wg_str label,
        struct wg_str names)
{
	enum wg_status status = add_name(b, entry, label);

	while (names.n > 0 && status == WG_OK)
		status = add_name(b, entry, wg_str_cut(&names, '|'));
	return status;
}

static bool
read_number(struct wg_str text, uint32_t *out)
{
	uint64_t value = 0;
	size_t i;

	for (i = 0; i < text.n && value < UINT32_MAX; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
		value = value * 10 + (uint64_t)(text.s[i] - '0');
	}
	*out = (uint32_t)value;
	return value < UINT32_MAX;
}

static bool
read_qid(struct wg_str text, uint32_t *qid)
{
	*qid = 0;
	if (text.n == 0)
		return true;
	return text.n > 1 && text.s[0] == 'Q' &&
	       read_number((struct wg_str){text.s + 1, text.n - 1}, qid);
}

/* "body/state-duma", "state/RUS": goes into an IRI as it is. */
static bool
is_id(struct wg_str text)
{
	struct wg_str folder = wg_str_cut(&text, '/');
	size_t i;

	for (i = 0; i < folder.n; i++)
		if (!g_ascii_islower(folder.s[i]))
			return false;
	for (i = 0; i < text.n; i++)
		if (!g_ascii_isalnum(text.s[i]) && text.s[i] != '-')
			return false;
	return folder.n > 0 && text.n > 0;
}

#define MOST_WEIGHT 1000

enum { ID, CLASS, LABEL, NAMES, QID, CODE, WEIGHT, SOURCE };

static enum wg_status
entity_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	uint32_t cls = wg_build_find(b->classes, cell[CLASS]);
	uint32_t row = b->sec[WG_SEC_ENTRY]->len;
	struct wg_entry e = {.label = wg_build_text(b, cell[LABEL])};

	(void)user;
	if (cls == WG_NONE)
		return wg_build_fault(b, "no class %.*s in the schema",
		        WG_STR_FMT(cell[CLASS]));
	if (!is_id(cell[ID]) || wg_build_find(b->ids, cell[ID]) != WG_NONE)
		return wg_build_fault(b, "no id, or one used before: %.*s",
		        WG_STR_FMT(cell[ID]));
	if (!read_qid(cell[QID], &e.qid) ||
	        !read_number(cell[WEIGHT], &e.weight) ||
	        e.weight > MOST_WEIGHT || cell[CODE].n >= sizeof e.code)
		return wg_build_fault(b, "bad qid, code or weight");
	e.cls = (uint16_t)cls;
	e.kind = g_array_index(b->sec[WG_SEC_CLASS], struct wg_class, cls).kind;
	if (e.kind == WG_KIND_NONE)
		return wg_build_fault(b, "class %.*s is of no main class",
		        WG_STR_FMT(cell[CLASS]));
	e.id = wg_build_text(b, cell[ID]);
	e.source = source_row(b, cell[SOURCE]);
	if (cell[CODE].n > 0)
		memcpy(e.code, cell[CODE].s, cell[CODE].n);
	wg_build_row(b, WG_SEC_ENTRY, &e);
	wg_build_name(b, b->ids, cell[ID], row);
	return add_names(b, row, cell[LABEL], cell[NAMES]);
}

static enum wg_status
entity_file(struct wg_build *b, const char *path, void *user)
{
	return wg_table_read(b, path,
	        "id class label names qid code weight source", entity_row,
	        user);
}

/* ---- facts ------------------------------------------------------------------ */

static enum wg_status
fact_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	uint32_t property = wg_build_find(b->properties, cell[1]);
	struct wg_lexfact f = {.subject = wg_build_find(b->ids, cell[0]),
	        .object = wg_build_find(b->ids, cell[2]),
	        .property = (uint16_t)property,
	        .source = source_row(b, cell[5])};

	(void)user;
	if (f.subject == WG_NONE || f.object == WG_NONE)
		return wg_build_fault(b, "no entity %.*s",
		        WG_STR_FMT(cell[f.subject == WG_NONE ? 0 : 2]));
	if (property == WG_NONE)
		return wg_build_fault(b, "no property %.*s",
		        WG_STR_FMT(cell[1]));
	if ((cell[3].n > 0 && !wg_date_parse(cell[3], &f.from)) ||
	        (cell[4].n > 0 && !wg_date_parse(cell[4], &f.until)))
		return wg_build_fault(b, "bad date");
	wg_build_row(b, WG_SEC_FACT, &f);
	return WG_OK;
}

static enum wg_status
fact_file(struct wg_build *b, const char *path, void *user)
{
	return wg_table_read(b, path,
	        "subject property object from until source", fact_row, user);
}

static gint
by_subject(gconstpointer a, gconstpointer b)
{
	const struct wg_lexfact *x = a, *y = b;

	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	if (x->property != y->property)
		return x->property < y->property ? -1 : 1;
	if (wg_date_cmp(x->from, y->from) != 0)
		return wg_date_cmp(x->from, y->from);
	return (x->object > y->object) - (x->object < y->object);
}

static void
index_facts(struct wg_build *b)
{
	GArray *facts = b->sec[WG_SEC_FACT];
	guint i;

	g_array_sort(facts, by_subject);
	for (i = 0; i < facts->len; i++) {
		struct wg_entry *e = &g_array_index(b->sec[WG_SEC_ENTRY],
		        struct wg_entry,
		        g_array_index(facts, struct wg_lexfact, i).subject);

		if (e->fact_n++ == 0)
			e->fact = i;
	}
}

/* ---- titles, words, personal names ------------------------------------------- */

static bool
property_cell(struct wg_build *b, struct wg_str cell, uint16_t *out)
{
	uint32_t row = wg_build_find(b->properties, cell);

	*out = cell.n == 0 ? WG_NO_PROPERTY : (uint16_t)row;
	return cell.n == 0 || row != WG_NONE;
}

static bool
title_flags(struct wg_str cell, uint16_t *flags)
{
	static const struct {
		const char *name;
		uint16_t flag;
	} known[] = {{"honorific", WG_TITLE_HONORIFIC},
	        {"citizen", WG_TITLE_CITIZEN}};
	size_t i;

	while (cell.n > 0) {
		struct wg_str one = wg_str_cut(&cell, '|');

		for (i = 0; i < G_N_ELEMENTS(known); i++)
			if (wg_str_eq(one, wg_str(known[i].name)))
				break;
		if (i == G_N_ELEMENTS(known))
			return false;
		*flags |= known[i].flag;
	}
	return true;
}

static enum wg_status
add_phrases(struct wg_build *b, struct wg_str phrases, struct wg_sense sense)
{
	if (phrases.n == 0)
		return wg_build_fault(b, "nothing to look for");
	while (phrases.n > 0)
		if (!wg_phrases_add(b->phrases,
		            wg_str_trim(wg_str_cut(&phrases, '|')), sense))
			return wg_build_fault(b, "a phrase of no or too many "
			                         "words");
	return WG_OK;
}

/* A title that is an acronym (PM, MP, CEO) must be so in the text too. */
static bool
is_acronym(struct wg_str text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if (!g_ascii_isupper(text.s[i]) && text.s[i] != '.')
			return false;
	return text.n > 1;
}

static enum wg_status
add_title(struct wg_build *b, struct wg_str names, struct wg_sense sense)
{
	enum wg_status status = WG_OK;

	while (names.n > 0 && status == WG_OK) {
		struct wg_str name = wg_str_trim(wg_str_cut(&names, '|'));

		sense.flags = is_acronym(name) ? WG_SENSE_EXACT : 0;
		status = add_phrases(b, name, sense);
	}
	return status;
}

static enum wg_status
title_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	struct wg_title t = {.label = wg_build_text(b, cell[0])};
	struct wg_sense sense = {.kind = WG_SENSE_TITLE};

	(void)user;
	if (t.label.n == 0)
		return wg_build_fault(b, "a title has a label");
	if (!property_cell(b, cell[2], &t.to_state) ||
	        !property_cell(b, cell[3], &t.to_body) ||
	        !property_cell(b, cell[4], &t.to_person) ||
	        !title_flags(cell[5], &t.flags))
		return wg_build_fault(b, "unknown property or flag");
	sense.ref = wg_build_row(b, WG_SEC_TITLE, &t);
	if (add_title(b, cell[0], sense) != WG_OK)
		return WG_FAIL;
	return add_title(b, cell[1], sense);
}

bool
wg_claim_read(struct wg_str cell, uint8_t *claim)
{
	static const char *const names[] = {"asserted", "former", "planned",
	        "denied", "possible"};

	*claim = WG_ASSERTED;
	if (cell.n == 0)
		return true;
	while (*claim < WG_CLAIM_END && !wg_str_eq(cell, wg_str(names[*claim])))
		(*claim)++;
	return *claim < WG_CLAIM_END;
}

/* The class of the schema that the last component of a name is. */
static uint16_t
class_named(struct wg_build *b, struct wg_str name)
{
	struct wg_str part = name;

	while (name.n > 0)
		part = wg_str_cut(&name, '.');
	return (uint16_t)wg_build_find(b->classes, part);
}

/* Word classes are rows by name, so that "body.*" is a range of rows. The
 * tables are read twice: names first, phrases when the rows are known. */
static enum wg_status
word_name_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	GHashTable *claims = user;
	uint8_t claim;
	gpointer before;
	char *name = g_strndup(cell[0].s, cell[0].n);
	bool ok = cell[0].n > 0 && wg_claim_read(cell[1], &claim);

	if (ok && g_hash_table_lookup_extended(claims, name, NULL, &before))
		ok = GPOINTER_TO_UINT(before) == claim;
	if (!ok) {
		g_free(name);
		return wg_build_fault(b, "bad class or claim, or another "
		                         "claim than before");
	}
	g_hash_table_insert(claims, name, GUINT_TO_POINTER(claim));
	return WG_OK;
}

static enum wg_status
word_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	struct wg_sense sense = {.kind = WG_SENSE_WORD,
	        .ref = wg_build_find(b->wordclasses, cell[0])};

	(void)user;
	return add_phrases(b, cell[2], sense);
}

#define WORD_COLUMNS "class claim phrases source"

static enum wg_status
word_name_file(struct wg_build *b, const char *path, void *user)
{
	return wg_table_read(b, path, WORD_COLUMNS, word_name_row, user);
}

static enum wg_status
word_file(struct wg_build *b, const char *path, void *user)
{
	return wg_table_read(b, path, WORD_COLUMNS, word_row, user);
}

static enum wg_status
read_words(struct wg_build *b, const char *folder)
{
	GHashTable *claims =
	        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	enum wg_status status =
	        wg_folder_each(b, folder, ".tsv", word_name_file, claims);
	GList *names = g_list_sort(g_hash_table_get_keys(claims),
	        (GCompareFunc)strcmp);
	GList *at;

	for (at = names; at != NULL; at = at->next) {
		struct wg_str name = wg_str(at->data);
		struct wg_wordclass w = {.name = wg_build_text(b, name),
		        .claim = (uint8_t)GPOINTER_TO_UINT(
		                g_hash_table_lookup(claims, at->data)),
		        .cls = class_named(b, name)};

		wg_build_name(b, b->wordclasses, name,
		        wg_build_row(b, WG_SEC_WORDCLASS, &w));
	}
	g_list_free(names);
	g_hash_table_destroy(claims);
	if (status == WG_OK)
		status = wg_folder_each(b, folder, ".tsv", word_file, NULL);
	return status;
}

static enum wg_status
forename_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	struct wg_sense sense = {.kind = WG_SENSE_FORENAME};

	(void)user;
	if (wg_str_eq(cell[1], WG_STR("m")))
		sense.ref = WG_GENDER_MALE;
	else if (wg_str_eq(cell[1], WG_STR("f")))
		sense.ref = WG_GENDER_FEMALE;
	else if (cell[1].n > 0)
		return wg_build_fault(b, "gender is m, f or -");
	return add_phrases(b, cell[0], sense);
}

static enum wg_status
surname_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	(void)user;
	return add_phrases(b, cell[0],
	        (struct wg_sense){.kind = WG_SENSE_SURNAME});
}

/* ---- all of it --------------------------------------------------------------- */

static enum wg_status
read_table(struct wg_build *b, const char *folder, const char *file,
        const char *columns, wg_row_fn *row)
{
	char *path = g_build_filename(folder, file, NULL);
	enum wg_status status = wg_table_read(b, path, columns, row, NULL);

	g_free(path);
	return status;
}

static enum wg_status
read_folder(struct wg_build *b, const char *folder, const char *sub,
        wg_file_fn *file)
{
	char *path = g_build_filename(folder, sub, NULL);
	enum wg_status status = wg_folder_each(b, path, ".tsv", file, NULL);

	g_free(path);
	return status;
}

enum wg_status
wg_compile_lexicon(struct wg_build *b, const char *folder)
{
	char *words = g_build_filename(folder, "words", NULL);
	enum wg_status status = read_words(b, words);

	g_free(words);
	if (status != WG_OK ||
	        read_folder(b, folder, "entities", entity_file) != WG_OK ||
	        read_folder(b, folder, "facts", fact_file) != WG_OK)
		return WG_FAIL;
	index_facts(b);
	if (read_table(b, folder, "titles.tsv",
	            "label names state body person flags source",
	            title_row) != WG_OK ||
	        read_table(b, folder, "forenames.tsv", "name gender source",
	                forename_row) != WG_OK)
		return WG_FAIL;
	return read_table(b, folder, "surnames.tsv", "name source",
	        surname_row);
}
