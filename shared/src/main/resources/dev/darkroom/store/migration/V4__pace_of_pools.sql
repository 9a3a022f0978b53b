-- When the generations that were begun at a pool so far are earned at its pace; see Pace.
alter table pool add column earned_at timestamp with time zone
  default timestamp with time zone '1970-01-01 00:00:00+00:00' not null;
