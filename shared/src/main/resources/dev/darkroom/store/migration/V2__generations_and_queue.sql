create sequence generation_number start with 1;

-- One row a generation. What is searched or guarded has a column, the rest is JSON in detail.
create table generation (
  id bigint primary key,
  -- Raised with every change of state: a move made from an older reading does not happen.
  version integer not null,
  request_key varchar(200) not null unique,
  community varchar(100) not null,
  member varchar(100) not null,
  batch varchar(100),
  model varchar(100) not null,
  credits bigint not null check (credits >= 0),
  dollar_micros bigint not null check (dollar_micros >= 0),
  attempt integer not null,
  state varchar(20) not null,
  state_data varchar(200000) not null,
  ended boolean not null,
  cancel_requested boolean not null,
  -- Deaths of the process in the middle of this state's step.
  crashes integer not null,
  created_at timestamp with time zone not null,
  took_millis bigint,
  detail varchar(200000) not null
);
create index generation_of_member on generation (community, member, id);
create index generation_open on generation (ended, community, member, id);
create index generation_of_batch on generation (batch, id);
create index generation_of_model on generation (model, id);

-- The fair queue. A pool is a provider with its places; whoever locks its row decides who is next.
create table pool (
  id varchar(60) primary key,
  -- Virtual time of the last admission: who wakes from idleness starts here and has saved up nothing.
  virtual_now bigint not null
);

-- A community with something in line at a pool.
create table lane (
  pool varchar(60) not null,
  community varchar(100) not null,
  virtual_time bigint not null,
  member_now bigint not null,
  primary key (pool, community)
);
create index lane_turn on lane (pool, virtual_time, community);

-- A member with something in line at a pool.
create table seat (
  pool varchar(60) not null,
  community varchar(100) not null,
  member varchar(100) not null,
  virtual_time bigint not null,
  weight integer not null check (weight > 0),
  primary key (pool, community, member)
);
create index seat_turn on seat (pool, community, virtual_time, weight, member);

-- A generation in line. Filed means that its lane and seat exist.
create table ticket (
  generation bigint primary key,
  pool varchar(60) not null,
  community varchar(100) not null,
  member varchar(100) not null,
  attempt integer not null,
  cost integer not null check (cost > 0),
  weight integer not null check (weight > 0),
  filed boolean not null
);
create index ticket_unfiled on ticket (pool, filed, generation);
create index ticket_turn on ticket (pool, community, member, filed, generation);

-- A generation that has a place at a pool.
create table slot (
  generation bigint primary key,
  pool varchar(60) not null,
  community varchar(100) not null,
  member varchar(100) not null,
  since timestamp with time zone not null
);
create index slot_of_pool on slot (pool);

-- db-scheduler's own table (16.x), one dialect for both databases.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
