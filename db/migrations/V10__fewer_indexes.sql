-- An import of 10,000 entries spends a third of its time on indexes. H2 has one of its own for each foreign key, so these two
-- were there twice; PostgreSQL has none.
drop index text_catalog;
${postgresql}create index text_catalog on text (catalog, module);
drop index entry_module;
${postgresql}create index entry_module on entry (catalog, module);

-- A change is never deleted, so that its number needs no foreign key. The names of these differ from home to home; they go with
-- their column.
alter table text add column changed_by bigint;
update text set changed_by = revision;
alter table text drop column revision;
alter table text rename column changed_by to revision;
alter table text alter column revision set not null;

alter table entry add column changed_by bigint;
update entry set changed_by = revision;
alter table entry drop column revision;
alter table entry rename column changed_by to revision;
alter table entry alter column revision set not null;
