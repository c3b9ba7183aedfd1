package io.portcullis.http.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Closes a connection on which the head of a request does not arrive whole in time. The idle time-out alone can't: a
 * client that sends one byte now and then is never idle, and a thousand of those would hold every connection there is.
 *
 * <p>It looks at all connections now and then, rather than setting an alarm for each, so a head may take a little longer
 * than its time.
 */
final class HeadDeadline extends Handler.Wrapper implements Connection.Listener {

    /** How often it looks while the time of one head passes. */
    private static final int LOOKS = 20;

    private final long nanos;

    /** What the connections wait for on which no request is worked on. */
    private final Map<Connection, Awaited> awaited = new ConcurrentHashMap<>();

    HeadDeadline(Duration time) {
        nanos = time.toNanos();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookLater();
    }

    @Override
    public void onOpened(Connection connection) {
        awaited.put(connection, new Awaited.RestOfHead(System.nanoTime()));
    }

    @Override
    public void onClosed(Connection connection) {
        awaited.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        awaited.remove(connection);
        Request.addCompletionListener(request, _ -> await(connection));
        return super.handle(request, response, callback);
    }

    /** Whichever comes later, this or the end of the connection, leaves nothing behind. */
    private void await(Connection connection) {
        awaited.put(connection, new Awaited.NextRequest(connection.getBytesIn()));
        if (!connection.getEndPoint().isOpen()) {
            awaited.remove(connection);
        }
    }

    private void look() {
        if (!isRunning()) {
            return;
        }
        long now = System.nanoTime();
        awaited.forEach((connection, what) -> {
            switch (what) {
                case Awaited.NextRequest(long bytes) -> {
                    if (connection.getBytesIn() != bytes) {
                        awaited.replace(connection, what, new Awaited.RestOfHead(now));
                    }
                }
                case Awaited.RestOfHead(long since) -> {
                    if (now - since > nanos && awaited.remove(connection, what)) {
                        connection.getEndPoint().close();
                    }
                }
            }
        });
        lookLater();
    }

    private void lookLater() {
        getServer().getScheduler().schedule(this::look, nanos / LOOKS, TimeUnit.NANOSECONDS);
    }

    private sealed interface Awaited {

        /** Nothing has come yet; that ends by the idle time-out. */
        record NextRequest(long bytesBefore) implements Awaited {}

        /** Something has, or should have at once: nobody opens a connection to say nothing. */
        record RestOfHead(long since) implements Awaited {}
    }
}
