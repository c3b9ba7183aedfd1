package io.portcullis.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on this machine that answers as it is told, takes everything otherwise, and remembers what it heard. */
final class ScriptedServer implements AutoCloseable {

    /** Instead of a reply: nothing, until the client hangs up. */
    static final String SILENCE = "silence";

    /** Instead of a reply: the end of the connection. */
    static final String HANG_UP = "hang up";

    /** Stands for the moment before the client has said anything. */
    static final String GREETING = "greeting";

    /** Stands for the line that ends a message. */
    static final String END_OF_DATA = ".";

    private final ServerSocket listener;
    private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);
    private final List<Thread> conversations = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> message = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies = new HashMap<>();
    private final List<String> extensions = new ArrayList<>();
    private Optional<SSLContext> implicitTls = Optional.empty();
    private Optional<SSLContext> startTls = Optional.empty();

    ScriptedServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        replies.putAll(Map.of(
                GREETING,
                "220 test",
                "AUTH",
                "235 welcome",
                "DATA",
                "354 go on",
                "QUIT",
                "221 bye",
                "STARTTLS",
                "220 go"));
    }

    ScriptedServer answering(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    ScriptedServer offering(String extension) {
        extensions.add(extension);
        return this;
    }

    ScriptedServer encrypted(SSLContext context) {
        implicitTls = Optional.of(context);
        return this;
    }

    ScriptedServer offeringStartTls(SSLContext context) {
        startTls = Optional.of(context);
        return offering("STARTTLS");
    }

    /** Listens from now on. */
    ScriptedServer started() {
        accepting.start();
        return this;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** All commands of all connections, once the last has ended. */
    List<String> heard() {
        close();
        return List.copyOf(heard);
    }

    /** How many connections there were, once the last has ended. */
    int connections() {
        close();
        return conversations.size();
    }

    /** The lines of the messages that were sent, once the last connection has ended. */
    List<String> message() {
        close();
        return List.copyOf(message);
    }

    @Override
    public void close() {
        try {
            listener.close();
            accepting.join();
            for (Thread conversation : conversations) {
                conversation.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                conversations.add(Thread.startVirtualThread(() -> converse(socket)));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private void converse(Socket plain) {
        try (plain;
                Socket socket = implicitTls.isPresent() ? encrypt(plain, implicitTls.get()) : plain) {
            Socket talking = socket;
            BufferedReader in = reader(talking);
            String line = GREETING;
            while (line != null && answer(talking, in, line)) {
                line = in.readLine();
                if (line != null) {
                    heard.add(line);
                }
                if (line != null && line.equals("STARTTLS") && startTls.isPresent()) {
                    write(talking, reply("STARTTLS"));
                    talking = encrypt(talking, startTls.get());
                    in = reader(talking);
                    line = in.readLine();
                    heard.add(String.valueOf(line));
                }
            }
        } catch (IOException _) {
            // The client hung up.
        }
    }

    private boolean answer(Socket socket, BufferedReader in, String line) throws IOException {
        String reply = reply(line);
        switch (reply) {
            case SILENCE -> untilTheEnd(in);
            case HANG_UP -> socket.close();
            default -> write(socket, reply);
        }
        if (reply.startsWith("354")) {
            String data = in.readLine();
            while (data != null && !data.equals(END_OF_DATA)) {
                message.add(data);
                data = in.readLine();
            }
            return data != null && answer(socket, in, END_OF_DATA);
        }
        return !socket.isClosed();
    }

    private String reply(String line) {
        String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return Optional.ofNullable(line.equals(GREETING) ? replies.get(GREETING) : replies.get(command))
                .orElseGet(() -> command.equals("EHLO") ? greeting() : "250 fine");
    }

    private String greeting() {
        StringBuilder lines = new StringBuilder("250-test\r\n");
        extensions.forEach(extension -> lines.append("250-").append(extension).append("\r\n"));
        return lines.append("250 8BITMIME").toString();
    }

    private static void untilTheEnd(BufferedReader in) throws IOException {
        @Nullable String line = in.readLine();
        while (line != null) {
            line = in.readLine();
        }
    }

    private static void write(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static Socket encrypt(Socket plain, SSLContext context) throws IOException {
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
