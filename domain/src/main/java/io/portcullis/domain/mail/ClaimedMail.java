package io.portcullis.domain.mail;

/**
 * A mail that one sender has taken upon itself to deliver.
 *
 * @param attempt how often it has been claimed, this time included; whoever claims it after this claim has run out has
 *     the next number, and this sender's word counts no more
 */
public record ClaimedMail(QueuedMail mail, int attempt) {}
