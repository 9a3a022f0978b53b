-- Messages that surfaces posted for generations; message '' means intended and perhaps posted.
create table post (
  generation bigint not null,
  kind varchar(10) not null check (kind in ('STATUS', 'ENDING')),
  surface varchar(40) not null,
  channel varchar(100) not null,
  message varchar(100) not null,
  nonce varchar(100) not null,
  address varchar(4000) not null,
  at timestamp with time zone not null,
  primary key (generation, kind)
);
create index post_of_surface on post (surface, kind, generation);

-- What this installation remembers of itself: what it signs with, which commands it registered.
create table remembered (
  name varchar(100) primary key,
  text varchar(4000) not null
);
