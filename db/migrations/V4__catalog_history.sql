-- What one change did to a catalog itself, its modules included: before and after, as a catalog file without entries.
create table change_catalog (
  revision bigint not null references change (revision),
  catalog varchar(64) not null,
  content_before text,
  content_after text not null,
  primary key (revision, catalog)
);
