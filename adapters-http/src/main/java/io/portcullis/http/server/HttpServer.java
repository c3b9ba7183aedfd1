package io.portcullis.http.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.EndpointNotFound;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.origin.ClientAddresses;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Resource;
import io.portcullis.http.route.RouteTable;
import io.portcullis.http.route.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running web server: Jetty, through Javalin, on one listener. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Accepting and selecting take a few platform threads; each request has a virtual one. */
    private static final int PLATFORM_THREADS = 32;

    /** In milliseconds; how long a stopping server leaves idle connections open. */
    private static final int SHUTDOWN_IDLE = 500;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Serves routes on a listener, which it closes in the end.
     *
     * @param proxies who may say where a request came from
     * @param strictTransportSecurity whether to tell browsers to insist on https (RFC 6797); only where that is served
     */
    public static HttpServer start(
            Listener listener,
            List<? extends Routes> routes,
            HttpLimits limits,
            TrustedProxies proxies,
            boolean strictTransportSecurity) {
        ClientAddresses clients = new ClientAddresses(proxies);
        List<Resource> resources = RouteTable.resources(routes);
        HashingGate hashing = new HashingGate(
                limits.hashing().perNetwork(), () -> pause(limits.hashing().pause()));
        HeadDeadline headDeadline = new HeadDeadline(limits.head().time());
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            config.jetty.threadPool = threads(limits);
            config.jetty.modifyServer(server -> prepare(server, limits, headDeadline, strictTransportSecurity));
            config.jetty.modifyServletContextHandler(HttpServer::ignoreSessionCookies);
            config.jetty.modifyHttpConfiguration(http -> configure(http, limits));
            config.jetty.addConnector((server, http) -> {
                ServerConnector connector = connector(server, http, listener, limits.connections());
                connector.addBean(new ConnectionsPerNetwork(limits.connections().perNetwork(), proxies));
                connector.addBean(headDeadline, false);
                return connector;
            });
            resources.forEach(resource ->
                    register(config, new Dispatcher(resource, limits.body(), clients, hashing), resource.template()));
            config.routes.exception(
                    EndpointNotFound.class, (_, context) -> AnswerWriter.write(Problem.NOT_FOUND.refusal(), context));
            config.routes.exception(Exception.class, (e, context) -> {
                LOG.error("request {} failed", Gate.requestId(context.req()), e);
                AnswerWriter.write(Problem.INTERNAL_ERROR.refusal(), context);
            });
        });
        return new HttpServer(javalin.start());
    }

    /** Costs no thread of the system, since each request has a virtual one. */
    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops once the requests in flight are answered, or their time is up. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.router.ignoreTrailingSlashes = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    /** Whatever the method, the path's own dispatcher answers: it alone knows what is allowed there. */
    private static void register(JavalinConfig config, Dispatcher dispatcher, String template) {
        for (Method method : Method.values()) {
            config.routes.addHttpHandler(HandlerType.findOrCreate(method.name()), template, dispatcher);
        }
    }

    private static QueuedThreadPool threads(HttpLimits limits) {
        VirtualThreadPool virtual = new VirtualThreadPool();
        virtual.setMaxConcurrentTasks(limits.concurrentRequests());
        QueuedThreadPool platform = new QueuedThreadPool(PLATFORM_THREADS);
        platform.setVirtualThreadsExecutor(virtual);
        return platform;
    }

    private static void prepare(
            Server server, HttpLimits limits, HeadDeadline headDeadline, boolean strictTransportSecurity) {
        Gate gate = new Gate(strictTransportSecurity, limits.connections().requests());
        server.insertHandler(new BodyDeadline(limits.body()));
        server.insertHandler(new GracefulHandler());
        server.insertHandler(gate);
        server.insertHandler(headDeadline);
        server.setErrorHandler(new ServerErrors(gate));
        server.setStopTimeout(limits.drain().toMillis());
    }

    /**
     * Jetty would know headers again that a connection has sent before, and by default without regard to letter case, so
     * that a token written otherwise passes for the one before it: behind a proxy, that may be somebody else's. Finding
     * long tokens again costs more than reading them, too, so nothing is kept.
     *
     * <p>Nor does a bare line feed end a line, as it may by default: a proxy that takes it for part of a value lets a
     * header through that it never saw, and one that says how long the body is smuggles a request (RFC 9112, section
     * 11.2).
     */
    private static void configure(HttpConfiguration http, HttpLimits limits) {
        http.setRequestHeaderSize(limits.head().size());
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setSendServerVersion(false);
        http.setHeaderCacheSize(0);
    }

    /** A servlet's session is nothing of ours, and Javalin always brings a keeper of them. */
    private static void ignoreSessionCookies(ServletContextHandler context) {
        context.getSessionHandler().setUsingCookies(false);
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, Listener listener, HttpLimits.Connections limits) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE);
        connector.addBean(new NetworkConnectionLimit(limits.open(), connector));
        try {
            connector.open(listener.channel());
        } catch (IOException e) {
            throw new UncheckedIOException("the listener is closed", e);
        }
        return connector;
    }
}
