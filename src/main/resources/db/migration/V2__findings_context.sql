-- What findings of other formats say beside their claims, for people to read, and the event as it came,
-- so that a handler can look at it. Kasane's own format is fully represented by the other columns.
alter table finding
  add column format      text not null default 'kasane',
  add column score       smallint,  -- severity from 0 to 100
  add column description text,
  add column rule_id     text,
  add column rule_name   text,
  add column account     text,
  add column original    bytea;     -- null where it is Kasane's own or too large to be kept
