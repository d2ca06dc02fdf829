#!/usr/bin/env bash
# On all cores. How changes get into readers: write rates, apply rate, lag. "full" takes some minutes longer.
BENCH_PINNED=0 exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" io.heavyread.bench.propagation.PropagationBench "$@"
