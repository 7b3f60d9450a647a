-- Questions that are about no entry of any catalog, as a maintainer has said: such a question is declined.
create table catalog_off_topic (
  catalog varchar(64) not null references catalog (id) on delete cascade,
  ordinal integer not null,
  question varchar(300) not null check (question <> ''),
  primary key (catalog, ordinal)
);
