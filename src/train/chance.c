/* A seeded generator of chance: the same draws on every machine.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <math.h>

/* SplitMix64, Steele, Lea and Flood 2014. */
uint64_t
wg_chance_bits(struct wg_chance *c)
{
	uint64_t z = c->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

float
wg_chance_unit(struct wg_chance *c)
{
	return (float)(wg_chance_bits(c) >> 40) * 0x1p-24f;
}

/* Box and Muller; the second value is thrown away. */
float
wg_chance_normal(struct wg_chance *c)
{
	float u = wg_chance_unit(c), v = wg_chance_unit(c);

	return sqrtf(-2 * logf(1 - u)) * cosf(6.2831853f * v);
}

void
wg_chance_shuffle(struct wg_chance *c, uint32_t *v, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = wg_chance_bits(c) % i;
		uint32_t t = v[i - 1];
		v[i - 1] = v[j];
		v[j] = t;
	}
}
