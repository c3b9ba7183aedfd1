package io.portcullis.domain.secret;

/**
 * What a row keeps so that its sealed values can be derived again: the secret that was first when the row was made, and
 * the row's own seed. Neither is worth stealing without the other.
 */
public record Sealing(SecretId secret, Seed seed) {}
