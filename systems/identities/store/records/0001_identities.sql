-- Personal data of persons. Everything that names a person lies in `sealed`; the numbers beside it are keyed hashes,
-- which say nothing without the key, and the key lies outside of the database.

create table identities.person (
  scope_path text not null,
  -- the unsigned 64-bit key of the facts, kept as a signed number
  person_key bigint not null,
  -- a second, independent hash of the number behind the key: the same key with another check is a collision
  number_check bigint,
  -- blind index for look-up by identity number; a person number is looked up by the key, which is its hash
  identity_number_index bigint,
  -- hash of the content, so that what has not changed is not sealed again
  content_hash bigint not null,
  -- master key that sealed it, eight hexadecimal digits
  key_id text not null,
  sealed bytea not null,
  file_no bigint not null,
  version integer not null default 1,
  updated_at timestamptz not null default platform.now(),
  primary key (person_key, scope_path)
);
create index person_by_identity_number on identities.person (identity_number_index);
select platform.protect('identities.person');

-- Erased on request of the person: the key alone stays, so that a later file does not bring the data back.
create table identities.erasure (
  scope_path text not null,
  person_key bigint not null,
  erased_at timestamptz not null default platform.now(),
  primary key (person_key, scope_path)
);
select platform.protect('identities.erasure');
