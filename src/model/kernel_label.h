/* Kernels of the name finder, for the compiler to vectorise: included by
 * each set of kernels with its own KERNEL.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* score[l] = sum of row[at[k] * WG_LABELS + l] */
KERNEL void
sum_labels(const int8_t *row, const uint32_t *at, size_t n, int16_t *score)
{
	int16_t sum[WG_LABELS] = {0};

	for (size_t k = 0; k < n; k++) {
		const int8_t *r = row + (size_t)at[k] * WG_LABELS;

		for (size_t l = 0; l < WG_LABELS; l++)
			sum[l] = (int16_t)(sum[l] + r[l]);
	}
	for (size_t l = 0; l < WG_LABELS; l++)
		score[l] = sum[l];
}

/* after[j] = the largest of before[i] + move[i][j], i < n, and back[j]
 * where it came from: the first of equals. */
KERNEL void
best_label(const int32_t *before, size_t n, const int16_t *move,
        int32_t *after, int32_t *back)
{
	int32_t top[WG_LABELS], from[WG_LABELS] = {0};

	for (size_t j = 0; j < WG_LABELS; j++)
		top[j] = before[0] + move[j];
	for (size_t i = 1; i < n; i++)
		for (size_t j = 0; j < WG_LABELS; j++) {
			int32_t s = before[i] + move[i * WG_LABELS + j];

			from[j] = s > top[j] ? (int32_t)i : from[j];
			top[j] = s > top[j] ? s : top[j];
		}
	for (size_t j = 0; j < WG_LABELS; j++) {
		after[j] = top[j];
		back[j] = from[j];
	}
}
