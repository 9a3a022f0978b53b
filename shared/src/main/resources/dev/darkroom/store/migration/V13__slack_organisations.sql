-- Workspaces of an organisation that installed the bot as a whole, as they were met.
create table slack_workspace (
  workspace varchar(100) primary key,
  enterprise varchar(100) not null
);
