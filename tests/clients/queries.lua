-- Queries that no server has seen before: their answers cannot have been kept.
local number = math.random(1, 1e9)

request = function()
  number = number + 1
  local query = "SELECT%20%3Fs%20%7B%20%3Fs%20a%20dg%3APerson%20%7D%20LIMIT%2010%20%23" .. number
  return wrk.format("GET", "/sparql?query=" .. query)
end
