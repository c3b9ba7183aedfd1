package io.portcullis.bootstrap;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** How hosts and URLs are read from settings; what is wrong with one is told by an exception that repeats nothing of it. */
final class WebAddress {

    private static final String EXAMPLE = "must be a URL such as https://id.example.org";

    private WebAddress() {}

    /** A host that exists. */
    static String host(String host) {
        resolved(host);
        return host;
    }

    /** A host that only this machine can reach. */
    static String loopbackHost(String host) {
        if (!resolved(host).isLoopbackAddress()) {
            throw new IllegalArgumentException("must be a loopback address in development mode");
        }
        return host;
    }

    /** Whether only this machine can reach it. */
    static boolean loopback(String host) {
        return resolved(host).isLoopbackAddress();
    }

    /** The root of the server's own pages, without a slash at its end. */
    static URI publicUrl(String text) {
        URI url = page(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.getQuery() != null) {
            throw new IllegalArgumentException(EXAMPLE);
        }
        return url;
    }

    /** A page that links can lead to: what is behind one is worth stealing, so http is for this machine only. */
    static URI page(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(EXAMPLE);
        }
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException(EXAMPLE);
        }
        if ("http".equals(url.getScheme()) && !loopback(url.getHost())) {
            throw new IllegalArgumentException("must begin with https, unless it is on this machine");
        }
        return url;
    }

    private static InetAddress resolved(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException _) {
            throw new IllegalArgumentException("names no host");
        }
    }
}
