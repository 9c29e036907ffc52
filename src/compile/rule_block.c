/* Blocks of instructions for the matcher: joined, chosen from, repeated.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Jumps are relative, so that a block can be moved and copied as it is.
 */
#include "compile/compile.h"

struct wg_block
wg_block_new(void)
{
	return (struct wg_block){
	        .code = g_array_new(FALSE, TRUE, sizeof(struct wg_insn)),
	        .still = true};
}

void
wg_block_emit(struct wg_block *blk, struct wg_insn insn)
{
	g_array_append_val(blk->code, insn);
}

struct wg_block
wg_block_atom(struct wg_insn insn)
{
	struct wg_block blk = wg_block_new();

	wg_block_emit(&blk, insn);
	blk.need = insn;
	blk.shape = insn.op == WG_OP_SHAPE ? insn.mask : 0;
	blk.eats = true;
	blk.still = false;
	return blk;
}

/* How much an atom that must occur narrows the search down. */
static int
rank(const struct wg_insn *need)
{
	static const uint8_t ranks[] = {[WG_OP_WORD] = 5,
	        [WG_OP_FOLD] = 4,
	        [WG_OP_EXACT] = 4,
	        [WG_OP_TIME] = 3,
	        [WG_OP_MENTION] = 2,
	        [WG_OP_FORENAME] = 1,
	        [WG_OP_SURNAME] = 1};

	return need->op < sizeof ranks ? ranks[need->op] : 0;
}

/* Appends b to a; b is gone. What b's first token looks like is known of the
 * whole only if a takes none itself. */
void
wg_block_join(struct wg_block *a, struct wg_block b)
{
	g_array_append_vals(a->code, b.code->data, b.code->len);
	if (rank(&b.need) > rank(&a->need))
		a->need = b.need;
	if (a->still)
		a->shape |= b.shape;
	a->eats |= b.eats;
	a->still &= b.still;
	g_array_free(b.code, TRUE);
}

struct wg_block
wg_block_copy(const struct wg_block *a)
{
	struct wg_block c = wg_block_new();

	g_array_append_vals(c.code, a->code->data, a->code->len);
	c.need = a->need;
	c.shape = a->shape;
	c.eats = a->eats;
	c.still = a->still;
	return c;
}

static void
jump(struct wg_block *blk, uint8_t op, int a, int b)
{
	wg_block_emit(blk, (struct wg_insn){.op = op,
	                           .var = WG_NO_VAR,
	                           .a = (uint32_t)a,
	                           .b = (uint32_t)b});
}

struct wg_block
wg_block_either(struct wg_block a, struct wg_block b)
{
	struct wg_block out = wg_block_new();
	int na = (int)a.code->len, nb = (int)b.code->len;
	bool eats = a.eats && b.eats;
	uint16_t shape = eats ? a.shape & b.shape : 0;

	jump(&out, WG_OP_SPLIT, 1, na + 2);
	wg_block_join(&out, a);
	jump(&out, WG_OP_JUMP, nb + 1, 0);
	wg_block_join(&out, b);
	out.need = (struct wg_insn){.op = WG_OP_END};
	out.shape = shape;
	out.eats = eats;
	return out;
}

/* Zero or one, or zero or more. Greedy. */
struct wg_block
wg_block_optional(struct wg_block a, bool many)
{
	struct wg_block out = wg_block_new();
	int n = (int)a.code->len;

	jump(&out, WG_OP_SPLIT, 1, n + 1 + many);
	wg_block_join(&out, a);
	if (many)
		jump(&out, WG_OP_JUMP, -(n + 1), 0);
	out.need = (struct wg_insn){.op = WG_OP_END};
	out.shape = 0;
	out.eats = false;
	return out;
}

struct wg_block
wg_block_repeat(struct wg_block a, int least, int most)
{
	struct wg_block out = wg_block_new();
	int i;

	for (i = 0; i < least; i++)
		wg_block_join(&out, wg_block_copy(&a));
	for (; i < most; i++)
		wg_block_join(&out,
		        wg_block_optional(wg_block_copy(&a), false));
	g_array_free(a.code, TRUE);
	return out;
}
