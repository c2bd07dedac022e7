/**
 * One hash a device, `dedupe:<user>:<device>`, with an expiry: field `lineage` is what the sequences belong to, `last`
 * the highest one accepted, `id` the highest message id, and field `sequence mod window` holds "sequence id digest" of
 * a recent send. The sorted set `devices:<user>` has the names of the devices of a user, by when they were last used;
 * of those beyond a number the hashes are deleted.
 *
 * KEYS: the hash of each device, then `devices:`. ARGV: window, expiry in ms, highest id and highest lineage there can
 * be, longest skip, expiry of a device that has sent once, the time in ms, most names of a user, then for each device
 * the words of what it asks: a lineage, where that comes from, and sequence, digest and candidate id of each send,
 * ascending. A device is one argument and one answer: what the client does for each of them costs more than the words.
 *
 * A lineage is `named` by the device, `known` to the server from before, or `fresh`. Where the key has none, it begins;
 * a named or known one replaces an older one; a named one that is older than that of the key is over; else the lineage
 * of the key continues. Sequences whose highest is unreadable begin again, in a lineage that is not older.
 *
 * Returns the words of an answer for each device: a note, its lineage, and for each send its id (a candidate or an
 * earlier one), `-<last>` when it is behind the window, `=<last>` when its sequence is that of another message or of a
 * lineage that is over, `><last>` when it skips too many, or `+<id>` when the candidate is not above the highest id of
 * the device: the caller retries with higher candidates from there on. The note is `!` when the key held an invalid
 * value and was dropped, `^` when the highest id was made by a clock that was ahead and no longer counts, else `.`. No
 * content of a key raises an error: the error would fail the other devices of the call too.
 */
export const claimScript = `
local window, expiry, ceiling, latest, skip = tonumber(ARGV[1]), ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local early, now, names = ARGV[6], ARGV[7], tonumber(ARGV[8])
local count = #KEYS - 1
local namesKey = KEYS[#KEYS]
local function isNumber(text, digits)
  return text and #text <= digits and string.match(text, '^[1-9]%d*$')
end
local function isAbove(id, other)
  return #id > #other or (#id == #other and id > other)
end
local function whole(number)
  return string.format('%d', number)
end
local function open(key, lineage, origin)
  local kind = redis.call('TYPE', key).ok
  local held = kind == 'hash' and redis.call('HMGET', key, 'lineage', 'last', 'id') or {}
  local known = isNumber(held[1], 16) and tonumber(held[1]) or 0
  known = known <= latest and known or 0
  local last = isNumber(held[2], 16) and tonumber(held[2]) or 0
  local isGood = known > 0 and last > 0 and last < 2 ^ 53 and isNumber(held[3], 20)
  if origin == 'named' and lineage < known then
    return known, isGood and last or 0, nil, '.'
  end
  if isGood and (origin == 'fresh' or lineage <= known) then
    if isAbove(held[3], ceiling) then
      return known, last, '', '^'
    end
    return known, last, held[3], '.'
  end
  redis.call('DEL', key)
  if isGood or kind == 'none' then
    return lineage, 0, '', '.'
  end
  if origin ~= 'named' then
    lineage = math.max(lineage, known + 1)
  end
  return lineage, 0, '', '!'
end
local function remember(key)
  -- '<prefix>dedupe:' is one shorter than '<prefix>devices:'.
  local user, name = string.match(string.sub(key, #namesKey), '^(%d+):(.*)$')
  local base, set = string.sub(key, 1, #key - #name), namesKey .. user
  if type(redis.pcall('ZADD', set, now, name)) == 'table' then
    redis.call('DEL', set)
    redis.call('ZADD', set, now, name)
  end
  redis.call('PEXPIRE', set, expiry)
  for _, old in ipairs(redis.call('ZRANGE', set, 0, -1 - names)) do
    redis.call('DEL', base .. old)
    redis.call('ZREM', set, old)
  end
end
local function claim(key, asked)
  local words = string.gmatch(asked, '%S+')
  local lineage, origin = tonumber(words()), words()
  local own, last, highest, note = open(key, lineage, origin)
  local before, sends, changed = last, 0, false
  local answers = { note, whole(own) }
  for word in words do
    local sequence, digest, id = tonumber(word), words(), words()
    local slot = tostring(sequence % window)
    sends = sends + 1
    if not highest then
      answers[#answers + 1] = '=' .. whole(last)
    elseif sequence > last + skip then
      answers[#answers + 1] = '>' .. whole(last)
    elseif sequence > last then
      if not isAbove(id, highest) then
        answers[#answers + 1] = '+' .. highest
        break
      end
      redis.call('HSET', key, slot, word .. ' ' .. id .. ' ' .. digest)
      last, highest, changed = sequence, id, true
      answers[#answers + 1] = id
    else
      local taken, earlier, held = string.match(redis.call('HGET', key, slot) or '', '^(%d+) (%d+) (%d+)$')
      if taken ~= word or not isNumber(earlier, 19) then
        answers[#answers + 1] = '-' .. whole(last)
      elseif held ~= digest then
        answers[#answers + 1] = '=' .. whole(last)
      else
        answers[#answers + 1] = earlier
      end
    end
  end
  if changed then
    redis.call('HSET', key, 'lineage', whole(own), 'last', whole(last), 'id', highest)
    redis.call('PEXPIRE', key, before == 0 and sends == 1 and early or expiry)
    -- Not at every send: the order of use need not be exact.
    if before == 0 or math.floor(before / 16) ~= math.floor(last / 16) then
      remember(key)
    end
  end
  return table.concat(answers, ' ')
end
local results = {}
for index = 1, count do
  results[index] = claim(KEYS[index], ARGV[8 + index])
end
return results
`;
