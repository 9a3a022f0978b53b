-- Workspaces that installed the bot by OAuth. Tokens are encrypted; the key is in the environment.
create table slack_installation (
  workspace varchar(100) primary key,
  sealed_tokens varchar(8000) not null,
  bot_id varchar(100) not null,
  bot_user_id varchar(100) not null,
  expires_at timestamp with time zone,
  installed_at timestamp with time zone not null,
  -- Counts changes of the tokens: a refresh token is good once.
  version bigint not null,
  refreshing_until timestamp with time zone
);
create index slack_installation_due on slack_installation (expires_at);
