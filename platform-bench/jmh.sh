#!/usr/bin/env bash
# Single operations: nanoseconds and bytes allocated per operation. Arguments go to JMH, for example a part of a benchmark's name.
exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" org.openjdk.jmh.Main -prof gc -f 1 -wi 3 -w 1 -i 5 -r 1 \
	-rf json -rff platform-bench/target/bench/jmh.json "$@"
