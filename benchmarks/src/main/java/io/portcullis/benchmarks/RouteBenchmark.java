package io.portcullis.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a request costs before any use case does anything: a whole exchange with the packaged jar over one connection that
 * stays open, so Jetty, the loopback interface and the change between two processes are in it. {@link #options} is
 * answered by the table of routes alone and {@link #unknownPath} by there being no route; {@link #jwks} calls a use case
 * and writes JSON.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 2)
@NullUnmarked
public class RouteBenchmark {

    private static final String KEYS = "/.well-known/jwks.json";

    @Param("bootstrap/target/portcullis.jar")
    public String jar;

    private Server server;
    private Connection connection;

    @Setup
    public void start() throws IOException {
        Map<String, String> settings = Map.of(
                "PORTCULLIS_DATA_DIR", Server.data().toString(),
                "PORTCULLIS_SECRET_KEY", Server.secret());
        server = Server.start(Path.of(jar), settings);
        connection = new Connection(server.at("/"));
    }

    @TearDown
    public void stop() throws IOException {
        connection.close();
        server.close();
    }

    @Benchmark
    public String options() throws IOException {
        return connection.exchange("OPTIONS", KEYS).expected(204).body();
    }

    @Benchmark
    public String unknownPath() throws IOException {
        return connection.exchange("GET", "/no/such/path").expected(404).body();
    }

    @Benchmark
    public String jwks() throws IOException {
        return connection.exchange("GET", KEYS).expected(200).body();
    }
}
