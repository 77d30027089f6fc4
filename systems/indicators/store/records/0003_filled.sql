-- Indicators of the office whose values are filled in from data (由数据填报): the code of the library that computes them.

alter table indicators.indicator add column computed_code text check (computed_code ~ '^[a-z][a-z0-9-]{0,59}$');
create unique index indicator_computed on indicators.indicator (scope_path, computed_code);
