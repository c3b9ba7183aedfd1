-- SQLite can't change the checks of a table, so it is made anew.

alter table signing_key rename to former_signing_key;

-- The key pairs that sign access tokens, one an algorithm.
create table signing_key (
  -- The thumbprint of the public key (RFC 7638).
  id          text    not null primary key check (length(id) between 1 and 64),
  algorithm   text    not null check (algorithm in ('ES256', 'EDDSA', 'RS256')),
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

insert into signing_key (id, algorithm, jwk, secret_id, private_key, created_at)
select id, algorithm, jwk, secret_id, private_key, created_at from former_signing_key;

drop table former_signing_key;
