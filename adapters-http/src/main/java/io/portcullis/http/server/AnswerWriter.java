package io.portcullis.http.server;

import io.javalin.http.Context;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Refusal;
import io.portcullis.http.answer.Reply;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an answer on the wire. */
final class AnswerWriter {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    /** In bytes; how much is read away of a body that nobody wants. */
    private static final int DRAINED = 1024 * 1024;

    private AnswerWriter() {}

    static void write(Answer answer, Context context) {
        Reply reply = switch (answer) {
            case Reply whole -> whole;
            case Refusal refusal -> refusal.reply(Gate.requestId(context.req()));
        };
        boolean drained = drain(context.req());
        HttpServletResponse response = context.res();
        response.setStatus(reply.status());
        response.setContentType(reply.content().map(Content::mediaType).orElse(null));
        reply.headers().forEach(response::setHeader);
        if (!drained) {
            response.setHeader("Connection", "close");
        }
        if (reply.content().isPresent()) {
            write(reply.content().get(), context);
        }
    }

    /**
     * Reads away what is left of a body that nobody wants. A connection closed on a client that is still sending is
     * reset, and the client never sees why it was refused (RFC 9112, section 9.6). One that asked before sending has
     * sent nothing, and one that sends far too much, or far too slowly, need not be waited for.
     *
     * @return whether nothing is left that could be taken for the next request
     */
    private static boolean drain(HttpServletRequest request) {
        try {
            ServletInputStream body = request.getInputStream();
            if (body.isFinished()) {
                return true;
            }
            if (request.getHeader("Expect") != null || request.getContentLengthLong() > DRAINED) {
                return false;
            }
            return body.skip(DRAINED) < DRAINED;
        } catch (IOException e) {
            LOG.debug("request {}: the rest of the body never came", Gate.requestId(request), e);
            return false;
        }
    }

    /** {@code HEAD} gets the length of the body that {@code GET} would have had, where that is known beforehand. */
    private static void write(Content content, Context context) {
        Iterator<String> pieces = content.pieces().iterator();
        byte[] first = bytes(pieces.next());
        if (!pieces.hasNext()) {
            context.res().setContentLength(first.length);
        }
        if (context.req().getMethod().equals("HEAD")) {
            return;
        }
        try {
            OutputStream body = context.res().getOutputStream();
            body.write(first);
            while (pieces.hasNext()) {
                body.write(bytes(pieces.next()));
            }
        } catch (IOException e) {
            LOG.debug("request {}: the client is gone", Gate.requestId(context.req()), e);
        } catch (RuntimeException e) {
            LOG.error("request {} failed while it was answered", Gate.requestId(context.req()), e);
            abort(context.req(), e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Cuts the connection, lest half an answer pass for a whole one (RFC 9112, section 8); refuses, where none is sent yet. */
    private static void abort(HttpServletRequest request, RuntimeException reason) {
        ServletContextRequest.getServletContextRequest(request)
                .getServletChannel()
                .abort(reason);
    }
}
