-- More that the managers of a chat server choose for the bot there.

-- The name of the command behind the prefix where several bots share it; without one, err.
alter table bot_server add column command varchar(16) check (command <> '');

-- Whether messages may be commands at all; mentions and the slash command always are.
alter table bot_server add column commands boolean default true not null;

-- In how many seconds one person may ask five questions.
alter table bot_server add column cooldown integer default 10 not null check (cooldown between 1 and 3600);

-- The channel that is told who changed what.
alter table bot_server add column log_channel bigint;

-- The day on which the bot was found to be no longer there; the row is removed 30 days later.
alter table bot_server add column left_on date;

-- answer: the channels that the bot answers in, every channel when there is none;
-- deny: the channels that it does not answer in;
-- watch: the channels in which it looks for codes by itself;
-- alerts: the channels in which it explains what webhooks and other bots report.
create table bot_room (
  server_id bigint not null references bot_server (id) on delete cascade,
  channel_id bigint not null,
  purpose varchar(16) not null check (purpose in ('answer', 'deny', 'watch', 'alerts')),
  primary key (server_id, purpose, channel_id)
);
insert into bot_room (server_id, channel_id, purpose) select server_id, channel_id, purpose from bot_channel;
drop table bot_channel;

-- A channel's own language.
create table bot_room_lang (
  server_id bigint not null references bot_server (id) on delete cascade,
  channel_id bigint not null,
  lang varchar(2) not null check (lang in ('zh', 'en')),
  primary key (server_id, channel_id)
);
