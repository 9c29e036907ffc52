/* What the fuzzers share: one record read as an article, and checked.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Each fuzzer is one LLVMFuzzerTestOneInput. With --enable-fuzzers libFuzzer
 * calls it; else driver.c does, with the seeds and changed copies of them.
 */
#ifndef WG_TEST_FUZZ_H
#define WG_TEST_FUZZ_H

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads the bytes in the format; aborts if the article that comes of them
 * breaks a promise of read.h. */
void fuzz_article(const char *format, const uint8_t *data, size_t size);

#endif
