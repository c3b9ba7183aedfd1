package io.portcullis.application.login.culprits;

/** A feature under a name that no other floor uses. */
public record LivesInAStreetOfItsOwn() {}
