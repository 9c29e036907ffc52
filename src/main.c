/* Options -> one call.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#define WRONG_USAGE 2
#define SYSTEM_FAILED 3
#define DEFAULT_FORMAT "turtle"
#define DEFAULT_MAX_BYTES (4u << 20)
#define JOBS_MAX 256

/* What the command line says, as text. */
static struct {
	char *input_format, *output_format, *output, *output_dir;
	char *base, *date, *max_bytes, *stop_after, *ontology, *list;
	char **paths;
	double threshold;
	int jobs;
	gboolean enrich, dump, conllu, explain, resume, quiet, progress, timing;
	gboolean version;
} arg = {.threshold = 0.5};

static gboolean
set_list(const char *name, const char *value, gpointer data, GError **error)
{
	(void)value;
	(void)data;
	(void)error;
	arg.list = g_strdup(name + strlen("--list-"));
	return TRUE;
}

/* clang-format off */
#define TEXT G_OPTION_ARG_STRING
#define PATH G_OPTION_ARG_FILENAME
#define FLAG G_OPTION_ARG_NONE
#define LIST G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, (gpointer)set_list
static const GOptionEntry entries[] = {
	{"input-format", 'i', 0, TEXT, &arg.input_format,
	 "Format of the input (else guessed from each input)", "NAME"},
	{"output-format", 'o', 0, TEXT, &arg.output_format,
	 "Format of the output (else by the suffix of FILE; else "
	 DEFAULT_FORMAT ")", "NAME"},
	{"output", 'O', 0, PATH, &arg.output,
	 "Write to FILE, not to standard output", "FILE"},
	{"output-dir", 'D', 0, PATH, &arg.output_dir,
	 "Write a file for each article into DIR", "DIR"},
	{"resume", 0, 0, FLAG, &arg.resume,
	 "Leave out articles that --output-dir has already", NULL},
	{"enrich", 'e', 0, FLAG, &arg.enrich,
	 "Add what the lexicon knows or a title implies", NULL},
	{"base", 'b', 0, TEXT, &arg.base,
	 "IRI that entities and articles live under", "IRI"},
	{"date", 'd', 0, TEXT, &arg.date,
	 "Date of articles that bear none", "YYYY-MM-DD"},
	{"threshold", 't', 0, G_OPTION_ARG_DOUBLE, &arg.threshold,
	 "Confidence that a direct triple needs (0 to 1; 0.5)", "NUMBER"},
	{"jobs", 'j', 0, G_OPTION_ARG_INT, &arg.jobs,
	 "Articles worked on at a time (0: one for each processor)", "N"},
	{"max-bytes", 0, 0, TEXT, &arg.max_bytes,
	 "Refuse larger articles (suffix k, M or G; 4M)", "SIZE"},
	{"explain", 'x', 0, FLAG, &arg.explain,
	 "Write what says each fact, and which rule found it, not RDF", NULL},
	{"dump", 0, 0, FLAG, &arg.dump,
	 "Write the layers of the analysis, not RDF", NULL},
	{"conllu", 0, 0, FLAG, &arg.conllu,
	 "Write tokens, tags and trees, not RDF", NULL},
	{"stop-after", 0, 0, TEXT, &arg.stop_after,
	 "Leave out the stages behind STAGE", "STAGE"},
	{"ontology", 0, 0, PATH, &arg.ontology,
	 "Compiled ontology to use", "FILE"},
	{"list-formats", 0, LIST, "List the formats of input and output", NULL},
	{"list-stages", 0, LIST, "List the stages of the analysis", NULL},
	{"list-rules", 0, LIST, "List the rules of the ontology", NULL},
	{"list-messages", 0, LIST, "List the messages", NULL},
	{"quiet", 'q', 0, FLAG, &arg.quiet,
	 "Print errors only, no summary", NULL},
	{"progress", 0, 0, FLAG, &arg.progress,
	 "Show progress even if standard error is no terminal", NULL},
	{"timing", 0, 0, FLAG, &arg.timing,
	 "Print where the time went", NULL},
	{"version", 'V', 0, FLAG, &arg.version, "Print the version", NULL},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arg.paths,
	 NULL, NULL},
	{NULL, 0, 0, 0, NULL, NULL, NULL}
};
/* clang-format on */

static const char summary[] =
        "Turns news articles into RDF: who and what is in them, what they are "
        "to each\nother, what they did and what they said.";
static const char examples[] =
        "Examples:\n"
        "  wiregraph article.txt                    Turtle to the terminal\n"
        "  wiregraph --explain article.txt          why each fact is there\n"
        "  wiregraph -o nquads -j 4 archive/ > archive.nq\n"
        "  wiregraph -D graphs/ --resume archive/   a file for each article\n"
        "  wiregraph -O batch.trig --enrich batch.jsonl\n"
        "\n"
        "Exit status: 0 all written, 1 some article was skipped, 2 wrong "
        "usage,\n3 the system failed.";

static bool G_GNUC_PRINTF(1, 2) usage(const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = g_strdup_vprintf(fmt, args);
	va_end(args);
	fprintf(stderr, "wiregraph: %s\nTry 'wiregraph --help'.\n", text);
	g_free(text);
	return false;
}

static bool
takes_value(char letter)
{
	const GOptionEntry *e;

	for (e = entries; e->long_name != NULL; e++)
		if (e->short_name == letter)
			return e->arg != G_OPTION_ARG_NONE;
	return false;
}

/* "-j4" as "-j" "4", which GLib does not do. */
static char **
split_values(char **argv)
{
	GPtrArray *args = g_ptr_array_new();
	bool ended = false;

	for (; *argv != NULL; argv++) {
		char *a = *argv;

		ended = ended || strcmp(a, "--") == 0;
		if (!ended && a[0] == '-' && a[1] != '\0' && a[2] != '\0' &&
		        takes_value(a[1])) {
			g_ptr_array_add(args, g_strndup(a, 2));
			a += 2;
		}
		g_ptr_array_add(args, g_strdup(a));
	}
	g_ptr_array_add(args, NULL);
	return (char **)g_ptr_array_free(args, FALSE);
}

static bool
parse(char **argv)
{
	char **args = split_values(argv);
	GOptionContext *c = g_option_context_new("[FILE | FOLDER | -]...");
	GError *error = NULL;
	bool ok;

	g_option_context_set_summary(c, summary);
	g_option_context_set_description(c, examples);
	g_option_context_add_main_entries(c, entries, NULL);
	ok = g_option_context_parse_strv(c, &args, &error);
	g_option_context_free(c);
	if (!ok)
		usage("%s", error->message);
	g_clear_error(&error);
	g_strfreev(args);
	return ok;
}

/* ---- text -> options ---------------------------------------------------- */

static bool
set_formats(struct wg_run_options *opt)
{
	const char *dot;

	if (arg.input_format != NULL) {
		opt->read.format = wg_format_find(wg_str(arg.input_format));
		if (opt->read.format == NULL)
			return usage("no input format '%s': see --list-formats",
			        arg.input_format);
	}
	if (arg.output_format != NULL) {
		opt->format = wg_output_find(wg_str(arg.output_format));
		if (opt->format == NULL)
			return usage("no output format '%s': see "
			             "--list-formats",
			        arg.output_format);
		return true;
	}
	dot = arg.output != NULL ? strrchr(arg.output, '.') : NULL;
	if (dot != NULL)
		opt->format = wg_output_find(wg_str(dot + 1));
	if (opt->format == NULL)
		opt->format = wg_output_find(WG_STR(DEFAULT_FORMAT));
	return true;
}

static bool
set_output(struct wg_run_options *opt)
{
	if (arg.dump + arg.explain + arg.conllu > 1)
		return usage("--dump, --explain and --conllu exclude each "
		             "other");
	if (arg.output != NULL && arg.output_dir != NULL)
		return usage("--output and --output-dir exclude each other");
	if (arg.output_dir != NULL && (arg.dump || arg.explain || arg.conllu))
		return usage("--output-dir takes RDF only");
	if (arg.resume && arg.output_dir == NULL)
		return usage("--resume needs --output-dir");
	if (arg.output != NULL && strcmp(arg.output, "-") != 0)
		opt->output = arg.output;
	opt->output_dir = arg.output_dir;
	opt->resume = arg.resume;
	opt->product = arg.dump      ? WG_PRODUCT_DUMP
	               : arg.conllu  ? WG_PRODUCT_CONLLU
	               : arg.explain ? WG_PRODUCT_EXPLAIN
	                             : WG_PRODUCT_RDF;
	return true;
}

/* Names are put right behind the base, so it has to end in a delimiter. */
static bool
set_base(struct wg_run_options *opt)
{
	struct wg_term term = {.kind = WG_IRI};

	if (arg.base == NULL)
		return true;
	if (arg.base[0] != '\0' &&
	        strchr("/#?=:", arg.base[strlen(arg.base) - 1]) == NULL) {
		char *base = g_strconcat(arg.base, "/", NULL);

		g_free(arg.base);
		arg.base = base;
	}
	term.value = wg_str(arg.base);
	if (!wg_term_ok(&term, false))
		return usage("--base is no absolute IRI: %s", arg.base);
	opt->graph.base = term.value;
	return true;
}

static bool
set_max_bytes(struct wg_run_options *opt)
{
	static const char units[] = "kMG";
	const char *unit;
	char *end;
	guint64 n;

	opt->read.max_bytes = DEFAULT_MAX_BYTES;
	if (arg.max_bytes == NULL)
		return true;
	n = g_ascii_strtoull(arg.max_bytes, &end, 10);
	if (*end != '\0' && (unit = strchr(units, *end)) != NULL) {
		n = n < (guint64)1 << 32 ? n << (10 * (unit - units + 1)) : 0;
		end++;
	}
	/* spans are 32 bits wide */
	if (!g_ascii_isdigit(arg.max_bytes[0]) || *end != '\0' || n == 0 ||
	        n > (guint64)1 << 31)
		return usage("--max-bytes wants a number from 1 to 2G: %s",
		        arg.max_bytes);
	opt->read.max_bytes = n;
	return true;
}

static bool
set_numbers(struct wg_run_options *opt)
{
	if (arg.date != NULL &&
	        (!wg_date_parse(wg_str(arg.date), &opt->read.date) ||
	                opt->read.date.day == 0))
		return usage("--date wants YYYY-MM-DD: %s", arg.date);
	if (!(arg.threshold >= 0 && arg.threshold <= 1))
		return usage("--threshold wants a number from 0 to 1");
	if (arg.jobs < 0 || arg.jobs > JOBS_MAX)
		return usage("--jobs wants a number from 0 to %d", JOBS_MAX);
	opt->graph.threshold = (float)arg.threshold;
	opt->jobs = (unsigned)arg.jobs;
	return set_max_bytes(opt);
}

static bool
set_stage(struct wg_run_options *opt)
{
	if (arg.stop_after == NULL)
		return true;
	opt->stop_after = wg_stage_find(arg.stop_after);
	return opt->stop_after != NULL ||
	       usage("no stage '%s': see --list-stages", arg.stop_after);
}

static bool
set_options(struct wg_run_options *opt, const char *argv0)
{
	static const char *const stdin_only[] = {"-", NULL};

	opt->paths =
	        arg.paths != NULL ? (const char *const *)arg.paths : stdin_only;
	if (arg.ontology == NULL)
		arg.ontology = wg_ontology_path(argv0);
	opt->ontology = arg.ontology;
	opt->graph.enrich = arg.enrich;
	opt->quiet = arg.quiet;
	opt->progress = arg.progress;
	opt->timing = arg.timing;
	return set_formats(opt) && set_output(opt) && set_base(opt) &&
	       set_numbers(opt) && set_stage(opt);
}

/* ---- lists -------------------------------------------------------------- */

static int
list_formats(const struct wg_run_options *opt)
{
	(void)opt;
	puts("Input:");
	wg_format_list(stdout);
	puts("\nOutput:");
	wg_output_list(stdout);
	return 0;
}

static int
list_stages(const struct wg_run_options *opt)
{
	(void)opt;
	wg_stage_list(stdout);
	return 0;
}

static int
list_messages(const struct wg_run_options *opt)
{
	(void)opt;
	wg_diag_list(stdout);
	return 0;
}

static int
list_rules(const struct wg_run_options *opt)
{
	return wg_rule_list(opt, stdout);
}

static const struct {
	const char *name;
	int (*print)(const struct wg_run_options *);
} lists[] = {
        {"formats", list_formats},
        {"stages", list_stages},
        {"rules", list_rules},
        {"messages", list_messages},
};

static int
print_list(const struct wg_run_options *opt)
{
	size_t i;
	int status = SYSTEM_FAILED;

	for (i = 0; i < G_N_ELEMENTS(lists); i++)
		if (strcmp(lists[i].name, arg.list) == 0)
			status = lists[i].print(opt);
	return fflush(stdout) == 0 && !ferror(stdout) ? status : SYSTEM_FAILED;
}

int
main(int argc, char **argv)
{
	struct wg_run_options opt = {0};
	int status;

	(void)argc;
	wg_outfile_guard();
	if (!parse(argv) || !set_options(&opt, argv[0]))
		return WRONG_USAGE;
	if (arg.version)
		return puts("wiregraph " PACKAGE_VERSION) < 0 ? SYSTEM_FAILED
		                                              : 0;
	status = arg.list != NULL ? print_list(&opt) : wg_run(&opt);
	if (status == SYSTEM_FAILED)
		_exit(status); /* a thread may still wait for input */
	return status;
}
