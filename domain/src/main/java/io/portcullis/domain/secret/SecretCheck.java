package io.portcullis.domain.secret;

/**
 * What a store keeps to recognise its secret: a server whose secrets don't make this value must not open the store, or
 * a wrong secret would read as a wave of wrong passwords.
 *
 * @param value derived from the secret under a label of its own; opens nothing
 */
public record SecretCheck(SecretId secret, String value) {}
