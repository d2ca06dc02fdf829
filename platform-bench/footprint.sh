#!/usr/bin/env bash
# On all cores. Memory per cached post; cold start to ready with 1,000,000 posts. Arguments: number of posts, heap of the reader.
BENCH_PINNED=0 exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" io.heavyread.bench.footprint.FootprintBench "$@"
