package io.portcullis.http.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the body of a request only so long: for all of it, and for each part as long as the rate asks. Whoever reads
 * the body of a client that is too slow gets a {@link TimeoutException}.
 */
final class BodyDeadline extends Handler.Wrapper {

    private final HttpLimits.Body limits;

    BodyDeadline(HttpLimits.Body limits) {
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Timed(request, limits), response, callback);
    }

    /** A request whose body is timed from when the server first waits for it: its own slowness is no client's fault. */
    private static final class Timed extends Request.Wrapper {

        private final HttpLimits.Body limits;
        private final EndPoint endPoint;
        private boolean waited;
        private long waitedSince;
        private long bytes;
        private Content.@Nullable Chunk late;

        Timed(Request request, HttpLimits.Body limits) {
            super(request);
            this.limits = limits;
            this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (late != null) {
                return late;
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                bytes += chunk.remaining();
            }
            return chunk;
        }

        /** The connection's own idle time-out wakes whoever waits; it is shorter meanwhile. */
        @Override
        public void demand(Runnable arrived) {
            long left = millisLeft();
            if (left <= 0) {
                late = Content.Chunk.from(new TimeoutException("the body came too slowly"));
                arrived.run();
                return;
            }
            long idle = endPoint.getIdleTimeout();
            endPoint.setIdleTimeout(Math.min(left, idle));
            super.demand(Invocable.from(Invocable.getInvocationType(arrived), () -> {
                endPoint.setIdleTimeout(idle);
                arrived.run();
            }));
        }

        private long millisLeft() {
            long now = System.nanoTime();
            if (!waited) {
                waited = true;
                waitedSince = now;
            }
            long earned = limits.grace().toMillis() + TimeUnit.SECONDS.toMillis(bytes) / limits.rate();
            return Math.min(limits.time().toMillis(), earned) - TimeUnit.NANOSECONDS.toMillis(now - waitedSince);
        }
    }
}
