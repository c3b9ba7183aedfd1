package io.portcullis.http.server;

import io.portcullis.http.route.Method;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request passes before anything looks at it: it is given its name, its answer the headers that all answers
 * carry, and methods that HTTP doesn't know are turned away, and bodies whose end others may see elsewhere.
 */
final class Gate extends Handler.Wrapper {

    private static final String REQUEST_ID = Gate.class.getName() + ".requestId";

    /** Javalin believes this header rather than the method; nobody else does, so a proxy's rules could be passed by. */
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    private final RequestIds ids = new RequestIds();
    private final Map<String, String> commonHeaders;
    private final int requestsPerConnection;

    Gate(boolean strictTransportSecurity, int requestsPerConnection) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Cache-Control", "no-store",
                "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff"));
        if (strictTransportSecurity) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        commonHeaders = Map.copyOf(headers);
        this.requestsPerConnection = requestsPerConnection;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        admit(request, response);
        if (request.getConnectionMetaData().getConnection().getMessagesIn() >= requestsPerConnection) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (Method.named(request.getMethod()).isEmpty()) {
            Response.writeError(request, response, callback, HttpStatus.NOT_IMPLEMENTED_501);
            return true;
        }
        if (!plainlyFramed(request)) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        return super.handle(withoutOverride(request), response, callback);
    }

    /**
     * Names the request, unless it has its name already, and gives the response its common headers.
     *
     * @return the name
     */
    String admit(Request request, Response response) {
        String id = request.getAttribute(REQUEST_ID) instanceof String known
                ? known
                : ids.of(request.getHeaders().getValuesList(RequestIds.HEADER));
        request.setAttribute(REQUEST_ID, id);
        response.getHeaders().put(RequestIds.HEADER, id);
        commonHeaders.forEach(response.getHeaders()::put);
        return id;
    }

    /** The name that the gate gave a request. */
    static String requestId(HttpServletRequest request) {
        return (String) request.getAttribute(REQUEST_ID);
    }

    /**
     * Whether a body is told in no other way than all understand. HTTP/1.0 knows no chunks, so a proxy may have counted
     * otherwise where Jetty reads on (RFC 9112, section 6.1); and Jetty takes whatever coding stands before
     * {@code chunked} for none. Either is the start of a smuggled request.
     */
    private static boolean plainlyFramed(Request request) {
        List<String> codings = request.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return true;
        }
        return codings.size() == 1
                && codings.getFirst().equalsIgnoreCase("chunked")
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    }

    private static Request withoutOverride(Request request) {
        if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
            return request;
        }
        HttpFields headers =
                HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }
}
