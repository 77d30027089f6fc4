-- Prepared sums (预备汇总): each measure of each institution and month, under the number of the run that made it.
-- Which run counts for a month stands in the records; rows are never changed.

CREATE TABLE IF NOT EXISTS {local:measure_month} {on_cluster} (
  run_no           UInt32,
  measure_code     LowCardinality(String),
  institution_code LowCardinality(String),
  month            Date,
  above            Int64,
  below            Int64,
  lacking          UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (measure_code, month, run_no, institution_code)
SETTINGS {durable};
{shards:measure_month by cityHash64(institution_code)};
