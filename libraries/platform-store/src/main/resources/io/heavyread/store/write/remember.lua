-- Keeps the reply that is sent under an idempotency key with the result that the write left there. The first one stays.
-- Returns 1 when it was kept, 0 when there was one already, -1 when there is no such result.
--
-- KEYS: 1 idempotency key   ARGV: 1 fingerprint  2 reply

local kept = redis.call('GET', KEYS[1])
local ok, before = pcall(cmsgpack.unpack, kept or '')
if not kept or not ok or type(before) ~= 'table' or before[1] ~= ARGV[1] then return -1 end
if before[6] ~= '' then return 0 end
before[6] = ARGV[2]
redis.call('SET', KEYS[1], cmsgpack.pack(before), 'KEEPTTL')
return 1
