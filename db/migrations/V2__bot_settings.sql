-- What the managers of a chat server have chosen for the bot there. Ids are Discord's snowflakes.

create table bot_server (
  id bigint primary key,
  lang varchar(2) check (lang in ('zh', 'en')),
  prefix varchar(8) not null check (prefix <> '')
);

-- answer: the channels that the bot answers in, every channel when there is none;
-- watch: the channels in which it looks for codes by itself.
create table bot_channel (
  server_id bigint not null references bot_server (id) on delete cascade,
  channel_id bigint not null,
  purpose varchar(16) not null check (purpose in ('answer', 'watch')),
  primary key (server_id, purpose, channel_id)
);
