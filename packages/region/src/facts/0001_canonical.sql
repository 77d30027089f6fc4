-- The canonical tables of the region (标准事实表). One source for both forms: MergeTree on one machine,
-- ReplicatedMergeTree and Distributed on a cluster, spread by person wherever a row has one.

CREATE TABLE IF NOT EXISTS {local:institution} {on_cluster} (
  institution_code LowCardinality(String),
  name             String,
  kind_code        LowCardinality(String),
  level_code       LowCardinality(Nullable(String)),
  ownership_code   LowCardinality(String),
  area_code        LowCardinality(Nullable(String)),
  street_code      LowCardinality(Nullable(String)),
  longitude        Nullable(Decimal(18, 6)),
  latitude         Nullable(Decimal(18, 6)),
  valid_from       Date,
  valid_until      Nullable(Date),
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (institution_code, valid_from);
{shards:institution by cityHash64(institution_code)};

CREATE TABLE IF NOT EXISTS {local:capacity_month} {on_cluster} (
  institution_code LowCardinality(String),
  month            Date,
  item_code        LowCardinality(String),
  amount           Decimal(18, 4),
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (institution_code, item_code, month);
{shards:capacity_month by cityHash64(institution_code)};

CREATE TABLE IF NOT EXISTS {local:finance_month} {on_cluster} (
  institution_code LowCardinality(String),
  month            Date,
  item_code        LowCardinality(String),
  amount_fen       Int64,
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (institution_code, item_code, month);
{shards:finance_month by cityHash64(institution_code)};

CREATE TABLE IF NOT EXISTS {local:person} {on_cluster} (
  person_key  UInt64,
  sex_code    LowCardinality(Nullable(String)),
  birth_on    Nullable(Date32),
  area_code   LowCardinality(Nullable(String)),
  street_code LowCardinality(Nullable(String)),
  file_no     UInt32,
  sheet_no    UInt32,
  line        UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (person_key);
{shards:person by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:insurance} {on_cluster} (
  person_key          UInt64,
  insurance_type_code LowCardinality(String),
  person_type_code    LowCardinality(Nullable(String)),
  area_code           LowCardinality(Nullable(String)),
  valid_from          Date,
  valid_until         Nullable(Date),
  file_no             UInt32,
  sheet_no            UInt32,
  line                UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (person_key, valid_from);
{shards:insurance by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:contract} {on_cluster} (
  contract_id      String,
  person_key       UInt64,
  institution_code LowCardinality(String),
  team_code        LowCardinality(Nullable(String)),
  group_code       LowCardinality(String),
  is_paid          UInt8,
  signed_on        Date,
  until_on         Nullable(Date),
  ended_on         Nullable(Date),
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (institution_code, signed_on, person_key);
{shards:contract by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:contract_service} {on_cluster} (
  service_id       String,
  contract_id      String,
  person_key       UInt64,
  institution_code LowCardinality(String),
  service_code     LowCardinality(String),
  served_on        Date,
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(served_on)
ORDER BY (institution_code, served_on, person_key);
{shards:contract_service by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:referral} {on_cluster} (
  referral_id           String,
  person_key            UInt64,
  from_institution_code LowCardinality(String),
  to_institution_code   LowCardinality(String),
  direction_code        LowCardinality(String),
  diagnosis_code        LowCardinality(Nullable(String)),
  requested_on          Date,
  arrived_on            Nullable(Date),
  status_code           LowCardinality(String),
  file_no               UInt32,
  sheet_no              UInt32,
  line                  UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(requested_on)
ORDER BY (from_institution_code, requested_on, person_key);
{shards:referral by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:population} {on_cluster} (
  area_code            LowCardinality(String),
  street_code          LowCardinality(String),
  year                 UInt32,
  population_kind_code LowCardinality(String),
  sex_code             LowCardinality(String),
  age_from             UInt32,
  age_to               Nullable(UInt32),
  persons              UInt32,
  file_no              UInt32,
  sheet_no             UInt32,
  line                 UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (street_code, year, sex_code, age_from);
{shards:population by cityHash64(street_code)};

CREATE TABLE IF NOT EXISTS {local:encounter} {on_cluster} (
  source_code               LowCardinality(String),
  institution_code          LowCardinality(String),
  encounter_id              String,
  person_key                UInt64,
  kind_code                 LowCardinality(String),
  med_type_code             LowCardinality(Nullable(String)),
  record_key                Nullable(UInt64),
  record_times              Nullable(UInt32),
  began_at                  DateTime('Asia/Shanghai'),
  ended_at                  Nullable(DateTime('Asia/Shanghai')),
  counted_on                Date,
  stay_days                 Nullable(UInt32),
  department_code           LowCardinality(Nullable(String)),
  discharge_department_code LowCardinality(Nullable(String)),
  admission_route_code      LowCardinality(Nullable(String)),
  discharge_way_code        LowCardinality(Nullable(String)),
  sex_code                  LowCardinality(Nullable(String)),
  birth_on                  Nullable(Date32),
  age_years                 Nullable(UInt32),
  age_days                  Nullable(UInt32),
  birth_weight_g            Nullable(UInt32),
  admission_weight_g        Nullable(UInt32),
  ventilator_minutes        Nullable(UInt32),
  icu_minutes               Nullable(UInt32),
  insurance_type_code       LowCardinality(Nullable(String)),
  insured_area_code         LowCardinality(Nullable(String)),
  payment_method_code       LowCardinality(Nullable(String)),
  doctor_key                Nullable(UInt64),
  coder_key                 Nullable(UInt64),
  main_diagnosis_code       LowCardinality(Nullable(String)),
  total_fen                 Nullable(Int64),
  file_no                   UInt32,
  sheet_no                  UInt32,
  line                      UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(counted_on)
ORDER BY (institution_code, counted_on, encounter_id);
{shards:encounter by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:diagnosis} {on_cluster} (
  source_code              LowCardinality(String),
  institution_code         LowCardinality(String),
  encounter_id             String,
  person_key               UInt64,
  counted_on               Date,
  kind_code                LowCardinality(String),
  seq                      UInt32,
  code                     LowCardinality(String),
  code_system              LowCardinality(String),
  code_edition             LowCardinality(String),
  name                     Nullable(String),
  admission_condition_code LowCardinality(Nullable(String)),
  file_no                  UInt32,
  sheet_no                 UInt32,
  line                     UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(counted_on)
ORDER BY (institution_code, counted_on, encounter_id, kind_code, seq);
{shards:diagnosis by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:operation} {on_cluster} (
  source_code      LowCardinality(String),
  institution_code LowCardinality(String),
  encounter_id     String,
  person_key       UInt64,
  counted_on       Date,
  seq              UInt32,
  is_main          UInt8,
  code             LowCardinality(String),
  code_system      LowCardinality(String),
  code_edition     LowCardinality(String),
  name             Nullable(String),
  level_code       LowCardinality(Nullable(String)),
  began_at         Nullable(DateTime('Asia/Shanghai')),
  ended_at         Nullable(DateTime('Asia/Shanghai')),
  anaesthesia_code LowCardinality(Nullable(String)),
  surgeon_key      Nullable(UInt64),
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(counted_on)
ORDER BY (institution_code, counted_on, encounter_id, seq);
{shards:operation by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:prescription} {on_cluster} (
  institution_code  LowCardinality(String),
  prescription_id   String,
  seq               UInt32,
  encounter_id      Nullable(String),
  person_key        UInt64,
  prescribed_at     DateTime('Asia/Shanghai'),
  counted_on        Date,
  drug_code         LowCardinality(String),
  drug_name         Nullable(String),
  quantity          Decimal(18, 4),
  days_supply       Nullable(UInt32),
  is_long_term      UInt8,
  is_external       UInt8,
  dispensed_at_code LowCardinality(Nullable(String)),
  doctor_key        Nullable(UInt64),
  file_no           UInt32,
  sheet_no          UInt32,
  line              UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(counted_on)
ORDER BY (institution_code, counted_on, prescription_id, seq);
{shards:prescription by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:settlement} {on_cluster} (
  institution_code       LowCardinality(String),
  settlement_id          String,
  encounter_id           String,
  person_key             UInt64,
  kind_code              LowCardinality(String),
  med_type_code          LowCardinality(Nullable(String)),
  insurance_type_code    LowCardinality(Nullable(String)),
  insured_area_code      LowCardinality(Nullable(String)),
  person_type_code       LowCardinality(Nullable(String)),
  settled_at             DateTime('Asia/Shanghai'),
  counted_on             Date,
  began_on               Nullable(Date),
  ended_on               Nullable(Date),
  total_fen              Int64,
  own_pay_fen            Int64,
  over_limit_fen         Int64,
  first_own_fen          Int64,
  in_scope_fen           Int64,
  deductible_fen         Nullable(Int64),
  fund_fen               Int64,
  pool_fen               Int64,
  civil_servant_fen      Int64,
  supplement_fen         Int64,
  large_amount_fen       Int64,
  serious_illness_fen    Int64,
  medical_aid_fen        Int64,
  other_fund_fen         Int64,
  personal_fen           Int64,
  account_fen            Int64,
  cash_fen               Int64,
  payment_method_code    LowCardinality(Nullable(String)),
  is_valid               UInt8,
  is_reversal            UInt8,
  reverses_settlement_id Nullable(String),
  file_no                UInt32,
  sheet_no               UInt32,
  line                   UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(counted_on)
ORDER BY (institution_code, counted_on, settlement_id);
{shards:settlement by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:fee_line} {on_cluster} (
  institution_code  LowCardinality(String),
  encounter_id      String,
  settlement_id     Nullable(String),
  line_id           String,
  person_key        UInt64,
  charged_at        DateTime('Asia/Shanghai'),
  counted_on        Date,
  charge_class_code LowCardinality(String),
  item_kind_code    LowCardinality(String),
  item_code         LowCardinality(String),
  local_item_code   LowCardinality(Nullable(String)),
  item_name         LowCardinality(Nullable(String)),
  grade_code        LowCardinality(Nullable(String)),
  quantity          Decimal(18, 4),
  unit_price        Decimal(18, 6),
  amount_fen        Int64,
  own_pay_fen       Int64,
  over_limit_fen    Int64,
  first_own_fen     Int64,
  in_scope_fen      Int64,
  department_code   LowCardinality(Nullable(String)),
  doctor_key        Nullable(UInt64),
  prescription_id   Nullable(String),
  is_valid          UInt8,
  is_refund         UInt8,
  refunds_line_id   Nullable(String),
  file_no           UInt32,
  sheet_no          UInt32,
  line              UInt32,
  -- Prepared sums that live and go with their rows: a total by month and institution reads thousands of lines, not millions.
  PROJECTION by_month (
    SELECT file_no, institution_code, toYYYYMM(counted_on), charge_class_code, item_kind_code, sum(amount_fen), count()
    GROUP BY file_no, institution_code, toYYYYMM(counted_on), charge_class_code, item_kind_code
  )
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(counted_on)
ORDER BY (institution_code, counted_on, encounter_id, item_code);
{shards:fee_line by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:fee_category} {on_cluster} (
  source_code      LowCardinality(String),
  institution_code LowCardinality(String),
  encounter_id     String,
  person_key       UInt64,
  counted_on       Date,
  category_code    LowCardinality(String),
  amount_fen       Int64,
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(counted_on)
ORDER BY (institution_code, counted_on, encounter_id, category_code);
{shards:fee_category by cityHash64(person_key)};

CREATE TABLE IF NOT EXISTS {local:reported_value} {on_cluster} (
  element_code      LowCardinality(String),
  organisation_code LowCardinality(String),
  period            LowCardinality(String),
  category_code     LowCardinality(String),
  attribute_code    LowCardinality(String),
  value             String,
  comment           Nullable(String),
  file_no           UInt32,
  sheet_no          UInt32,
  line              UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (element_code, organisation_code, period);
{shards:reported_value by cityHash64(organisation_code)};

CREATE TABLE IF NOT EXISTS {local:row_issue} {on_cluster} (
  institution_code LowCardinality(String),
  month            Date,
  table_code       LowCardinality(String),
  field            LowCardinality(String),
  issue_code       LowCardinality(String),
  aspect_code      LowCardinality(String),
  severity_code    LowCardinality(String),
  coder_key        Nullable(UInt64),
  encounter_id     Nullable(String),
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (issue_code, institution_code, month);
{shards:row_issue by cityHash64(institution_code)};

CREATE TABLE IF NOT EXISTS {local:field_profile} {on_cluster} (
  institution_code LowCardinality(String),
  month            Date,
  table_code       LowCardinality(String),
  field            LowCardinality(String),
  rows             UInt32,
  filled           UInt32,
  valid            UInt32,
  other_codes      UInt32,
  file_no          UInt32,
  sheet_no         UInt32,
  line             UInt32
) ENGINE = {engine:MergeTree}
ORDER BY (institution_code, table_code, field, month);
{shards:field_profile by cityHash64(institution_code)};
