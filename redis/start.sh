#!/bin/sh
# Makes the ACL file out of its template, with hashes of the passwords in the environment, and becomes the Redis server.
set -eu
umask 077

expressions=""
for name in READER WRITER CONSOLE EXPORTER ADMIN; do
	eval "password=\${REDIS_${name}_PASSWORD:-}"
	if [ -z "$password" ]; then
		echo "REDIS_${name}_PASSWORD is not set: docker/secrets writes one into .env." >&2
		exit 1
	fi
	hash="$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)"
	expressions="$expressions;s/#${name}_HASH/#$hash/"
	unset "REDIS_${name}_PASSWORD" password
done
sed "${expressions#;}" /etc/heavyread/users.acl.template >/run/redis/users.acl
exec redis-server /etc/heavyread/redis.conf "$@"
