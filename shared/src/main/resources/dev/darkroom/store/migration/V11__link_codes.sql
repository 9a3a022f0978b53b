-- Codes by which people say that they are the same person on two platforms: at most one of each.
create table link_code (
  community_id varchar(100) not null,
  member_id varchar(100) not null,
  code_hash varchar(64) not null,
  expires_at timestamp with time zone not null,
  primary key (community_id, member_id)
);
