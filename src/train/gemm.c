/* Matrix products for training, in vectors that the compiler maps.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

typedef float vec __attribute__((vector_size(32), aligned(4)));

enum { TILE = 6 };

/* mr rows by nv vectors of C stay in registers while k runs. Both are
 * constants where this is inlined. */
static inline __attribute__((always_inline)) void
tile(size_t mr, size_t nv, size_t k, const float *a, size_t ar, size_t ac,
        const float *b, size_t ldb, float *c, size_t ldc)
{
	vec acc[TILE][2];

#pragma GCC unroll 8
	for (size_t i = 0; i < mr; i++)
#pragma GCC unroll 8
		for (size_t v = 0; v < nv; v++)
			acc[i][v] = *(const vec *)(c + i * ldc + v * 8);
	for (size_t p = 0; p < k; p++)
#pragma GCC unroll 8
		for (size_t i = 0; i < mr; i++)
#pragma GCC unroll 8
			for (size_t v = 0; v < nv; v++)
				acc[i][v] +=
				        a[i * ar + p * ac] *
				        *(const vec *)(b + p * ldb + v * 8);
#pragma GCC unroll 8
	for (size_t i = 0; i < mr; i++)
#pragma GCC unroll 8
		for (size_t v = 0; v < nv; v++)
			*(vec *)(c + i * ldc + v * 8) = acc[i][v];
}

#define COLUMNS(mr)                                                            \
	for (size_t j = 0; j < n; j += 16)                                     \
	tile(mr, 2, k, a, ar, ac, b + j, ldb, c + j, ldc)

void
wg_gemm(size_t m, size_t n, size_t k, const float *a, size_t ar, size_t ac,
        const float *b, size_t ldb, float *c, size_t ldc)
{
	size_t i = 0;

	for (; i + TILE <= m; i += TILE, a += TILE * ar, c += TILE * ldc)
		COLUMNS(TILE);
	for (; i < m; i++, a += ar, c += ldc)
		COLUMNS(1);
}
