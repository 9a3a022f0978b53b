-- Credits are whole numbers; dollars are millionths. member_id '' stands for the community itself.

-- Who changed what: every change that a moderator or the operator makes. Append-only.
create table audit (
  id           bigint generated always as identity primary key,
  at           timestamp with time zone not null,
  community_id varchar(100) not null,
  actor        varchar(100) not null,
  action       varchar(60) not null,
  before_value varchar(1000) not null,
  after_value  varchar(1000) not null
);
create index audit_by_community on audit (community_id, id);

create table community_policy (
  community_id     varchar(100) primary key,
  zone             varchar(60) not null,
  members_use_pool boolean not null
);

create table plan_assignment (
  community_id varchar(100) not null,
  member_id    varchar(100) not null,
  plan_id      varchar(40) not null,
  primary key (community_id, member_id)
);

-- ALLOWANCE, GRANTED, POOL and UNLIMITED carry a balance that guards itself. ISSUED, SPENT and
-- EXPIRED are the other side of bookings: every generation of a community touches them, so they
-- carry none (it is the sum of their entries) and nobody waits for their rows.
-- period: the month of an allowance, or the moment at which a grant expires; '' for neither.
create table account (
  id           bigint generated always as identity primary key,
  kind         varchar(10) not null check (kind in
    ('ALLOWANCE', 'GRANTED', 'POOL', 'UNLIMITED', 'ISSUED', 'SPENT', 'EXPIRED')),
  community_id varchar(100) not null,
  member_id    varchar(100) not null,
  period       varchar(40) not null,
  plan_id      varchar(40) not null,
  expires_at   timestamp with time zone,
  posted       bigint not null default 0,
  held         bigint not null default 0 check (held >= 0),
  check (kind = 'UNLIMITED' or posted - held >= 0),
  check (kind not in ('ISSUED', 'SPENT', 'EXPIRED') or (posted = 0 and held = 0)),
  unique (community_id, member_id, kind, period)
);

-- One booking; idem makes it happen once. Append-only.
create table transfer (
  id           bigint generated always as identity primary key,
  idem         varchar(250) not null unique,
  kind         varchar(10) not null check (kind in ('allowance', 'grant', 'spent', 'expired')),
  community_id varchar(100) not null,
  member_id    varchar(100) not null,
  amount       bigint not null,
  actor        varchar(100) not null,
  memo         varchar(500) not null,
  at           timestamp with time zone not null
);
create index transfer_by_member on transfer (community_id, member_id, id);

-- The sides of a booking; they sum to zero. Append-only.
create table entry (
  transfer_id bigint not null references transfer,
  line        smallint not null,
  account_id  bigint not null references account,
  amount      bigint not null check (amount <> 0),
  primary key (transfer_id, line)
);
create index entry_by_account on entry (account_id);

-- state: H held, S settled, R released. A hold ends once.
create table credit_hold (
  id           varchar(100) primary key,
  community_id varchar(100) not null,
  member_id    varchar(100) not null,
  state        char(1) not null check (state in ('H', 'S', 'R')),
  amount       bigint not null check (amount >= 0),
  charged      bigint check (charged between 0 and amount),
  held_at      timestamp with time zone not null,
  ended_at     timestamp with time zone,
  check ((state = 'S') = (charged is not null)),
  check ((state = 'H') = (ended_at is null))
);
create index credit_hold_by_member on credit_hold (community_id, member_id, state);

create table hold_part (
  hold_id    varchar(100) not null references credit_hold,
  line       smallint not null,
  account_id bigint not null references account,
  amount     bigint not null check (amount > 0),
  charged    bigint not null default 0 check (charged between 0 and amount),
  primary key (hold_id, line)
);
create index hold_part_by_account on hold_part (account_id);

create table quota (
  id           bigint generated always as identity primary key,
  community_id varchar(100) not null,
  scope        varchar(10) not null check (scope in
    ('MEMBER', 'ROLE', 'CHANNEL', 'MODEL', 'COMMUNITY')),
  scope_id     varchar(100) not null,
  window_kind  varchar(5) not null check (window_kind in ('DAY', 'WEEK', 'MONTH')),
  metric       varchar(11) not null check (metric in ('CREDITS', 'GENERATIONS', 'DOLLARS')),
  most         bigint not null check (most >= 0),
  unique (community_id, scope, scope_id, window_kind, metric)
);

-- What each hold uses, for quotas and for reports: first at most, then what it really was.
-- state: H reserved, S spent, R given back (and then all three numbers are 0).
create table spend (
  hold_id      varchar(100) primary key,
  community_id varchar(100) not null,
  member_id    varchar(100) not null,
  channel_id   varchar(100) not null,
  model_id     varchar(100) not null,
  state        char(1) not null check (state in ('H', 'S', 'R')),
  credits      bigint not null check (credits >= 0),
  generations  smallint not null check (generations in (0, 1)),
  dollars      bigint not null check (dollars >= 0),
  at           timestamp with time zone not null,
  check (state <> 'R' or (credits = 0 and generations = 0 and dollars = 0))
);
create index spend_by_time on spend (community_id, at);
create index spend_by_member on spend (community_id, member_id, at);

-- How much of a quota is used in one window, by whom or what it counts (subject).
create table quota_use (
  id           bigint generated always as identity primary key,
  quota_id     bigint not null references quota on delete cascade,
  subject      varchar(100) not null,
  window_start timestamp with time zone not null,
  used         bigint not null check (used >= 0),
  unique (quota_id, subject, window_start)
);

-- Which spends a use counts.
create table quota_spend (
  use_id  bigint not null references quota_use on delete cascade,
  hold_id varchar(100) not null references spend,
  primary key (use_id, hold_id)
);
create index quota_spend_by_hold on quota_spend (hold_id);
