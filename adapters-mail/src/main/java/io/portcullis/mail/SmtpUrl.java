package io.portcullis.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where mail is handed over: {@code smtp://[user:password@]host[:port][?starttls=required]} or
 * {@code smtps://[user:password@]host[:port]}. May hold a password, and shows it to nobody.
 */
public final class SmtpUrl {

    /** How the way to the server is encrypted. */
    enum Encryption {
        /** From the first byte. */
        IMPLICIT,
        /** From STARTTLS on, or nothing is sent. */
        STARTTLS,
        /** From STARTTLS on, where the server offers it. */
        IF_OFFERED
    }

    private static final String EXAMPLE = "must be a URL such as smtps://user:password@mail.example.org";
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int MAX_PORT = 65_535;

    private final Encryption encryption;
    private final String host;
    private final int port;
    private final Optional<String> user;
    private final Optional<String> password;

    private SmtpUrl(Encryption encryption, String host, int port, Optional<String> user, Optional<String> password) {
        this.encryption = encryption;
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /**
     * Reads one. A server that isn't this machine must offer STARTTLS; one that is must where the URL says so. The ports
     * are 587 and 465 where none is given.
     *
     * @throws IllegalArgumentException says what is wrong with it, and repeats nothing of it
     */
    public static SmtpUrl parse(String text) {
        URI url = uri(text);
        String host = url.getHost();
        int port = url.getPort();
        if (host == null || port == 0 || port > MAX_PORT || !bare(url.getRawPath()) || url.getRawFragment() != null) {
            throw new IllegalArgumentException(EXAMPLE);
        }
        boolean demanded = starttlsDemanded(url);
        Optional<String> userInfo = Optional.ofNullable(url.getRawUserInfo());
        Optional<String> user = userInfo.map(info -> part(info, 0));
        Optional<String> password = userInfo.map(info -> part(info, 1));
        String server = Loopback.withoutBrackets(host);
        return switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
            case "smtps" -> {
                if (demanded) {
                    throw new IllegalArgumentException("asks for starttls, which is for smtp:// only");
                }
                yield new SmtpUrl(Encryption.IMPLICIT, server, port < 0 ? SUBMISSIONS : port, user, password);
            }
            case "smtp" -> {
                Encryption encryption = demanded || !Loopback.names(host) ? Encryption.STARTTLS : Encryption.IF_OFFERED;
                yield new SmtpUrl(encryption, server, port < 0 ? SUBMISSION : port, user, password);
            }
            default -> throw new IllegalArgumentException(EXAMPLE);
        };
    }

    /** The fault of a URI repeats what it was read from, so it is left out. */
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException(EXAMPLE + ", special characters percent-encoded");
        }
    }

    private static boolean bare(String path) {
        return path == null || path.isEmpty() || path.equals("/");
    }

    private static boolean starttlsDemanded(URI url) {
        String query = url.getRawQuery();
        if (query != null && !query.equals("starttls=required")) {
            throw new IllegalArgumentException("can have ?starttls=required behind it, and nothing else");
        }
        return query != null;
    }

    private static String part(String userInfo, int index) {
        String[] parts = userInfo.split(":", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException("must have a user and a password, or neither");
        }
        return decoded(parts[index]);
    }

    /** A control among them could end one field of the authentication and begin another. */
    private static String decoded(String part) {
        String text = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (text.codePoints().anyMatch(character -> Character.isISOControl(character) || character == 0xFFFD)) {
            throw new IllegalArgumentException("has a user or password that is no text of one line in UTF-8");
        }
        return text;
    }

    Encryption encryption() {
        return encryption;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /** Present where there is a password. */
    Optional<String> user() {
        return user;
    }

    Optional<String> password() {
        return password;
    }

    @Override
    public String toString() {
        return "the mail server " + host + ", port " + port;
    }
}
