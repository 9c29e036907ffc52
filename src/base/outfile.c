/* Output files that appear whole or not at all.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   open   DIR/.NAME.XXXXXX is created, on record for the signal handler
 *   close  flush, ferror, fclose, rename to DIR/NAME; else it is removed
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a signal has to remove. One file is open at a time, seldom two; a
 * file beyond the table would only miss its removal on a signal. */
static _Atomic(char *) temps[8];

static void
remember(char *temp)
{
	size_t i;
	char *none;

	for (i = 0; i < G_N_ELEMENTS(temps); i++) {
		none = NULL;
		if (atomic_compare_exchange_strong(&temps[i], &none, temp))
			return;
	}
}

static void
forget(char *temp)
{
	size_t i;
	char *same;

	for (i = 0; i < G_N_ELEMENTS(temps); i++) {
		same = temp;
		if (atomic_compare_exchange_strong(&temps[i], &same, NULL))
			return;
	}
}

/* Calls only what POSIX allows in a signal handler. */
static void
on_signal(int number)
{
	size_t i;
	char *temp;

	for (i = 0; i < G_N_ELEMENTS(temps); i++)
		if ((temp = atomic_load(&temps[i])) != NULL)
			unlink(temp);
	if (number == SIGPIPE)
		_exit(3);
	raise(number); /* its action is the default one again */
}

/* A descriptor that the caller closed would be given to the next file that
 * is opened, and what is meant for the standard output would go there. */
static void
fill_standard(void)
{
	static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
	int fd;

	for (fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)!open("/dev/null", modes[fd]);
}

void
wg_outfile_guard(void)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	struct sigaction sa = {.sa_handler = on_signal,
	        .sa_flags = (int)SA_RESETHAND};
	size_t i;

	fill_standard();
	sigemptyset(&sa.sa_mask);
	for (i = 0; i < G_N_ELEMENTS(ends); i++) {
		struct sigaction old;

		/* nohup and shells' background jobs ignore some: so be it */
		if (sigaction(ends[i], NULL, &old) == 0 &&
		        (old.sa_handler != SIG_IGN || ends[i] == SIGPIPE))
			sigaction(ends[i], &sa, NULL);
	}
	signal(SIGXFSZ, SIG_IGN); /* a write error will tell */
}

/* Signals wait while a name is created but not yet on record. */
static int
create_temp(char *temp, mode_t mode)
{
	sigset_t all, before;
	int fd, error;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	fd = g_mkstemp_full(temp, O_WRONLY | O_CLOEXEC, (int)mode);
	error = errno;
	if (fd >= 0)
		remember(temp);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return fd;
}

/* The file that `path` names in the end: a rename must not replace a
 * symbolic link by what it points to. */
static char *
target_of(const char *path)
{
	char *real = realpath(path, NULL);
	char *copy = g_strdup(real != NULL ? real : path);

	free(real);
	return copy;
}

static FILE *
open_temp(struct wg_outfile *o, const struct stat *old)
{
	char *dir = g_path_get_dirname(o->path);
	char *name = g_path_get_basename(o->path);
	FILE *f = NULL;
	int fd;

	/* a name may be as long as the file system allows: keep some of it */
	o->temp = g_strdup_printf("%s/.%.100s.XXXXXX", dir, name);
	fd = create_temp(o->temp, 0666);
	if (fd >= 0 && old != NULL)
		(void)!fchmod(fd, old->st_mode & 0777);
	if (fd >= 0)
		f = fdopen(fd, "w");
	g_free(dir);
	g_free(name);
	return f;
}

static void
report(const struct wg_outfile *o, int error, struct wg_diag *diag)
{
	const char *file = diag->file;
	uint64_t line = diag->line;

	diag->file = o->path != NULL ? o->path : "standard output";
	diag->line = 0;
	wg_diag(diag, WG_D_FILE_WRITE, "%s", g_strerror(error));
	diag->file = file;
	diag->line = line;
}

static void
clear(struct wg_outfile *o)
{
	if (o->temp != NULL)
		forget(o->temp);
	g_free(o->temp);
	g_free(o->path);
	*o = (struct wg_outfile){0};
}

bool
wg_outfile_open(struct wg_outfile *o, const char *path, struct wg_diag *diag)
{
	struct stat st;
	bool exists = path != NULL && stat(path, &st) == 0;

	*o = (struct wg_outfile){.f = stdout};
	if (path == NULL)
		return true;
	o->path = target_of(path);
	if (exists && !S_ISREG(st.st_mode))
		o->f = fopen(path, "we");
	else
		o->f = open_temp(o, exists ? &st : NULL);
	if (o->f != NULL)
		return true;
	report(o, errno, diag);
	clear(o);
	return false;
}

/* The first error counts: a later call may well succeed again. */
static int
finish(struct wg_outfile *o, bool keep)
{
	int error = 0;

	errno = 0;
	if (fflush(o->f) != 0 || ferror(o->f))
		error = errno != 0 ? errno : EIO;
	if (o->f != stdout && fclose(o->f) != 0 && error == 0)
		error = errno;
	if (o->temp == NULL)
		return error;
	if (keep && error == 0 && rename(o->temp, o->path) == 0)
		return 0;
	if (keep && error == 0)
		error = errno;
	unlink(o->temp);
	return error;
}

bool
wg_outfile_ok(struct wg_outfile *o, struct wg_diag *diag)
{
	if (!ferror(o->f))
		return true;
	errno = 0;
	fflush(o->f); /* tries again, and so tells why */
	report(o, errno != 0 ? errno : EIO, diag);
	return false;
}

enum wg_status
wg_outfile_close(struct wg_outfile *o, bool keep, struct wg_diag *diag)
{
	int error = finish(o, keep);

	if (error != 0 && keep)
		report(o, error, diag);
	clear(o);
	return error != 0 && keep ? WG_FAIL : WG_OK;
}
