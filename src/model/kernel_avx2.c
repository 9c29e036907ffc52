/* Integer kernels for AVX2, chosen at run time.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What each has to give is said in kernel.c; test_kernel.c compares them.
 */
#include "model/model.h"

#ifdef WG_HAVE_AVX2
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

static inline AVX2 __m256i
load(const void *p)
{
	return _mm256_loadu_si256(p);
}

static inline AVX2 void
store(void *p, __m256i v)
{
	_mm256_storeu_si256(p, v);
}

static inline AVX2 __m256i
four(const uint8_t *x)
{
	int32_t v;

	__builtin_memcpy(&v, x, sizeof v);
	return _mm256_set1_epi32(v);
}

/* Four products into each 32-bit sum. */
static inline AVX2 __m256i
add_products(__m256i acc, __m256i x, __m256i w)
{
	__m256i two = _mm256_maddubs_epi16(x, w);

	return _mm256_add_epi32(acc,
	        _mm256_madd_epi16(two, _mm256_set1_epi16(1)));
}

/* 32 outputs of `rows` (1 or 2, a constant where inlined) inputs. */
static inline __attribute__((always_inline)) AVX2 void
dot_block(const int8_t *w, size_t k4, const uint8_t *x, size_t stride,
        size_t rows, int32_t *acc, size_t n)
{
	__m256i s[2][4];

#pragma GCC unroll 2
	for (size_t r = 0; r < rows; r++)
#pragma GCC unroll 4
		for (size_t v = 0; v < 4; v++)
			s[r][v] = _mm256_setzero_si256();
	for (size_t i = 0; i < k4; i++, w += 128) {
		__m256i x0 = four(x + 4 * i);
		__m256i x1 = rows > 1 ? four(x + stride + 4 * i) : x0;
#pragma GCC unroll 4
		for (size_t v = 0; v < 4; v++) {
			__m256i wv = load(w + 32 * v);
			s[0][v] = add_products(s[0][v], x0, wv);
			if (rows > 1)
				s[1][v] = add_products(s[1][v], x1, wv);
		}
	}
#pragma GCC unroll 2
	for (size_t r = 0; r < rows; r++)
#pragma GCC unroll 4
		for (size_t v = 0; v < 4; v++)
			store(acc + r * n + 8 * v, s[r][v]);
}

static AVX2 void
dot(const struct wg_matrix *m, const uint8_t *x, size_t stride, size_t rows,
        int32_t *acc)
{
	for (size_t j = 0; j < m->n; j += WG_BLOCK) {
		const int8_t *w = m->w + j * m->k;
		size_t r = 0;
		for (; r + 2 <= rows; r += 2)
			dot_block(w, m->k / 4, x + r * stride, stride, 2,
			        acc + r * m->n + j, m->n);
		if (r < rows)
			dot_block(w, m->k / 4, x + r * stride, stride, 1,
			        acc + r * m->n + j, m->n);
	}
}

static inline AVX2 __m256
scaled(const struct wg_matrix *m, const int32_t *acc, size_t j)
{
	return _mm256_mul_ps(_mm256_cvtepi32_ps(load(acc + j)),
	        _mm256_loadu_ps(m->scale + j));
}

static AVX2 void
scale(const struct wg_matrix *m, const int32_t *acc, float *y)
{
	for (size_t j = 0; j < m->n; j += 8)
		_mm256_storeu_ps(y + j, _mm256_add_ps(scaled(m, acc, j),
		                                _mm256_loadu_ps(m->bias + j)));
}

/* Eight floats behind a layer, and their 7-bit values. */
static inline AVX2 __m256i
relu8(const struct wg_matrix *m, const int32_t *acc, size_t j, bool add,
        __m256 to, float *x)
{
	__m256 v =
	        _mm256_add_ps(scaled(m, acc, j), _mm256_loadu_ps(m->bias + j));

	v = _mm256_max_ps(v, _mm256_setzero_ps());
	if (add)
		v = _mm256_add_ps(_mm256_loadu_ps(x + j), v);
	_mm256_storeu_ps(x + j, v);
	v = _mm256_min_ps(_mm256_mul_ps(v, to), _mm256_set1_ps(127));
	return _mm256_cvtps_epi32(v);
}

static AVX2 void
relu(const struct wg_matrix *m, const int32_t *acc, bool add, float to,
        float *x, uint8_t *q)
{
	__m256 t = _mm256_set1_ps(to);
	const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);

	for (size_t j = 0; j < m->n; j += 32) {
		__m256i a = _mm256_packs_epi32(relu8(m, acc, j, add, t, x),
		        relu8(m, acc, j + 8, add, t, x));
		__m256i b = _mm256_packs_epi32(relu8(m, acc, j + 16, add, t, x),
		        relu8(m, acc, j + 24, add, t, x));
		store(q + j, _mm256_permutevar8x32_epi32(
		                     _mm256_packus_epi16(a, b), order));
	}
}

static AVX2 void
round_row(const struct wg_matrix *m, const int32_t *acc, int16_t *out)
{
	const __m256 top = _mm256_set1_ps(32767), low = _mm256_set1_ps(-32767);

	for (size_t j = 0; j < m->n; j += 16) {
		__m256 a = _mm256_min_ps(scaled(m, acc, j), top);
		__m256 b = _mm256_min_ps(scaled(m, acc, j + 8), top);
		__m256i s = _mm256_packs_epi32(
		        _mm256_cvtps_epi32(_mm256_max_ps(a, low)),
		        _mm256_cvtps_epi32(_mm256_max_ps(b, low)));
		store(out + j, _mm256_permute4x64_epi64(s, 0xD8));
	}
}

/* 32 values of 16 bits, in the order of packs, as 7-bit bytes. */
static inline AVX2 void
store_seven(uint8_t *q, __m256i a, __m256i b)
{
	__m256i v = _mm256_packus_epi16(a, b);

	v = _mm256_min_epu8(v, _mm256_set1_epi8(127));
	store(q, _mm256_permute4x64_epi64(v, 0xD8));
}

static AVX2 void
embed(const int8_t *const *rows, size_t nrows, size_t n, int16_t mul,
        uint8_t *q)
{
	const __m256i m = _mm256_set1_epi16(mul), mid = _mm256_set1_epi16(64);

	for (size_t j = 0; j < n; j += 32) {
		__m256i a = _mm256_setzero_si256(), b = a;
		for (size_t r = 0; r < nrows; r++) {
			__m256i v = load(rows[r] + j);
			a = _mm256_add_epi16(a,
			        _mm256_cvtepi8_epi16(
			                _mm256_castsi256_si128(v)));
			b = _mm256_add_epi16(b,
			        _mm256_cvtepi8_epi16(
			                _mm256_extracti128_si256(v, 1)));
		}
		a = _mm256_mulhrs_epi16(_mm256_slli_epi16(a, 5), m);
		b = _mm256_mulhrs_epi16(_mm256_slli_epi16(b, 5), m);
		store_seven(q + j, _mm256_add_epi16(a, mid),
		        _mm256_add_epi16(b, mid));
	}
}

static AVX2 void
gather(const int16_t *const *rows, size_t nrows, size_t n, int16_t mul,
        uint8_t *q)
{
	const __m256i m = _mm256_set1_epi16(mul), zero = _mm256_setzero_si256();

	for (size_t j = 0; j < n; j += 32) {
		__m256i a = zero, b = zero;
		for (size_t r = 0; r < nrows; r++) {
			a = _mm256_add_epi16(a, load(rows[r] + j));
			b = _mm256_add_epi16(b, load(rows[r] + j + 16));
		}
		a = _mm256_mulhrs_epi16(_mm256_max_epi16(a, zero), m);
		b = _mm256_mulhrs_epi16(_mm256_max_epi16(b, zero), m);
		store_seven(q + j, a, b);
	}
}

#ifdef __clang__
#define KERNEL static AVX2
#else
#define KERNEL static __attribute__((target("avx2"), optimize("O3")))
#endif
#include "model/kernel_label.h"

const struct wg_kernel wg_kernel_avx2 = {.name = "avx2",
        .dot = dot,
        .scale = scale,
        .relu = relu,
        .round = round_row,
        .embed = embed,
        .gather = gather,
        .sum_labels = sum_labels,
        .best_label = best_label};

#else
/* ISO C wants a translation unit to hold something. */
extern int wg_no_kernel_avx2;
#endif
