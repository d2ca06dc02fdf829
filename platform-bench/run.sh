#!/usr/bin/env bash
# Builds the clone and runs one class of this module with the arguments that follow. Where the machine has two cores or
# more and taskset, the class runs on core 1 and starts servers on core 0.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ "${BENCH_BUILD:-1}" == 1 ]]; then
	mvn -B -q -DskipTests -Djacoco.skip -pl platform-bench,platform-reader -am package
fi
pinned=()
if [[ "${BENCH_PINNED:-1}" == 1 && "$(nproc)" -ge 2 ]] && command -v taskset >/dev/null; then
	pinned=(taskset -c 1)
	export BENCH_PINNED=1
else
	export BENCH_PINNED=0
fi
exec "${pinned[@]}" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -Dlogging.level.root=warn -Dlogging.level.io.heavyread=warn \
	-Dspring.main.log-startup-info=false \
	-cp "platform-bench/target/classes:$(<platform-bench/target/class-path.txt)" "$@"
