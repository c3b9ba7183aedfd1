-- What an administrator does leaves its traces, and who administers is found without reading all accounts.

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in ('logged_out', 'ended_by_owner',
  'ended_by_admin', 'suspended', 'password_changed', 'too_many', 'refresh_reused', 'store_behind'));

-- Accounts.assign, suspend, delete
create index account_admin_index on account (status, id) where roles <> 'user';

create table admin_guard (
  only_row smallint not null primary key check (only_row = 1)
);

comment on table admin_guard is 'Locked by whoever takes an active administrator away, so that they come one by one.';

-- AuditTrail.all, sweep
drop index audit_event_at_index;
create index audit_event_at_index on audit_event (at, id);
-- AuditTrail.all of a kind
create index audit_event_kind_index on audit_event (kind, at, id);
