-- What the table over all cases needs beside the cases themselves (casebook.table).

-- When each technique was first seen, in microseconds since 1970, parallel to technique_keys; null
-- where only sub-techniques were seen.
alter table case_file add column technique_first bigint[] not null default '{}';

-- Which cases each committed batch has changed. A reader who knows the state at one snapshot reads
-- here what came since: rows whose transaction was not yet over when he last looked.
create table case_change (
  batch    bigint generated always as identity primary key,
  written  xid8   not null default pg_current_xact_id(),
  case_ids text[] not null
);

create index case_change_written on case_change (written);

-- One row: the newest transaction whose changes are no longer listed. Who has not seen it reads all
-- cases anew.
create table case_change_gone (
  only_row boolean primary key default true check (only_row),
  up_to    xid8 not null
);

insert into case_change_gone (up_to) values ('0');
