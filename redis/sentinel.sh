#!/bin/sh
# Becomes a sentinel. Its settings are made anew at each start; what it has learned, it keeps in the same file.
set -eu
umask 077

hash() { printf %s "$1" | sha256sum | cut -d ' ' -f 1; }

for name in SENTINEL WITNESS; do
	eval "password=\${REDIS_${name}_PASSWORD:-}"
	if [ -z "$password" ]; then
		echo "REDIS_${name}_PASSWORD is not set: docker/secrets writes one into .env." >&2
		exit 1
	fi
done

file=/data/sentinel.conf
learned() { # names of settings
	[ ! -e "$file" ] || grep -E "^sentinel ($1) " "$file" || true
}

monitor="$(learned monitor)"
cat >"$file.new" <<END
port 26379
dir /tmp
user default off
user probe on nopass resetchannels -@all +ping
user sentinel on #$(hash "$REDIS_SENTINEL_PASSWORD") allchannels +@all
user witness on #$(hash "$REDIS_WITNESS_PASSWORD") resetchannels -@all +ping +hello +auth +client|setname +client|setinfo +sentinel|get-master-addr-by-name +sentinel|master
sentinel sentinel-user sentinel
sentinel sentinel-pass $REDIS_SENTINEL_PASSWORD
${monitor:-sentinel monitor posts $REDIS_PRIMARY 6379 2}
sentinel auth-user posts sentinel
sentinel auth-pass posts $REDIS_SENTINEL_PASSWORD
sentinel down-after-milliseconds posts 2000
sentinel failover-timeout posts 10000
sentinel parallel-syncs posts 1
$(learned 'myid|current-epoch|config-epoch|leader-epoch|known-replica|known-sentinel')
END
mv "$file.new" "$file"
unset password REDIS_SENTINEL_PASSWORD REDIS_WITNESS_PASSWORD
exec redis-server "$file" --sentinel
