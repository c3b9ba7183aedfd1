-- Times are microseconds since 1970-01-01T00:00:00Z by the server's clock; identifiers are UUIDs in lower case.
-- No column has a default. Each index names the queries that it serves; primary keys serve all that ask by identifier.

-- Who can log in. The row referees its account: whoever builds on its state updates it first.
create table account (
  id              text    not null primary key check (length(id) = 36),
  -- As its owner wrote it, in NFC; mail goes there and nowhere else.
  email           text    not null check (length(email) between 3 and 254),
  -- Decides whether two addresses are the same.
  email_canonical text    not null check (length(email_canonical) between 3 and 318),
  email_verified  integer not null check (email_verified in (0, 1)),
  -- Null where the owner gave none.
  display_name    text             check (length(display_name) between 1 and 100),
  -- Sorted, with single spaces between.
  roles           text    not null check (roles in ('admin', 'admin user', 'user')),
  status          text    not null check (status in ('active', 'suspended')),
  -- Rises with every change that voids what was built on the account's earlier state.
  epoch           integer not null check (epoch >= 0),
  created_at      integer not null,
  -- Accounts.add, Credentials.ofEmail
  constraint account_email_canonical_key unique (email_canonical)
) strict, without rowid;

-- The password of an account, hashed; one each at most.
create table password (
  account_id text    not null primary key references account (id) on delete cascade,
  -- Names its own scheme, cost and secret.
  hash       text    not null check (length(hash) <= 4000),
  -- When the owner set it; a renewed hash of the same password keeps it.
  changed_at integer not null
) strict, without rowid;

-- Logins, until they are swept.
create table session (
  id           text    not null primary key check (length(id) = 36),
  account_id   text    not null references account (id) on delete cascade,
  -- Names the secret that sealed its refresh tokens.
  secret_id    text    not null check (length(secret_id) = 16 and secret_id not glob '*[^0-9a-f]*'),
  -- Random; with the secret, what its refresh tokens are derived from.
  seed         blob    not null check (length(seed) = 32),
  -- The refresh token that is valid now, counted from 0.
  generation   integer not null check (generation >= 0),
  -- When the caller proved who they are.
  created_at   integer not null,
  -- The login or the last refresh.
  last_used_at integer not null,
  -- When the present generation came to be.
  rotated_at   integer not null,
  -- The earlier of its idle and its absolute end.
  expires_at   integer not null,
  -- What the client said it was at login; null where it said nothing.
  user_agent   text             check (length(user_agent) <= 512),
  -- Where the login came from.
  address      text    not null check (length(address) between 1 and 64),
  -- How the caller proved it (RFC 8176).
  methods      text    not null check (methods in ('password')),
  -- When it ended before its time; null while it hasn't.
  ended_at     integer,
  end_reason   text             check (end_reason in ('logged_out', 'ended_by_owner', 'password_changed',
                                  'too_many', 'refresh_reused', 'store_behind')),
  constraint session_end_check check ((ended_at is null) = (end_reason is null))
) strict, without rowid;

-- Sessions.live, endAll, endBeyond; the cascade from account
create index session_account_index on session (account_id, last_used_at);
-- Sessions.sweep
create index session_expires_index on session (expires_at);
create index session_ended_index on session (ended_at) where ended_at is not null;

-- The key pairs that sign access tokens, one an algorithm.
create table signing_key (
  -- The thumbprint of the public key (RFC 7638).
  id          text    not null primary key check (length(id) between 1 and 64),
  algorithm   text    not null check (algorithm in ('ES256')),
  -- The public key as JSON (RFC 7517).
  jwk         text    not null check (length(jwk) between 2 and 4000),
  -- Names the secret that unwraps the private key.
  secret_id   text    not null check (length(secret_id) = 16 and secret_id not glob '*[^0-9a-f]*'),
  -- Encrypted, in base64url.
  private_key text    not null check (length(private_key) between 1 and 8000),
  created_at  integer not null,
  -- SigningKeys.addFirst; SigningKeys.all reads the whole table, which holds a key an algorithm
  constraint signing_key_algorithm_key unique (algorithm)
) strict, without rowid;

-- By what the store knows its secret; one row, none before a server first opened it.
create table secret_check (
  only_row  integer not null primary key check (only_row = 1),
  secret_id text    not null check (length(secret_id) = 16 and secret_id not glob '*[^0-9a-f]*'),
  -- Derived from the secret; opens nothing.
  value     text    not null check (length(value) between 1 and 1000)
) strict;
