package io.portcullis.bootstrap;

import static java.util.Objects.requireNonNull;

import io.portcullis.testkit.http.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar as a process of its own, on a small heap and free ports, with nothing of this process's settings. */
final class RunningJar implements Subject, AutoCloseable {

    private static final String JAR = requireNonNull(System.getProperty("portcullis.jar"));
    private static final Pattern ADDRESS = Pattern.compile("listening on (http://[^\\s\"]+)");
    private static final Pattern HEALTH = Pattern.compile("(http://[^\\s\"]+)/health/ready");

    /** What a start that was refused left behind. */
    record Refusal(int exitStatus, String told) {}

    /** What a command left on the terminal. */
    record Told(int exitStatus, String out, String err) {}

    private final Path directory;
    private final Map<String, String> settings;
    private final Process process;
    private final CompletableFuture<String> rest;
    private final String greeting;
    private final Optional<MailServer> mail;

    private RunningJar(
            Path directory,
            Map<String, String> settings,
            Process process,
            CompletableFuture<String> rest,
            String greeting,
            Optional<MailServer> mail) {
        this.directory = directory;
        this.settings = Map.copyOf(settings);
        this.process = process;
        this.rest = rest;
        this.greeting = greeting;
        this.mail = mail;
    }

    /** Starts it in that folder, and returns once it serves. Hashing is as cheap as a setting can make it, and patient. */
    static RunningJar start(Path directory, Map<String, String> settings) {
        return started(
                directory, settings, launch(builder(directory, settings, List.of(), List.of())), Optional.empty());
    }

    /** Starts it so that it sends its mail to that server. */
    static RunningJar startMailing(Path directory, Map<String, String> settings, MailServer mail) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(mail.settings());
        return started(directory, all, launch(builder(directory, all, List.of(), List.of())), Optional.of(mail));
    }

    /** Starts it by {@code serve}, and has it write the names of the classes that it loads into a file. */
    static RunningJar startListing(Path directory, Map<String, String> settings, Path classes) {
        return started(
                directory,
                settings,
                launch(builder(directory, settings, List.of("-Xlog:class+load:file=" + classes), List.of("serve"))),
                Optional.empty());
    }

    private static RunningJar started(
            Path directory, Map<String, String> settings, Process process, Optional<MailServer> mail) {
        BufferedReader output = process.inputReader();
        StringBuilder greeting = new StringBuilder();
        try {
            String line;
            do {
                line = output.readLine();
                if (line == null) {
                    throw new AssertionError("it didn't start: " + greeting);
                }
                greeting.append(line).append('\n');
            } while (!line.startsWith("  try") && !line.contains("\"message\":\"listening on "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CompletableFuture<String> rest = CompletableFuture.supplyAsync(() -> drained(output));
        return new RunningJar(directory, settings, process, rest, greeting.toString(), mail);
    }

    /** Starts it in that folder, where it must not start. */
    static Refusal refused(Path directory, Map<String, String> settings) throws InterruptedException {
        Process process = launch(builder(directory, settings, List.of(), List.of()));
        String told = drained(process.inputReader());
        return new Refusal(process.waitFor(), told);
    }

    /** Has it carry out a command in that folder. */
    static Told command(Path directory, Map<String, String> settings, String... arguments) throws InterruptedException {
        return answered(directory, settings, "", arguments);
    }

    /** Has it carry out a command that reads standard input. */
    static Told answered(Path directory, Map<String, String> settings, String input, String... arguments)
            throws InterruptedException {
        Process process = launch(
                builder(directory, settings, List.of(), List.of(arguments)).redirectErrorStream(false));
        try (Writer writer = process.outputWriter()) {
            writer.write(input);
        } catch (IOException _) {
            // It ended without having read that far, as most commands do.
        }
        String out = drained(process.inputReader());
        // A few lines, which the pipe holds until then.
        return new Told(process.waitFor(), out, drained(process.errorReader()));
    }

    private static ProcessBuilder builder(
            Path directory, Map<String, String> settings, List<String> options, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // The first one keeps its loaded classes for the others, and says nothing of it.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + JAR + ".classes",
                "-Xlog:disable"));
        line.addAll(options);
        line.addAll(List.of("-jar", JAR));
        line.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTCULLIS_"));
        builder.environment()
                .putAll(Map.of(
                        "PORTCULLIS_HTTP_PORT", "0",
                        "PORTCULLIS_MANAGEMENT_PORT", "0",
                        "PORTCULLIS_BCRYPT_COST", "10",
                        "PORTCULLIS_HASHING_QUEUE", "1000",
                        "PORTCULLIS_HASHING_DEADLINE", "2m"));
        builder.environment().putAll(settings);
        return builder;
    }

    private static Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String drained(BufferedReader output) {
        StringBuilder text = new StringBuilder();
        output.lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    @Override
    public URI base() {
        return address(ADDRESS);
    }

    /** Where the management listener is. */
    URI management() {
        return address(HEALTH);
    }

    /** What it printed when it had started. */
    String greeting() {
        return greeting;
    }

    @Override
    public boolean pass(Duration duration) {
        return false;
    }

    /** By the command, beside the running server, as an operator does. */
    @Override
    public boolean grantAdmin(String email) {
        try {
            Told told = command(directory, settings, "account", "grant-admin", email);
            if (told.exitStatus() != ExitStatus.DONE) {
                throw new AssertionError("nobody was made an administrator: " + told);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Received> mailTo(String email, int count) {
        return mail.orElseThrow(() -> new AssertionError("it sends its mail nowhere"))
                .received(email, count);
    }

    private URI address(Pattern pattern) {
        Matcher matcher = pattern.matcher(greeting);
        if (!matcher.find()) {
            throw new AssertionError("it didn't tell its address: " + greeting);
        }
        return URI.create(matcher.group(1));
    }

    /** Ends it as an operator does, and returns what it printed after its greeting. */
    String stop() {
        // Unlike the process, its handle leaves the output open to be read to its end.
        process.toHandle().destroy();
        return rest.join();
    }

    /** Ends it as a power cut does. */
    void kill() {
        process.toHandle().destroyForcibly();
        rest.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
