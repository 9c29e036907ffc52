/* Integer kernels in plain C: what every other set of them must equal.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point is used one element at a time and is never contracted, so
 * that IEEE 754 leaves no choice; integer sums do not depend on order.
 */
#include "model/model.h"

#include <string.h>

/* Adding it rounds to an integer, to even, in the low bits of the sum. */
static const float rounder = 12582912.0f;

static inline int32_t
rounded(float x)
{
	union {
		float f;
		int32_t i;
	} u = {x + rounder};

	return u.i - 0x4B400000;
}

static void
dot_block(const int8_t *w, size_t k4, const uint8_t *x, int32_t *acc)
{
	memset(acc, 0, WG_BLOCK * sizeof *acc);
	for (size_t i = 0; i < k4; i++, x += 4, w += 4 * WG_BLOCK)
		for (size_t j = 0; j < WG_BLOCK; j++)
			acc[j] += x[0] * w[4 * j] + x[1] * w[4 * j + 1] +
			          x[2] * w[4 * j + 2] + x[3] * w[4 * j + 3];
}

static void
dot(const struct wg_matrix *m, const uint8_t *x, size_t stride, size_t rows,
        int32_t *acc)
{
	for (size_t j = 0; j < m->n; j += WG_BLOCK)
		for (size_t r = 0; r < rows; r++)
			dot_block(m->w + j * m->k, m->k / 4, x + r * stride,
			        acc + r * m->n + j);
}

static void
scale(const struct wg_matrix *m, const int32_t *acc, float *y)
{
	for (size_t j = 0; j < m->n; j++)
		y[j] = (float)acc[j] * m->scale[j] + m->bias[j];
}

static void
relu(const struct wg_matrix *m, const int32_t *acc, bool add, float to,
        float *x, uint8_t *q)
{
	for (size_t j = 0; j < m->n; j++) {
		float v = (float)acc[j] * m->scale[j] + m->bias[j];
		v = v > 0 ? v : 0;
		x[j] = add ? x[j] + v : v;
		v = x[j] * to;
		q[j] = (uint8_t)rounded(v < 127 ? v : 127);
	}
}

static void
round_row(const struct wg_matrix *m, const int32_t *acc, int16_t *out)
{
	for (size_t j = 0; j < m->n; j++) {
		float v = (float)acc[j] * m->scale[j];
		v = v < 32767 ? v : 32767;
		v = v > -32767 ? v : -32767;
		out[j] = (int16_t)rounded(v);
	}
}

static inline uint8_t
seven_bits(int32_t x)
{
	return (uint8_t)(x < 0 ? 0 : x > 127 ? 127 : x);
}

static inline int32_t
times(int16_t x, int16_t mul)
{
	return ((int32_t)x * mul + 0x4000) >> 15;
}

static void
embed(const int8_t *const *rows, size_t nrows, size_t n, int16_t mul,
        uint8_t *q)
{
	for (size_t j = 0; j < n; j++) {
		int16_t sum = 0;
		for (size_t r = 0; r < nrows; r++)
			sum = (int16_t)(sum + rows[r][j]);
		q[j] = seven_bits(times((int16_t)(sum * 32), mul) + 64);
	}
}

static void
gather(const int16_t *const *rows, size_t nrows, size_t n, int16_t mul,
        uint8_t *q)
{
	for (size_t j = 0; j < n; j++) {
		int16_t sum = 0;
		for (size_t r = 0; r < nrows; r++)
			sum = (int16_t)(sum + rows[r][j]);
		q[j] = seven_bits(times(sum > 0 ? sum : 0, mul));
	}
}

#define KERNEL static
#include "model/kernel_label.h"

static const struct wg_kernel plain = {.name = "plain",
        .dot = dot,
        .scale = scale,
        .relu = relu,
        .round = round_row,
        .embed = embed,
        .gather = gather,
        .sum_labels = sum_labels,
        .best_label = best_label};

/* The best first. */
const struct wg_kernel *const wg_kernels[] = {
#ifdef WG_HAVE_AVX2
        &wg_kernel_avx2,
#endif
        &plain, NULL};

bool
wg_kernel_runs(const struct wg_kernel *k)
{
#ifdef WG_HAVE_AVX2
	if (k == &wg_kernel_avx2)
		return __builtin_cpu_supports("avx2");
#endif
	return k == &plain;
}

const struct wg_kernel *
wg_kernel_best(void)
{
	size_t i = 0;

	while (!wg_kernel_runs(wg_kernels[i]))
		i++;
	return wg_kernels[i];
}
