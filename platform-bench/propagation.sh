#!/usr/bin/env bash
# How changes get into readers: write rates, apply rate, lag. "full" takes some minutes longer.
exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" io.heavyread.bench.propagation.PropagationBench "$@"
