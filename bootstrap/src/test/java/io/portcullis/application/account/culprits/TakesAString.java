package io.portcullis.application.account.culprits;

/** Is told by a text what to do. */
public final class TakesAString {

    /** What it should have taken. */
    public record Command() {}

    public void handle(String command) {}
}
