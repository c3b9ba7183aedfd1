-- Links are mailed, and each mail waits here from its cause to its delivery; neither table holds a token.

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in ('logged_out', 'ended_by_owner',
  'ended_by_admin', 'suspended', 'password_changed', 'password_reset', 'too_many', 'refresh_reused', 'store_behind'));

create table ticket (
  -- Checked behind a statement: senders who issue one ticket at once meet in the other key, where that is settled.
  id              uuid        not null primary key deferrable,
  purpose         text        not null check (purpose in ('verify_email', 'change_email', 'reset_password')),
  account_id      uuid        not null references account (id) on delete cascade,
  epoch           bigint      not null check (epoch >= 0),
  email           text        not null check (char_length(email) between 3 and 254),
  email_canonical text        not null check (char_length(email_canonical) between 3 and 318),
  secret_id       text        not null check (secret_id ~ '^[0-9a-f]{16}$'),
  seed            bytea       not null check (octet_length(seed) = 32),
  expires_at      timestamptz not null,
  spent_at        timestamptz,
  -- Tickets.issue; the cascade from account
  constraint ticket_account_purpose_key unique (account_id, purpose)
);

-- Tickets.sweep
create index ticket_expires_index on ticket (expires_at);

comment on table ticket is 'What stands behind mailed links, the newest for each account and purpose, until it is swept.';
comment on column ticket.id is 'The mail''s that carries the link; the greater, the newer.';
comment on column ticket.epoch is 'The account''s when the link was asked for; in any other the ticket is void.';
comment on column ticket.email is 'Where the link goes, and the address that using it verifies.';
comment on column ticket.secret_id is 'Names the secret that sealed the link''s token.';
comment on column ticket.seed is 'Random; with the secret, what the token is derived from.';
comment on column ticket.spent_at is 'When the link was used; null while it wasn''t.';

create table mail (
  id              uuid        not null primary key,
  kind            text        not null check (kind in ('verify_email', 'confirm_new_email', 'reset_password',
                                       'claim_account', 'account_exists', 'email_change_requested',
                                       'email_changed', 'password_changed', 'password_reset', 'new_device',
                                       'logins_closed')),
  account_id      uuid                 references account (id) on delete cascade,
  epoch           bigint               check (epoch >= 0),
  email           text                 check (char_length(email) between 3 and 254),
  email_canonical text                 check (char_length(email_canonical) between 3 and 318),
  queued_at       timestamptz not null,
  address         text        not null check (char_length(address) between 1 and 64),
  user_agent      text                 check (char_length(user_agent) <= 512),
  attempts        integer     not null check (attempts >= 0),
  due_at          timestamptz not null,
  failed_at       timestamptz,
  constraint mail_addressee_check check ((account_id is null) = (epoch is null)
    and (account_id is null) = (email is null) and (account_id is null) = (email_canonical is null))
);

-- Outbox.claim
create index mail_due_index on mail (due_at, id) where failed_at is null;
-- Outbox.failed, sweep
create index mail_failed_index on mail (failed_at, id) where failed_at is not null;
-- The cascade from account; mails for nobody are in it too, so that they cost what others cost
create index mail_account_index on mail (account_id);

comment on table mail is 'What is to be sent, until it is delivered, and what could not be, until it is swept.';
comment on column mail.account_id is 'Whose owner it is for; null, as are the next three, where there is nobody to write to.';
comment on column mail.epoch is 'The account''s when the mail was queued; a link for any other is not sent.';
comment on column mail.email is 'The one recipient.';
comment on column mail.queued_at is 'When its cause happened.';
comment on column mail.address is 'Where its cause came from.';
comment on column mail.user_agent is 'What the client said it was; null where it said nothing.';
comment on column mail.attempts is 'How often it was claimed; only the latest claim counts.';
comment on column mail.due_at is 'When it may be claimed, and while it is claimed, when that runs out.';
comment on column mail.failed_at is 'When it was given up; null while it may be sent.';
