-- Takes one request from all quotas, or from none.
-- KEYS: one for each quota. ARGV: for each quota the quota, its window in microseconds (0: it is of a day, and the key names the
-- day), and the seconds after which a key of a day may go.
-- Answers {0, left of each quota}, or {microseconds to wait, number of the quota that has ended}.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local after = {}
local left = {}
for i = 1, #KEYS do
  local quota = tonumber(ARGV[3 * i - 2])
  local window = tonumber(ARGV[3 * i - 1])
  local seen = tonumber(redis.call('GET', KEYS[i]) or '0')
  if window == 0 then
    if seen >= quota then
      return {tonumber(ARGV[3 * i]) * 1000000, i}
    end
    after[i] = seen + 1
    left[i] = quota - seen - 1
  else
    if quota <= 0 then
      return {window, i}
    end
    local between = window / quota
    after[i] = math.max(seen, now) + between
    local room = window - (after[i] - now)
    -- half a microsecond is what a number of this size cannot tell
    if room < -0.5 then
      return {math.ceil(-room), i}
    end
    left[i] = math.floor((room + 0.5) / between)
  end
end
for i = 1, #KEYS do
  if tonumber(ARGV[3 * i - 1]) == 0 then
    redis.call('SET', KEYS[i], string.format('%.0f', after[i]), 'EX', ARGV[3 * i])
  else
    redis.call('SET', KEYS[i], string.format('%.3f', after[i]), 'PX', math.floor((after[i] - now) / 1000) + 1)
  end
end
return {0, unpack(left)}
