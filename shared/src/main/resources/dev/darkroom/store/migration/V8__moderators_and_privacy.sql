-- What moderators decided about their community, as JSON; see CommunityRules.
create table community_rules (
  community varchar(100) primary key,
  rules varchar(100000) not null
);

-- Who may not use the bot in a community.
create table blocked_member (
  community varchar(100) not null,
  member varchar(100) not null,
  primary key (community, member)
);

-- Communities of which nothing that waits may begin.
create table paused_community (
  community varchar(100) primary key
);

-- Communities that the bot was removed from; their data goes when its time has come.
create table left_community (
  community varchar(100) primary key,
  left_at timestamp with time zone not null
);
