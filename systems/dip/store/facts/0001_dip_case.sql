-- Stays with their DIP group, under the number of the run that made them. Which run counts stands in the records; rows are never changed.

CREATE TABLE IF NOT EXISTS {local:dip_case} {on_cluster} (
  run_no              UInt32,
  institution_code    LowCardinality(String),
  encounter_id        String,
  source_code         LowCardinality(String),
  counted_on          Date,
  catalogue_no        UInt32,
  group_key           LowCardinality(String),
  kind                LowCardinality(String),
  way                 LowCardinality(String),
  reason              LowCardinality(String),
  -- auxiliary coefficient in units of its last place, 0 where none applies
  auxiliary           UInt32,
  auxiliary_band      LowCardinality(String),
  main_diagnosis_code LowCardinality(String),
  stay_days           Int32,
  total_fen           Int64,
  drug_fen            Int64,
  consumable_fen      Int64,
  file_no             UInt32,
  sheet_no            UInt32,
  line                UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (run_no, group_key, institution_code, counted_on, encounter_id)
SETTINGS {durable};
{shards:dip_case by cityHash64(institution_code)};
