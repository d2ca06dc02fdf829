#!/bin/sh
# Makes the ACL file out of its template, with hashes of the passwords in the environment, and becomes the Redis server.
# With REDIS_PRIMARY it is one of several, at the address REDIS_SELF: sentinels decide which of them is the primary.
set -eu
umask 077

settings=/etc/heavyread
expressions=""
for name in READER WRITER CONSOLE EXPORTER ADMIN REPLICA SENTINEL; do
	eval "password=\${REDIS_${name}_PASSWORD:-}"
	if [ -n "$password" ]; then
		hash="$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)"
		expressions="$expressions;s/#${name}_HASH/#$hash/"
	elif [ -z "${REDIS_PRIMARY:-}" ] && { [ "$name" = REPLICA ] || [ "$name" = SENTINEL ]; }; then
		expressions="$expressions;/#${name}_HASH/d"
	else
		echo "REDIS_${name}_PASSWORD is not set: docker/secrets writes one into .env." >&2
		exit 1
	fi
done
sed "${expressions#;}" "$settings/users.acl.template" >/run/redis/users.acl

# A full disk ends Redis. Whoever deletes this file can start it again, and then make room.
if [ ! -e /data/reserve ]; then
	head -c "${REDIS_RESERVE:-64M}" /dev/urandom >/data/reserve 2>/dev/null || rm -f /data/reserve
fi

file="$settings/redis.conf"
if [ -n "${REDIS_PRIMARY:-}" ]; then
	# Sentinels have Redis write down here whom it replicates. That line outlives a restart, all others are made anew.
	file=/data/redis.conf
	if [ -e "$file" ]; then
		role="$(grep '^replicaof ' "$file" || true)"
	elif [ "$REDIS_SELF" != "$REDIS_PRIMARY" ]; then
		role="replicaof $REDIS_PRIMARY 6379"
	else
		role=""
	fi
	cat >"$file.new" <<-END
		include $settings/redis.conf
		masteruser replica
		masterauth $REDIS_REPLICA_PASSWORD
		# A primary that no replica follows is cut off, or will be replaced: it takes no writes.
		min-replicas-to-write 1
		min-replicas-max-lag 3
		repl-backlog-size 32mb
		$role
	END
	mv "$file.new" "$file"
fi
unset password REDIS_READER_PASSWORD REDIS_WRITER_PASSWORD REDIS_CONSOLE_PASSWORD REDIS_EXPORTER_PASSWORD \
	REDIS_ADMIN_PASSWORD REDIS_REPLICA_PASSWORD REDIS_SENTINEL_PASSWORD
exec redis-server "$file" "$@"
