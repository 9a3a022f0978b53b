-- The one message of each batch, on surfaces that speak of batches as a whole.
create table batch_post (
  batch varchar(100) primary key,
  surface varchar(40) not null,
  address varchar(4000) not null,
  channel varchar(100) not null,
  message varchar(100) not null,
  ended boolean not null,
  -- When to look at it again; whoever moves it has it for that long.
  due_at timestamp with time zone not null
);
create index batch_post_due on batch_post (surface, ended, due_at);
