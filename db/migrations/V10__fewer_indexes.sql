-- H2 has an index of its own for each foreign key, so these two were there twice; PostgreSQL has none.
drop index text_catalog;
${postgresql}create index text_catalog on text (catalog, module);
drop index entry_module;
${postgresql}create index entry_module on entry (catalog, module);
