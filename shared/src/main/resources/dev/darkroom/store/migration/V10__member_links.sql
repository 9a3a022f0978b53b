-- People of a linked community who are known under another id in the one that is meant.
create table member_link (
  community_id varchar(100) not null,
  member_id varchar(100) not null,
  same_as varchar(100) not null,
  primary key (community_id, member_id)
);
