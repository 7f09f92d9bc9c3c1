-- A run of Barograph, format 5. docs/formats.md says what each column means.
-- Every row ends with the CRC-32C of its other values: a row that does not match is left out when the file is read.

CREATE TABLE run (
  id TEXT NOT NULL, name TEXT NOT NULL, profile TEXT NOT NULL, barograph TEXT NOT NULL, created_at TEXT NOT NULL,
  crc INTEGER NOT NULL
);
CREATE TABLE start (started_at TEXT NOT NULL, crc INTEGER NOT NULL);
CREATE TABLE ending (kind TEXT NOT NULL, at_ns INTEGER NOT NULL, reason TEXT, crc INTEGER NOT NULL);

CREATE TABLE environment (
  lookup_ns INTEGER, socket_api TEXT NOT NULL, event_loops INTEGER NOT NULL, java TEXT NOT NULL, collector TEXT NOT NULL,
  os TEXT NOT NULL, cores INTEGER NOT NULL, max_heap_bytes INTEGER NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE negotiated (kind TEXT NOT NULL, value TEXT NOT NULL, crc INTEGER NOT NULL);
CREATE TABLE calibration (
  measured_at TEXT NOT NULL, top_per_s REAL NOT NULL, trusted_per_s REAL, floor_per_s REAL NOT NULL,
  floor_p50_ns INTEGER NOT NULL, floor_p99_ns INTEGER NOT NULL, socket_api TEXT NOT NULL, without_tls INTEGER NOT NULL,
  crc INTEGER NOT NULL
);

CREATE TABLE request (id INTEGER NOT NULL, name TEXT NOT NULL, weight INTEGER NOT NULL, crc INTEGER NOT NULL);

-- With the percentiles of all requests together. A percentile that is empty is the same as the maximum.
CREATE TABLE interval (
  idx INTEGER NOT NULL, start_ns INTEGER NOT NULL, length_ns INTEGER NOT NULL, stage INTEGER NOT NULL, planned REAL NOT NULL,
  in_flight INTEGER NOT NULL, permits INTEGER NOT NULL, waiting INTEGER NOT NULL, permit_waits INTEGER NOT NULL,
  cause TEXT NOT NULL, evidence TEXT NOT NULL,
  response_min_ns INTEGER, response_p50_ns INTEGER, response_p75_ns INTEGER, response_p90_ns INTEGER, response_p95_ns INTEGER,
  response_p99_ns INTEGER, response_p999_ns INTEGER, response_p9999_ns INTEGER, response_max_ns INTEGER, response_mean_ns INTEGER,
  service_p50_ns INTEGER, service_p99_ns INTEGER, service_max_ns INTEGER, service_mean_ns INTEGER,
  crc INTEGER NOT NULL
);
-- Request 0, only of a run of several requests, is what no request has yet.
CREATE TABLE traffic (
  id INTEGER PRIMARY KEY, scheduled INTEGER NOT NULL, sent INTEGER NOT NULL, ok INTEGER NOT NULL,
  new_connections INTEGER NOT NULL, bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL,
  response_p50_ns INTEGER, response_p99_ns INTEGER, response_max_ns INTEGER,
  times BLOB NOT NULL, crc INTEGER NOT NULL,
  interval INTEGER GENERATED ALWAYS AS (id / 64) VIRTUAL, request INTEGER GENERATED ALWAYS AS (id % 64) VIRTUAL
);
CREATE TABLE failure (
  interval INTEGER NOT NULL, request INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, crc INTEGER NOT NULL
);
-- loop_delays_ns: the longest wait for each event loop, a JSON array.
CREATE TABLE health (
  interval INTEGER NOT NULL, process_cores REAL NOT NULL, machine_share REAL, busiest_loop_share REAL NOT NULL,
  busiest_thread TEXT NOT NULL, busiest_thread_share REAL NOT NULL, gc_ns INTEGER NOT NULL, longest_gc_ns INTEGER NOT NULL,
  heap_after_gc_bytes INTEGER NOT NULL, loop_delays_ns TEXT NOT NULL, longest_hiccup_ns INTEGER NOT NULL,
  suspended_ns INTEGER NOT NULL, open_connections INTEGER NOT NULL, open_descriptors INTEGER, descriptor_limit INTEGER,
  ports_left INTEGER, retransmit_share REAL, crc INTEGER NOT NULL
);

CREATE TABLE error (
  position INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, first_seen_ns INTEGER NOT NULL,
  last_seen_ns INTEGER NOT NULL, first_message TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE request_error (
  request INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL,
  first_seen_ns INTEGER NOT NULL, last_seen_ns INTEGER NOT NULL, first_message TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE judgement (
  stamp TEXT NOT NULL, cause TEXT NOT NULL, evidence TEXT NOT NULL, bad_intervals INTEGER NOT NULL,
  intervals INTEGER NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE note (position INTEGER NOT NULL, text TEXT NOT NULL, crc INTEGER NOT NULL);
CREATE TABLE event (at_ns INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, crc INTEGER NOT NULL);
CREATE TABLE exemplar (
  request TEXT NOT NULL, interval INTEGER NOT NULL, due_ns INTEGER NOT NULL, sent_ns INTEGER NOT NULL,
  tcp_connected_ns INTEGER NOT NULL, connected_ns INTEGER NOT NULL, first_byte_ns INTEGER NOT NULL, done_ns INTEGER NOT NULL,
  bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL, new_connection INTEGER NOT NULL, outcome TEXT NOT NULL,
  outcome_status INTEGER, message TEXT, connection_age_ns INTEGER, status INTEGER, headers TEXT NOT NULL, body_head TEXT,
  crc INTEGER NOT NULL
);

-- Only of a run that came to its end; without them the sums over the intervals are the same.
CREATE TABLE total (
  scope TEXT NOT NULL, took_ns INTEGER NOT NULL, scheduled INTEGER NOT NULL, sent INTEGER NOT NULL, ok INTEGER NOT NULL,
  new_connections INTEGER NOT NULL, bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL,
  response_min_ns INTEGER, response_p50_ns INTEGER, response_p75_ns INTEGER, response_p90_ns INTEGER, response_p95_ns INTEGER,
  response_p99_ns INTEGER, response_p999_ns INTEGER, response_p9999_ns INTEGER, response_max_ns INTEGER, response_mean_ns INTEGER,
  service_p50_ns INTEGER, service_p99_ns INTEGER, service_max_ns INTEGER, service_mean_ns INTEGER,
  times BLOB NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE total_failure (scope TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, crc INTEGER NOT NULL);

-- What a person says of the run; may change after its end.
CREATE TABLE label (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Percentiles over time, as most people want them: all of the run, which is called Aggregated if it has several requests, and few
-- of each request.
CREATE VIEW curve AS
  WITH answered AS (
    SELECT i.idx, i.start_ns / 1e9 AS start_s, sum(t.ok) AS count, i.*
    FROM interval i JOIN traffic t ON t.interval = i.idx
    WHERE i.response_max_ns IS NOT NULL GROUP BY i.idx
  ), whole AS (
    SELECT CASE count(*) WHEN 1 THEN max(name) ELSE 'Aggregated' END AS name, count(*) AS requests FROM request
  )
  SELECT i.idx, i.start_s, w.name AS request, 'ok_response' AS series, i.count,
         i.response_min_ns / 1e6 AS min_ms, coalesce(i.response_p50_ns, i.response_max_ns) / 1e6 AS p50_ms,
         coalesce(i.response_p75_ns, i.response_max_ns) / 1e6 AS p75_ms,
         coalesce(i.response_p90_ns, i.response_max_ns) / 1e6 AS p90_ms,
         coalesce(i.response_p95_ns, i.response_max_ns) / 1e6 AS p95_ms,
         coalesce(i.response_p99_ns, i.response_max_ns) / 1e6 AS p99_ms,
         coalesce(i.response_p999_ns, i.response_max_ns) / 1e6 AS p999_ms,
         coalesce(i.response_p9999_ns, i.response_max_ns) / 1e6 AS p9999_ms, i.response_max_ns / 1e6 AS max_ms,
         i.response_mean_ns / 1e6 AS mean_ms
  FROM answered i, whole w
  UNION ALL
  SELECT i.idx, i.start_s, w.name AS request, 'ok_service' AS series, i.count,
         NULL AS min_ms, coalesce(i.service_p50_ns, i.service_max_ns) / 1e6 AS p50_ms, NULL AS p75_ms,
         NULL AS p90_ms, NULL AS p95_ms, coalesce(i.service_p99_ns, i.service_max_ns) / 1e6 AS p99_ms,
         NULL AS p999_ms, NULL AS p9999_ms, i.service_max_ns / 1e6 AS max_ms, i.service_mean_ns / 1e6 AS mean_ms
  FROM answered i, whole w
  UNION ALL
  SELECT i.idx, i.start_ns / 1e9 AS start_s, r.name AS request, 'ok_response' AS series, t.ok AS count,
         NULL AS min_ms, coalesce(t.response_p50_ns, t.response_max_ns) / 1e6 AS p50_ms, NULL AS p75_ms,
         NULL AS p90_ms, NULL AS p95_ms, coalesce(t.response_p99_ns, t.response_max_ns) / 1e6 AS p99_ms,
         NULL AS p999_ms, NULL AS p9999_ms, t.response_max_ns / 1e6 AS max_ms, NULL AS mean_ms
  FROM traffic t JOIN request r ON r.id = t.request JOIN interval i ON i.idx = t.interval, whole w
  WHERE w.requests > 1 AND t.response_max_ns IS NOT NULL;

-- The longest wait for each event loop in each interval; loops have numbers from 1.
CREATE VIEW loop_delay AS
  SELECT h.interval, d.key + 1 AS loop, d.value AS delay_ns FROM health h, json_each(h.loop_delays_ns) d;
