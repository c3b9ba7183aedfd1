alter table signing_key
  drop constraint signing_key_algorithm_check,
  add constraint signing_key_algorithm_check check (algorithm in ('ES256', 'EDDSA', 'RS256'));
