-- Work that was given up at its deadline; its result is a gift if it still comes.
create table late_work (
  generation bigint primary key,
  -- Its RUNNING state: route and the provider's handle.
  state_data varchar(200000) not null,
  wait_until timestamp with time zone not null,
  ask_at timestamp with time zone not null
);

-- How far retention has come: of generations up to this number, nothing of that kind is kept.
create table swept (
  kind varchar(20) primary key,
  up_to bigint not null
);

create index audit_by_time on audit (at);
