-- Opens a new history, unless somebody else has done so since the caller looked: -1 then, else the number before its first.
--
-- KEYS: 1 meta  2 log  3 index
-- ARGV: 1 the new epoch  2 a number that the history must begin above  3 what the caller saw in meta, as 'epoch/seq/chain'
--       4 the sequences that members have registered, separated by spaces. Each counts only if it is plausible: no member
--         can be 2^40 writes ahead of everything else, and numbers end at 2^53
--
-- The field 'recommit' says that posts with a version up to it belong to an earlier history and are still to be committed
-- into this one.

if redis.replicate_commands then redis.replicate_commands() end

local meta = redis.pcall('HMGET', KEYS[1], 'epoch', 'seq', 'chain')
local broken = meta.err ~= nil
if broken and not meta.err:find('WRONGTYPE', 1, true) then return meta end
local seen = broken and 'broken' or ((meta[1] or '') .. '/' .. (meta[2] or '') .. '/' .. (meta[3] or ''))
if seen ~= ARGV[3] then return -1 end

local first = tonumber(ARGV[2])
local function above(text)
  local number = tonumber(text or '')
  if number and number < 9007199254740991 and number > first then first = number end
end
if not broken then above(meta[2]) end
local log = redis.call('TYPE', KEYS[2]).ok
if log == 'stream' then
  local top = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
  local number = top and top[1]:match('^(%d+)')
  if number and tonumber(number) < 9007199254740991 then
    above(number)
    first = first + 1
  elseif number then
    log = 'endless' -- nothing can be added behind such an entry
  end
end
local index = redis.call('TYPE', KEYS[3]).ok
local indexed = index == 'zset' and redis.call('ZCARD', KEYS[3]) > 0
if indexed then above(redis.call('ZREVRANGE', KEYS[3], 0, 0, 'WITHSCORES')[2]) end

local plausible = first + 1099511627776
for number in ARGV[4]:gmatch('%d+') do
  if tonumber(number) <= plausible then above(number) end
end

if broken then redis.call('DEL', KEYS[1]) end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'seq', string.format('%.0f', first),
    'chain', redis.sha1hex(ARGV[1]):sub(1, 16))
if indexed then redis.call('HSET', KEYS[1], 'recommit', string.format('%.0f', first)) end
if log ~= 'stream' and log ~= 'none' then redis.call('DEL', KEYS[2]) end
if index ~= 'zset' and index ~= 'none' then redis.call('DEL', KEYS[3]) end
return first
