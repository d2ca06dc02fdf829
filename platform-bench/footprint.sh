#!/usr/bin/env bash
# Memory per cached post; cold start to ready with 1,000,000 posts. Arguments: number of posts, heap of the reader.
exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" io.heavyread.bench.footprint.FootprintBench "$@"
