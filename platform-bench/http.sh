#!/usr/bin/env bash
# Reads over HTTP beside peers: two minutes, or with "full" about twenty. "full peers" and "full conditions" are its halves.
exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" io.heavyread.bench.http.HttpBench "$@"
