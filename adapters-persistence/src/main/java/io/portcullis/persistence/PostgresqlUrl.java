package io.portcullis.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL server is and how to log in there, as PostgreSQL's own tools write it (its manual, section
 * 34.1.1.2): {@code postgresql://user:password@host:port/database?sslmode=…}.
 */
final class PostgresqlUrl {

    private static final int DEFAULT_PORT = 5432;
    private static final int MAX_PORT = 65_535;
    private static final Pattern SCHEME = Pattern.compile("postgres(?:ql)?://");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private final String user;
    private final Optional<String> password;
    private final String host;
    private final int port;
    private final String database;
    private final Map<String, String> parameters;

    /**
     * Reads one. A server that asks for no password needs none here.
     *
     * @throws IllegalArgumentException with a message that says what is wrong and repeats nothing: of a password whose
     *     special characters weren't encoded, a piece may be taken for any other part
     */
    PostgresqlUrl(String text) {
        Matcher scheme = SCHEME.matcher(text);
        if (!scheme.lookingAt()) {
            throw refused("it doesn't begin with postgresql://");
        }
        Cut query = Cut.at('?', text.substring(scheme.end()));
        Cut path = Cut.at('/', query.before());
        Cut server = Cut.at('@', path.before());
        Cut login = Cut.at(':', server.before());
        if (server.after().isEmpty()) {
            throw refused("it names no user");
        }
        user = present("user", login.before());
        password = login.after().map(PostgresqlUrl::decoded).filter(word -> !word.isEmpty());

        String address = server.after().get();
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon > address.lastIndexOf(']');
        host = host(hasPort ? address.substring(0, colon) : address);
        port = hasPort ? port(address.substring(colon + 1)) : DEFAULT_PORT;
        database = present("database", path.after().orElse(""));
        parameters = query.after().map(PostgresqlUrl::parameters).orElse(Map.of());
    }

    /** A source of new connections to that server. */
    PGSimpleDataSource connections() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        password.ifPresent(source::setPassword);
        parameters.forEach((name, value) -> {
            switch (name) {
                case "sslmode" -> source.setSslMode(value);
                case "sslrootcert" -> source.setSslRootCert(value);
                case "sslcert" -> source.setSslCert(value);
                default -> source.setSslKey(value);
            }
        });
        return source;
    }

    @Override
    public String toString() {
        return "a PostgreSQL URL";
    }

    private static String present(String part, String encoded) {
        if (encoded.isEmpty()) {
            throw refused("it names no " + part);
        }
        return decoded(encoded);
    }

    private static String host(String text) {
        if (text.isEmpty()) {
            throw refused("it names no host");
        }
        if (!HOST.matcher(text).matches()) {
            throw refused("its host is none; an IPv6 address stands in brackets");
        }
        return text;
    }

    private static int port(String text) {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw refused("its port is not a number from 1 to " + MAX_PORT);
        }
        return port;
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : text.split("&", -1)) {
            Cut cut = Cut.at('=', parameter);
            String value = decoded(cut.after().orElse(""));
            switch (cut.before()) {
                case "sslmode" -> {
                    if (!SSL_MODES.contains(value)) {
                        throw refused("its sslmode is none of disable, allow, prefer, require, verify-ca, verify-full");
                    }
                }
                case "sslrootcert", "sslcert", "sslkey" -> {
                    if (value.isEmpty()) {
                        throw refused("a parameter names no file");
                    }
                }
                default -> throw refused("it has a parameter other than sslmode, sslrootcert, sslcert, sslkey");
            }
            if (parameters.put(cut.before(), value) != null) {
                throw refused("it has a parameter twice");
            }
        }
        return parameters;
    }

    /** Undoes percent-encoding (RFC 3986, section 2.1); unlike in a form, a plus sign is itself. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                plain.put(bytes[i]);
            } else if (i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                plain.put((byte) (HexFormat.fromHexDigit(bytes[++i]) << 4 | HexFormat.fromHexDigit(bytes[++i])));
            } else {
                throw refused("a % in it is not followed by two hexadecimal digits");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
        } catch (CharacterCodingException _) {
            throw refused("what is percent-encoded in it is not UTF-8");
        }
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("is not a PostgreSQL URL: " + why
                + ". It looks like postgresql://user:password@host:5432/database?sslmode=verify-full,"
                + " with any of : / ? @ % in its parts percent-encoded");
    }

    /** A text cut in two at the first of its separators. */
    private record Cut(String before, Optional<String> after) {

        static Cut at(char separator, String text) {
            int position = text.indexOf(separator);
            return position < 0
                    ? new Cut(text, Optional.empty())
                    : new Cut(text.substring(0, position), Optional.of(text.substring(position + 1)));
        }
    }
}
