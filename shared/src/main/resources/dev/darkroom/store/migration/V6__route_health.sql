-- Routes that failed, shared by all copies of the bot; see Circuit.
create table route_health (
  route varchar(300) primary key,
  failures integer not null,
  kind varchar(20) not null,
  left_alone_until timestamp with time zone,
  -- When operators were last told.
  alarmed_at timestamp with time zone
);
