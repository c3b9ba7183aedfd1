package io.portcullis.benchmarks;

import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.RandomSecrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The packaged jar as a process of its own, on free ports and a store of its own, with nothing throttled. */
final class Server implements AutoCloseable {

    private static final String GREETING = "listening on ";

    private final Process process;
    private final URI address;

    private Server(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** A new secret of the environment, in base64. */
    static String secret() {
        return Base64.getEncoder().encodeToString(new RandomSecrets().bytes(EnvironmentSecret.MIN_LENGTH));
    }

    /** A new, empty data directory. */
    static Path data() throws IOException {
        return Files.createTempDirectory("portcullis-benchmark");
    }

    /** Starts it, and returns once it listens. */
    static Server start(Path jar, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .redirectErrorStream(true);
        Map<String, String> all = new HashMap<>(Map.of(
                "PORTCULLIS_HTTP_PORT", "0",
                "PORTCULLIS_MANAGEMENT_PORT", "0",
                "PORTCULLIS_TRUSTED_PROXIES", "127.0.0.1/32",
                "PORTCULLIS_THROTTLE", "off"));
        all.putAll(settings);
        builder.environment().putAll(all);
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(GREETING)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the server did not start");
        }
        Thread.ofVirtual().start(() -> drain(output));
        return new Server(process, URI.create(line.substring(GREETING.length())));
    }

    /** A process whose output nobody reads would stop at a full pipe. */
    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a path is. */
    URI at(String path) {
        return address.resolve(path);
    }

    /** How much of the processor the process has taken so far. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
