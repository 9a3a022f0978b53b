-- Approved reference pictures of one character or product, by name.
create table cast_of_pictures (
  community varchar(100) not null,
  name varchar(60) not null,
  made_by varchar(100) not null,
  made_at timestamp with time zone not null,
  pictures varchar(10000) not null,
  primary key (community, name)
);

-- Looks that a community saved itself, besides those of the configuration.
create table saved_look (
  community varchar(100) not null,
  id varchar(60) not null,
  name varchar(100) not null,
  prompt varchar(4000) not null,
  made_by varchar(100) not null,
  primary key (community, id)
);
