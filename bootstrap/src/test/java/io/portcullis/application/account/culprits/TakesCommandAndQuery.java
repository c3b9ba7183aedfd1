package io.portcullis.application.account.culprits;

/** Can't decide whether it reads or writes. */
public final class TakesCommandAndQuery {

    /** One of the two. */
    public record Command() {}

    /** The other. */
    public record Query() {}

    public void handle(Command command) {}
}
