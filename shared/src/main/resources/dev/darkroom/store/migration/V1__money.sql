-- Who changed what: every change that a moderator or the operator makes. Append-only.
create table audit (
  id           bigint generated always as identity primary key,
  at           timestamp with time zone not null,
  community_id varchar(100) not null,
  actor        varchar(100) not null,
  action       varchar(60)  not null,
  before_value varchar(1000),
  after_value  varchar(1000)
);
create index audit_by_community on audit (community_id, id);
