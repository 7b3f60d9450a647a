-- What the owner of a catalog has chosen for it.
alter table catalog add column priority integer default 0 not null;
alter table catalog add column is_default boolean default false not null;
alter table catalog add column lint varchar(16) default 'strict' not null;
alter table catalog add column glossary text;
alter table catalog add column site varchar(1000);

-- What the catalog's codes begin with when people write them.
create table catalog_prefix (
  catalog varchar(64) not null references catalog (id) on delete cascade,
  ordinal integer not null,
  prefix varchar(32) not null check (prefix <> ''),
  primary key (catalog, ordinal)
);

-- The chat servers that may see the catalog; every server when there is none. Ids are Discord's snowflakes.
create table catalog_server (
  catalog varchar(64) not null references catalog (id) on delete cascade,
  server_id bigint not null,
  primary key (catalog, server_id)
);

-- A catalog can be removed.
alter table change_catalog alter column content_after drop not null;

-- An entry that a change gave another code or catalog: its history goes on under the new name.
create table renaming (
  revision bigint not null references change (revision),
  catalog_before varchar(64) not null,
  code_before varchar(64) not null,
  catalog_after varchar(64) not null,
  code_after varchar(64) not null,
  primary key (revision, catalog_after, code_after)
);
create index renaming_before on renaming (catalog_before, code_before);

-- A variant's message in one language, where the product writes it in several.
create table variant_message (
  variant_id bigint not null references variant (id) on delete cascade,
  lang varchar(2) not null check (lang in ('zh', 'en')),
  content varchar(4000) not null check (content <> ''),
  primary key (variant_id, lang)
);

-- What was shipped is kept for a catalog that is removed here: it is not shipped anew, and can come back.
alter table shipped_entry rename to shipped_entry_before;
create table shipped_entry (
  catalog varchar(64) not null,
  code varchar(64) not null,
  content text not null,
  primary key (catalog, code)
);
insert into shipped_entry (catalog, code, content) select catalog, code, content from shipped_entry_before;
drop table shipped_entry_before;

alter table shipped_catalog rename to shipped_catalog_before;
create table shipped_catalog (
  catalog varchar(64) primary key,
  content text not null
);
insert into shipped_catalog (catalog, content) select catalog, content from shipped_catalog_before;
drop table shipped_catalog_before;
