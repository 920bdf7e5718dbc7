-- What handlers say: decisions, facts and merges, each in the finding that brought it.

alter table finding add column statement jsonb;  -- null for a detection

create index finding_statement on finding (case_id) where statement is not null;

create index finding_merge on finding ((statement ->> 'mergedInto') collate "C")
  where statement ->> 'mergedInto' is not null;

-- Where the findings of a case stand: told from the merge statements, and kept here so that a batch
-- sees it in the rows that it reads anyway. A case either stands in another or holds others, never
-- both: merged_into is the end of a chain of merges.
alter table case_file
  add column merged_into text collate "C",  -- null for a case that stands by itself
  add column merged text[];                 -- cases that stand in this one; null for none
