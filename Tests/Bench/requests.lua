-- Sends the requests of a file in a loop: its lines are "method<TAB>path<TAB>key<TAB>body", "%d" in a body becomes a number never used before.
-- Prints one JSON line at the end. Arguments: the file, a number that no other run has.
local requests, turn, unique = {}, 0, 0

function init(args)
   math.randomseed(tonumber(args[2]))
   unique = tonumber(args[2]) * 100000000
   for line in io.lines(args[1]) do
      local method, path, key, body = line:match("^(%S+)\t(%S+)\t(%S+)\t(.*)$")
      local headers = { Authorization = "Bearer " .. key }
      if body ~= "" then headers["Content-Type"] = "application/json" end
      if body:find("%%d") then
         requests[#requests + 1] = { method, path, headers, body }
      else
         requests[#requests + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
      end
   end
   turn = math.random(#requests)
end

function request()
   turn = turn % #requests + 1
   local chosen = requests[turn]
   if type(chosen) == "string" then return chosen end
   unique = unique + 1
   return wrk.format(chosen[1], chosen[2], chosen[3], (chosen[4]:gsub("%%d", string.format("%d", unique))))
end

function done(summary, latency)
   local errors = summary.errors
   print(string.format('{"requests": %d, "microseconds": %d, "p50": %.0f, "p99": %.0f, "failed": %d}', summary.requests, summary.duration,
      latency:percentile(50), latency:percentile(99), errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
