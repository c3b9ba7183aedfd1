package io.portcullis.http.server;

import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says what Jetty itself refuses, before any route could, in the words of the catalogue. */
final class ServerErrors implements Request.Handler {

    private final Gate gate;

    ServerErrors(Gate gate) {
        this.gate = gate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = gate.admit(request, response);
        Reply reply = Problem.ofStatus(response.getStatus()).refusal().reply(requestId);
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
        byte[] body = reply.content().map(Content::text).orElse("").getBytes(StandardCharsets.UTF_8);
        reply.content().ifPresent(content -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, content.mediaType()));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
