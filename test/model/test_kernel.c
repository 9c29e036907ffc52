/* Every set of kernels gives the same bits as plain C.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

enum { K = 96, N = 64, ROWS = 5 };

static uint32_t seed = 1;

static uint32_t
draw(void)
{
	seed = seed * 1664525u + 1013904223u;
	return seed >> 8;
}

static struct {
	int8_t w[K * N];
	float scale[N], bias[N];
	uint8_t x[ROWS * K];
	int16_t rows16[ROWS][N];
	int8_t rows8[ROWS][N];
} data;

static struct wg_matrix
matrix(void)
{
	size_t i;

	for (i = 0; i < sizeof data.w; i++)
		data.w[i] = (int8_t)((int)(draw() % 255) - 127);
	for (i = 0; i < sizeof data.x; i++)
		data.x[i] = (uint8_t)(draw() % 128);
	for (i = 0; i < N; i++) {
		data.scale[i] = (float)(draw() % 1000) * 1e-6f;
		data.bias[i] = (float)((int)(draw() % 200) - 100) * 0.01f;
	}
	for (i = 0; i < ROWS * N; i++) {
		data.rows16[i / N][i % N] =
		        (int16_t)((int)(draw() % 4001) - 2000);
		data.rows8[i / N][i % N] = (int8_t)((int)(draw() % 255) - 127);
	}
	return (struct wg_matrix){K, N, data.scale, data.bias, data.w};
}

/* All that one set of kernels gives for the data. */
struct result {
	int32_t acc[ROWS * N];
	float y[N], x[N];
	uint8_t relu[N], embed[N], gather[N];
	int16_t round[N];
};

static void
run(const struct wg_kernel *k, const struct wg_matrix *m, struct result *r)
{
	const int8_t *rows8[ROWS];
	const int16_t *rows16[ROWS];
	size_t i;

	memset(r, 0, sizeof *r);
	for (i = 0; i < ROWS; i++) {
		rows8[i] = data.rows8[i];
		rows16[i] = data.rows16[i];
	}
	k->dot(m, data.x, K, ROWS, r->acc);
	k->scale(m, r->acc, r->y);
	k->relu(m, r->acc, false, 20, r->x, r->relu);
	k->relu(m, r->acc + N, true, 20, r->x, r->relu);
	k->round(m, r->acc, r->round);
	k->embed(rows8, ROWS, N, 900, r->embed);
	k->gather(rows16, ROWS, N, 700, r->gather);
}

static void
test_same_bits(void **state)
{
	struct wg_matrix m = matrix();
	struct result want, got;
	size_t i, last = 0;

	(void)state;
	while (wg_kernels[last + 1] != NULL)
		last++;
	run(wg_kernels[last], &m, &want);
	for (i = 0; i < last; i++) {
		if (!wg_kernel_runs(wg_kernels[i]))
			continue;
		run(wg_kernels[i], &m, &got);
		assert_memory_equal(&got, &want, sizeof want);
	}
}

/* The plain ones against the formula itself. */
static void
test_dot(void **state)
{
	struct wg_matrix m = matrix();
	int32_t acc[ROWS * N], sum;
	size_t i, j, r;

	(void)state;
	wg_kernel_best()->dot(&m, data.x, K, ROWS, acc);
	for (r = 0; r < ROWS; r++)
		for (j = 0; j < N; j++) {
			sum = 0;
			for (i = 0; i < K; i++)
				sum += data.x[r * K + i] *
				       data.w[((j / 32) * (K / 4) + i / 4) *
				                       128 +
				               j % 32 * 4 + i % 4];
			assert_int_equal(acc[r * N + j], sum);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_same_bits),
	        cmocka_unit_test(test_dot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
