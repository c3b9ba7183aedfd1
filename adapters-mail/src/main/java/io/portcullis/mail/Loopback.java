package io.portcullis.mail;

import java.net.InetAddress;
import java.util.Locale;

/** Tells what never leaves the machine. */
final class Loopback {

    private Loopback() {}

    /** Whether a host, as a URI gives it, is this machine whatever a name server says. */
    static boolean names(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || literal(withoutBrackets(name));
    }

    /** An IPv6 address without the brackets that it has in a URI. */
    static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean literal(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
