package io.portcullis.attic.culprits;

import io.portcullis.domain.account.AccountId;

/** Knows the domain, and belongs to no floor that is drawn. */
public record LivesOnAFloorOfItsOwn(AccountId account) {}
