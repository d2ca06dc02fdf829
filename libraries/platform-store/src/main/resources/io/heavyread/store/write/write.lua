-- Commits, logs and publishes one write in one indivisible step.
--
-- KEYS: 1 meta  2 post  3 log  4 index  5 idempotency key
-- ARGV: 1 operation (1 put, 2 delete, 0 none: tell whether a put could be done)  2 id  3 body
--       4 condition (none, exists, absent, oneof)  5 chains of oneof, 8 raw bytes each
--       6 fingerprint of the request ('' without idempotency key)  7 context to keep with the result
--       8 log length  9 seconds a tombstone lives  10 seconds an idempotency key lives
--       11 channel  12 largest body that is published
--
-- Redis does not roll a script back, so everything that can be refused is refused before the first write, and the first
-- write is the one that Redis refuses when it is full, read-only or cannot persist. Whether the user may do what comes
-- after it is asked before (from Redis 7 on). Numbers become text by '%.0f': Lua's own conversion loses digits above 1e14.

if redis.replicate_commands then redis.replicate_commands() end

local META, POST, LOG, INDEX, IDEM = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local operation, id, body = tonumber(ARGV[1]), ARGV[2], ARGV[3]
local condition, chains, fingerprint, context = ARGV[4], ARGV[5], ARGV[6], ARGV[7]

local function raw(hex)
  return (hex:gsub('..', function(digits) return string.char(tonumber(digits, 16)) end))
end

if fingerprint ~= '' then
  local kept = redis.call('GET', IDEM)
  local ok, before = pcall(cmsgpack.unpack, kept or '')
  if kept and ok and type(before) == 'table' then
    if before[1] ~= fingerprint then return {'KEYCONFLICT'} end
    return {'REPEATED', before[2], before[3], before[4], before[5], before[6]}
  end
end

local function isRefused(reply)
  return type(reply) == 'table' and reply.err and not reply.err:find('WRONGTYPE', 1, true)
end

local meta = redis.pcall('HMGET', META, 'epoch', 'seq', 'chain')
if isRefused(meta) then return meta end
if meta.err then return {'NOHISTORY'} end
local epoch, digits, previous = meta[1], meta[2], meta[3]
local seq = digits and digits:match('^%d+$') and tonumber(digits)
if not epoch or not previous or not seq or not epoch:match('^%x+$') or not previous:match('^%x+$')
    or #epoch ~= 16 or #previous ~= 16 or seq >= 9007199254740991 then
  return {'NOHISTORY'}
end

local stored = redis.pcall('GETRANGE', POST, 0, 51)
if isRefused(stored) then return stored end
local living, chain = false, ''
if type(stored) == 'string' and #stored == 52 and stored:sub(1, 4) == 'PST\1' then
  living = stored:byte(5) == 1
  chain = stored:sub(45, 52)
elseif type(stored) == 'string' and #stored == 52 and stored:sub(1, 3) == 'PST'
    and (operation == 2 or condition ~= 'none') then
  -- A newer writer's post, or an older one's: it can be replaced, but nothing that depends on it can be decided here.
  return {'WIREVERSION', tostring(stored:byte(4))}
end

if condition == 'exists' and not living then return {'CONDITION'} end
if condition == 'absent' and living then return {'CONDITION'} end
if condition == 'oneof' then
  local found = false
  for at = 1, #chains, 8 do
    found = found or (living and chains:sub(at, at + 7) == chain)
  end
  if not found then return {'CONDITION'} end
end
-- Fails here, before the first write, when the index is not an index. A post that is in it and has no frame was lost: a
-- delete ends that.
local indexed = redis.call('ZSCORE', INDEX, id)
if operation == 2 and not living and not indexed then return {'NOTFOUND'} end

local function may(...)
  return not redis.acl_check_cmd or redis.acl_check_cmd(...)
end
if not (may('XADD', LOG, '*', '', '') and may('SET', POST, '') and may('HSET', META, '', '')
    and may('ZADD', INDEX, '0', id) and may('ZREM', INDEX, id) and may('PUBLISH', ARGV[11], '')
    and (fingerprint == '' or may('SET', IDEM, ''))) then
  return redis.error_reply('NOPERM this user lacks a right that a write needs')
end

local now = redis.call('TIME')
if operation == 0 then return {'WRITABLE'} end
local micros = tonumber(now[1]) * 1000000 + tonumber(now[2])
seq = seq + 1
local number = string.format('%.0f', seq)
local head = 'PST\1' .. struct.pack('>BBI2I4', operation, 0, #id, #body) .. raw(epoch)
    .. struct.pack('>I8I8', seq, micros) .. raw(previous)
local payload = id .. body
local link = redis.sha1hex(head .. payload):sub(1, 16)
local frame = head .. raw(link) .. payload
local created = living and 0 or 1

redis.call('XADD', LOG, 'MAXLEN', '~', ARGV[8], number .. '-0', 'id', id, 'op', ARGV[1], 'chain', link,
    'length', #body, 'time', string.format('%.0f', micros))
if operation == 1 then
  redis.call('SET', POST, frame)
  redis.call('ZADD', INDEX, number, id)
else
  redis.call('SET', POST, frame, 'EX', ARGV[9])
  redis.call('ZREM', INDEX, id)
end
redis.call('HSET', META, 'seq', number, 'chain', link)
if fingerprint ~= '' then
  redis.call('SET', IDEM, cmsgpack.pack({fingerprint, number, link, created, context, ''}), 'EX', ARGV[10])
end
if #body > tonumber(ARGV[12]) then
  frame = frame:sub(1, 5) .. '\1' .. frame:sub(7, 52 + #id)
end
redis.call('PUBLISH', ARGV[11], frame)
return {'WRITTEN', number, link, created}
