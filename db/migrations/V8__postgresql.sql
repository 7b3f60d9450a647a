-- What PostgreSQL needs beside the common schema; on H2 the placeholder turns each line into a comment.

-- The natural order of codes is an order of characters, not of a language.
${postgresql}alter table entry alter column sort_key type varchar(200) collate "C";

-- The row that each write locks first: writes come one after another, and revisions become visible in their order.
-- It holds the tokens of the latest writes.
${postgresql}insert into setting (name, content) values ('write', '');
