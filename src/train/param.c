/* Parameters: Adam, a running mean of the weights, sparse rows.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <math.h>
#include <string.h>

void
wg_param_init(struct wg_param *p, const char *name, size_t rows, size_t cols,
        float scale, bool sparse, struct wg_chance *chance)
{
	size_t n = rows * cols;

	memset(p, 0, sizeof *p);
	p->name = name;
	p->rows = rows;
	p->cols = cols;
	p->sparse = sparse;
	p->w = g_new(float, n);
	p->g = g_new0(float, n);
	p->m = g_new0(float, n);
	p->v = g_new0(float, n);
	p->mean = g_new(float, n);
	for (size_t i = 0; i < n; i++)
		p->w[i] = scale > 0 ? scale * wg_chance_normal(chance) : 0;
	memcpy(p->mean, p->w, n * sizeof *p->w);
	if (sparse) {
		p->stamp = g_new0(uint32_t, rows);
		p->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	}
}

/* stamp holds 2 * step + 1 while the row's gradient is being summed. */
float *
wg_param_row(struct wg_param *p, size_t row)
{
	if (p->sparse && !(p->stamp[row] & 1)) {
		uint32_t r = (uint32_t)row;
		p->stamp[row] |= 1;
		g_array_append_val(p->touched, r);
	}
	return p->g + row * p->cols;
}

static double
square(const float *g, size_t n)
{
	float s[16] = {0};
	double sum = 0;

	for (size_t i = 0; i + 16 <= n; i += 16)
		for (size_t j = 0; j < 16; j++)
			s[j] += g[i + j] * g[i + j];
	for (size_t j = 0; j < 16; j++)
		sum += (double)s[j];
	return sum;
}

double
wg_param_square(const struct wg_param *p)
{
	double sum = 0;

	if (!p->sparse)
		return square(p->g, p->rows * p->cols);
	for (guint i = 0; i < p->touched->len; i++)
		sum += square(
		        p->g + p->cols * g_array_index(p->touched, uint32_t, i),
		        p->cols);
	return sum;
}

/* One step for n weights from i on; `gone` steps have passed since the
 * last one for them. */
static void
update(struct wg_param *p, size_t i, size_t n, const struct wg_adam *a,
        float norm, uint32_t gone)
{
	float *restrict w = p->w + i, *restrict g = p->g + i;
	float *restrict m = p->m + i, *restrict v = p->v + i;
	float *restrict mean = p->mean + i;
	float c1 = 1 - powf(a->beta1, (float)a->step);
	float c2 = 1 - powf(a->beta2, (float)a->step);
	float rate = a->rate * sqrtf(c2) / c1;
	float slow = powf(a->decay, (float)gone - 1), keep = a->decay;

	for (size_t k = 0; k < n; k++) {
		float gk = g[k] * norm;
		mean[k] = w[k] + (mean[k] - w[k]) * slow;
		m[k] = a->beta1 * m[k] + (1 - a->beta1) * gk;
		v[k] = a->beta2 * v[k] + (1 - a->beta2) * gk * gk;
		w[k] -= rate * m[k] / (sqrtf(v[k]) + 1e-8f);
		mean[k] = w[k] + (mean[k] - w[k]) * keep;
		g[k] = 0;
	}
}

void
wg_param_step(struct wg_param *p, const struct wg_adam *a, float norm)
{
	if (!p->sparse) {
		update(p, 0, p->rows * p->cols, a, norm, 1);
		return;
	}
	for (guint i = 0; i < p->touched->len; i++) {
		uint32_t row = g_array_index(p->touched, uint32_t, i);
		update(p, row * p->cols, p->cols, a, norm,
		        a->step - (p->stamp[row] >> 1));
		p->stamp[row] = a->step << 1;
	}
	g_array_set_size(p->touched, 0);
}

static void
catch_up(struct wg_param *p, const struct wg_adam *a)
{
	for (size_t r = 0; r < p->rows; r++) {
		float slow =
		        powf(a->decay, (float)(a->step - (p->stamp[r] >> 1)));
		for (size_t i = r * p->cols; i < (r + 1) * p->cols; i++)
			p->mean[i] = p->w[i] + (p->mean[i] - p->w[i]) * slow;
		p->stamp[r] = a->step << 1;
	}
}

void
wg_param_swap(struct wg_param *p, const struct wg_adam *a)
{
	float *w = p->w;

	if (p->sparse)
		catch_up(p, a);
	p->w = p->mean;
	p->mean = w;
}
