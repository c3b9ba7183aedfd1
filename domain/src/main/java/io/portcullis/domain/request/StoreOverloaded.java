package io.portcullis.domain.request;

/**
 * Thrown by any store that couldn't be reached in time, for want of room or altogether; the call that it ended changed
 * nothing, and the same request may succeed in a moment.
 *
 * <p>Other exceptions mean broken machinery or a bug. This one is none, and yet no outcome: every call of every store
 * could give it, no use case has another answer to it than to give up, and the edge alone knows how to ask for patience.
 * It stands here, and not beside the ports, so that the edge may see it.
 */
public final class StoreOverloaded extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Tells why.
     *
     * @param message for the log; it repeats nothing that was to be stored
     */
    public StoreOverloaded(String message, Throwable cause) {
        super(message, cause);
    }
}
