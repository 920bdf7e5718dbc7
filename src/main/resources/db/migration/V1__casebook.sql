-- The casebook. Two tables hold what was said and what follows from it; one holds the sums over all
-- cases; one remembers what has not yet been published. All writers hold the advisory lock of a
-- case's stripe (see Stripes), so rows of one case are never written by two at once.

-- Findings as they were made: the newest version of each, with its claims unresolved. Nothing here
-- depends on an ATT&CK release, so every case can be told again under another one.
create table finding (
  source   text collate "C" not null,
  id       text collate "C" not null,
  case_id  text collate "C" not null,
  version  bigint           not null,
  status   smallint         not null,  -- FindingStatus.code
  seen_at  timestamptz      not null,
  title    text,
  asset    text,
  severity text,
  domain   text,
  claims   jsonb            not null,
  primary key (source, id)
);

create index finding_of_case on finding (case_id);

-- A case as it stands under the current releases: for each technique and tactic its status and how
-- many findings speak of it. The arrays of one group run in parallel. Rows of the table technique_count
-- are the sums of these arrays over all cases, and a recount must give the same.
create table case_file (
  id                 text collate "C" primary key,
  revision           bigint      not null,
  resolved_with      text        not null,  -- fingerprint of the releases it was told under
  title              text,
  opened_at          timestamptz,
  updated_at         timestamptz not null,
  live               integer     not null,
  retracted          integer     not null,
  technique_keys     text[]      not null,  -- <domain>/<technique id>
  technique_status   smallint[]  not null,  -- Status.code; 0: only its sub-techniques are seen
  technique_findings integer[]   not null,
  technique_rolled   boolean[]   not null,  -- it or a sub-technique counts
  technique_tactics  text[]      not null,  -- shortnames it stands under, joined by commas
  tactic_keys        text[]      not null,  -- <domain>/<tactic id>
  tactic_status      smallint[]  not null,
  tactic_findings    integer[]   not null
) with (
  fillfactor = 70,           -- room for the next version of a row beside this one
  toast_tuple_target = 8160  -- a case is rewritten often: packing it each time would cost more
);

create index case_file_opened on case_file (opened_at);

create index case_file_resolved_with on case_file (resolved_with);

create table technique_count (
  key         text collate "C" primary key,  -- <domain>/<technique or tactic id>
  kind        text        not null,          -- technique, tactic
  confirmed   bigint      not null,
  suspected   bigint      not null,
  inferred    bigint      not null,
  ruled_out   bigint      not null,
  rolled      bigint      not null,
  findings    bigint      not null,
  of_cases    bigint      not null,          -- the denominator when it last changed
  as_of       timestamptz not null
);

-- One row: the number of cases with a live finding, the denominator of every share.
create table denominator (
  only_row boolean primary key default true check (only_row),
  of_cases bigint not null
);

insert into denominator (of_cases) values (0);

-- What was committed and not yet seen to be published: one row for each batch, deleted once Kafka has
-- its records. Whoever starts or takes over partitions publishes what stands here first.
create table unpublished (
  batch      bigint generated always as identity primary key,
  case_ids   text[] not null,
  count_keys text[] not null
);
