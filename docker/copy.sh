# A copy of the platform under another name, with its own secrets, ports, networks and volumes, in a directory of its own; it
# is taken down at the end. For docker/smoke and docker/alerts, which source this file and are in that directory then.
# shellcheck shell=bash
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
readonly root work
export COMPOSE_PROJECT_NAME="heavyread-$(basename "$0")-$$"
export PUBLISH_ADDRESS=127.0.0.1 GATEWAY_PORT=0 GATEWAY_METRICS_PORT=0 CONSOLE_PORT=0 PROMETHEUS_PORT=0 GRAFANA_PORT=0
# Networks of its own, so that it runs beside a platform; SMOKE_NETWORK says where these are taken.
networks() { # third number of the first
	local base=${SMOKE_NETWORK:-172.29} first=$1
	export DATA_NETWORK=$base.$first.0/22 DATA_RANGE=$base.$first.0/23 NODE_NETWORK=$base.$((first + 2))
	export MANAGEMENT_NETWORK=$base.$((first + 4)).0/22
}
networks 80
# Small limits: the test runs beside others.
export READER_MEMORY=400m READER_CACHE=64MB WRITER_MEMORY=384m CONSOLE_MEMORY=384m REDIS_MEMORY=256m REDIS_MAXMEMORY=64mb

say() { echo "$(basename "$0"): $*"; }
fail() { say "FAILED: $*" >&2; exit 1; }

end() {
	local status=$?
	if ((status != 0)); then
		docker compose ps --all || true
		docker compose logs --no-color --tail 40 || true
	fi
	docker compose -p "$COMPOSE_PROJECT_NAME-second" down --volumes --timeout 10 >/dev/null 2>&1 || true
	docker compose down --volumes --remove-orphans --timeout 10 >/dev/null 2>&1 || true
	rm -rf "$work"
	exit "$status"
}

# Prints status line, headers and body of one request, sent from inside the platform's networks.
http() { # host, port, method, path, body, header...
	local host=$1 port=$2 method=$3 path=$4 body=${5:-}
	shift $(($# < 5 ? $# : 5))
	{
		printf '%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n' "$method" "$path" "$host"
		(($# == 0)) || printf '%s\r\n' "$@"
		[[ -z "$body" ]] || printf 'Content-Type: application/json\r\nContent-Length: %d\r\n' "${#body}"
		printf '\r\n%s' "$body"
	} | docker compose exec -T console bash -c 'exec 3<>"/dev/tcp/$0/$1" && cat >&3 && timeout 10 cat <&3' "$host" "$port" |
		tr -d '\r'
}

status() { awk 'NR == 1 {print $2}'; }
header() { awk -F': ' -v name="${1,,}" 'tolower($1) == name {print $2; exit}'; }

expect() { # what, expected, seen
	[[ "$3" == "$2" ]] || fail "$1: expected $2, but saw '$3'"
}

eventually() { # seconds, what, command...
	local until=$((SECONDS + $1)) what=$2
	shift 2
	until ("$@"); do # in a shell of its own, because a failed expectation ends its shell
		((SECONDS < until)) || fail "$what"
		sleep 1
	done
}

have_image() { docker image inspect "$1" >/dev/null 2>&1 || timeout 300 docker pull -q "$1" >/dev/null 2>&1; }

services() {
	local name image
	while read -r name image; do
		case "$name" in
			apisix | grafana)
				if have_image "$image"; then echo "$name"; else say "$image is not to be had: without $name" >&2; fi ;;
			*) echo "$name" ;;
		esac
	done < <(docker compose config --services | while read -r service; do
		echo "$service $(docker compose config | awk -v s="  $service:" '$0 == s {on = 1} on && $1 == "image:" {print $2; exit}')"
	done)
}

create() { # id: prints the ETag
	local answer
	answer="$(http writer 8080 POST /create "{\"id\":\"$1\",\"title\":\"smoke\",\"content\":\"$RANDOM\"}")"
	expect "POST /create" 201 "$(status <<<"$answer")"
	header ETag <<<"$answer"
}

query() { http prometheus 9090 GET "/api/v1/query?query=$1"; }

as() { # user, command...: what Redis answers
	local user=$1 password
	shift
	password="$(sed -n "s/^REDIS_${user^^}_PASSWORD=//p" .env)"
	docker compose exec -T -e REDISCLI_AUTH="$password" redis redis-cli --user "$user" --no-auth-warning "$@" 2>&1
}

trap end EXIT
tar -C "$root" --exclude=./.git --exclude=target --exclude=./data --exclude=./.env --exclude=./compose.override.yaml \
	--exclude=./apisix/apisix.local.yaml --exclude=./prometheus/targets/more.yml --exclude=./backups -c . | tar -C "$work" -x
cd "$work"
docker/secrets >/dev/null
