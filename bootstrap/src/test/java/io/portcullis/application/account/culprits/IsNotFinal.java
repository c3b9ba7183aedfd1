package io.portcullis.application.account.culprits;

/** Can be extended. */
public class IsNotFinal {}
