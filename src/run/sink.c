/* Where articles go: a stream of RDF, a file each, or words for people.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

struct kind {
	bool (*open)(struct wg_sink *, struct wg_diag *);
	enum wg_status (
	        *put)(struct wg_sink *, struct wg_doc *, struct wg_diag *);
	enum wg_status (*close)(struct wg_sink *, bool keep, struct wg_diag *);
};

struct wg_sink {
	const struct kind *kind;
	const struct wg_run_options *opt;
	const struct wg_onto *onto;
	struct wg_writer *writer; /* a stream of RDF */
	struct wg_outfile file;   /* words for people */
};

/* ---- a stream of RDF ---------------------------------------------------- */

static bool
stream_open(struct wg_sink *k, struct wg_diag *diag)
{
	k->writer = wg_writer_open(k->opt->format, k->opt->output, k->onto,
	        &k->opt->graph, diag);
	return k->writer != NULL;
}

static enum wg_status
stream_put(struct wg_sink *k, struct wg_doc *doc, struct wg_diag *diag)
{
	return wg_writer_put(k->writer, doc, diag);
}

static enum wg_status
stream_close(struct wg_sink *k, bool keep, struct wg_diag *diag)
{
	return wg_writer_close(k->writer, keep, diag);
}

/* ---- a file for each article -------------------------------------------- */

static bool
folder_open(struct wg_sink *k, struct wg_diag *diag)
{
	if (g_mkdir_with_parents(k->opt->output_dir, 0777) == 0)
		return true;
	diag->file = k->opt->output_dir;
	wg_diag(diag, WG_D_FILE_WRITE, "%s", g_strerror(errno));
	diag->file = NULL;
	return false;
}

/* The article's IRI ends in a slug or a hash. What else --base or a reader
 * may bring in is made safe; the name never starts with a full stop. */
static char *
folder_path(const struct wg_sink *k, struct wg_doc *doc)
{
	struct wg_str iri = wg_graph_article(doc, &k->opt->graph);
	size_t beg = iri.n;
	char *name, *file, *path;

	while (beg > 0 && strchr("/#", iri.s[beg - 1]) == NULL)
		beg--;
	name = g_strndup(iri.s + beg, MIN(iri.n - beg, 200));
	g_strcanon(name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-._~%", '_');
	if (name[0] == '.' || name[0] == '\0')
		file = g_strdup_printf("_%s.%s", name,
		        wg_output_suffix(k->opt->format));
	else
		file = g_strdup_printf("%s.%s", name,
		        wg_output_suffix(k->opt->format));
	path = g_build_filename(k->opt->output_dir, file, NULL);
	g_free(file);
	g_free(name);
	return path;
}

static enum wg_status
folder_put(struct wg_sink *k, struct wg_doc *doc, struct wg_diag *diag)
{
	char *path = folder_path(k, doc);
	struct wg_writer *w = wg_writer_open(k->opt->format, path, k->onto,
	        &k->opt->graph, diag);
	enum wg_status put = WG_FAIL, closed = WG_FAIL;

	g_free(path);
	if (w == NULL)
		return WG_FAIL;
	put = wg_writer_put(w, doc, diag);
	closed = wg_writer_close(w, put == WG_OK, diag);
	return put != WG_OK ? put : closed;
}

static enum wg_status
folder_close(struct wg_sink *k, bool keep, struct wg_diag *diag)
{
	(void)k;
	(void)keep;
	(void)diag;
	return WG_OK;
}

/* ---- words for people --------------------------------------------------- */

static bool
words_open(struct wg_sink *k, struct wg_diag *diag)
{
	return wg_outfile_open(&k->file, k->opt->output, diag);
}

static enum wg_status
words_put(struct wg_sink *k, struct wg_doc *doc, struct wg_diag *diag)
{
	if (k->opt->product == WG_PRODUCT_CONLLU)
		wg_conllu(doc, k->onto, k->file.f);
	else if (k->opt->product == WG_PRODUCT_DUMP)
		wg_dump(doc, k->onto, k->file.f);
	else
		wg_explain(doc, k->onto, k->file.f);
	return wg_outfile_ok(&k->file, diag) ? WG_OK : WG_FAIL;
}

static enum wg_status
words_close(struct wg_sink *k, bool keep, struct wg_diag *diag)
{
	return wg_outfile_close(&k->file, keep, diag);
}

/* ---- all ---------------------------------------------------------------- */

static const struct kind stream = {stream_open, stream_put, stream_close};
static const struct kind folder = {folder_open, folder_put, folder_close};
static const struct kind words = {words_open, words_put, words_close};

static const struct kind *
kind_of(const struct wg_run_options *opt)
{
	if (opt->product != WG_PRODUCT_RDF)
		return &words;
	return opt->output_dir != NULL ? &folder : &stream;
}

struct wg_sink *
wg_sink_open(const struct wg_run_options *opt, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	struct wg_sink *k = g_new0(struct wg_sink, 1);

	*k = (struct wg_sink){.kind = kind_of(opt), .opt = opt, .onto = onto};
	if (k->kind->open(k, diag))
		return k;
	g_free(k);
	return NULL;
}

bool
wg_sink_has(const struct wg_sink *k, struct wg_doc *doc)
{
	char *path;
	bool has;

	if (k->kind != &folder || !k->opt->resume)
		return false;
	path = folder_path(k, doc);
	has = g_file_test(path, G_FILE_TEST_EXISTS);
	g_free(path);
	return has;
}

enum wg_status
wg_sink_put(struct wg_sink *k, struct wg_doc *doc, struct wg_diag *diag)
{
	return k->kind->put(k, doc, diag);
}

enum wg_status
wg_sink_close(struct wg_sink *k, bool keep, struct wg_diag *diag)
{
	enum wg_status status = k->kind->close(k, keep, diag);

	g_free(k);
	return status;
}
