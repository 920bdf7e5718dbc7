-- Facts of a case that cases are asked by (FactColumn), as their statements tell them; null where
-- nothing is known. All of them are null in most rows, so their indexes hold only the others.
alter table case_file
  add column phase       text,
  add column sector      text,
  add column region      text,
  add column victim_size text,
  add column leak        text,
  add column entry_route text,  -- suspected, confirmed
  add column root_cause  text,  -- suspected, confirmed
  add column scope       text,  -- suspected, confirmed
  add column all_clear   text,  -- open, met
  add column questions   text;  -- open, answered

create index case_file_phase on case_file (phase) where phase is not null;
create index case_file_sector on case_file (sector) where sector is not null;
create index case_file_region on case_file (region) where region is not null;
create index case_file_victim_size on case_file (victim_size) where victim_size is not null;
create index case_file_leak on case_file (leak) where leak is not null;
create index case_file_entry_route on case_file (entry_route) where entry_route is not null;
create index case_file_root_cause on case_file (root_cause) where root_cause is not null;
create index case_file_scope on case_file (scope) where scope is not null;
create index case_file_all_clear on case_file (all_clear) where all_clear is not null;
create index case_file_questions on case_file (questions) where questions is not null;
