-- Reads what readers acknowledged of one version, however large the hash is that they wrote.
-- KEYS: acknowledgements. ARGV: ids of readers. Returns a value, at most 20 bytes, or nil for each.
local answers = {}
for i, id in ipairs(ARGV) do
	local length = redis.pcall('HSTRLEN', KEYS[1], id)
	answers[i] = type(length) == 'number' and length > 0 and length <= 20 and redis.call('HGET', KEYS[1], id)
end
return answers
