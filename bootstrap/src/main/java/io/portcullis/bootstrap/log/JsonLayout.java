package io.portcullis.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * A record of the log as one line for machines: an object of {@code time}, in UTC, {@code level}, {@code logger} and
 * {@code message}, whatever else the record says in pairs, what is known of the request that it was made for, and as {@code error}
 * the trace of what was thrown.
 *
 * <p>All of it is printable ASCII. Any other character is written as JSON's escape, so nothing ends the line for a collector
 * that takes U+2028 for an end, and nobody's text repaints the terminal of an operator who looks at the raw log.
 */
public final class JsonLayout extends LayoutBase<ILoggingEvent> {

    /** The character before DEL. */
    private static final int LAST_PRINTABLE = 0x7E;

    private final DateTimeFormatter time =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private final JsonFactory json = new JsonFactory();

    @Override
    public String doLayout(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator object = json.createGenerator(line)) {
            object.setHighestNonEscapedChar(LAST_PRINTABLE);
            object.writeStartObject();
            for (Map.Entry<String, Object> member : members(event).entrySet()) {
                object.writePOJOField(member.getKey(), member.getValue());
            }
            object.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    /** A name that is taken already keeps its first value: of two members of one name, each reader takes another. */
    private Map<String, Object> members(ILoggingEvent event) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", time.format(event.getInstant()));
        members.put("level", event.getLevel().toString());
        members.put("logger", event.getLoggerName());
        members.put("message", String.valueOf(event.getFormattedMessage()));
        if (event.getThrowableProxy() != null) {
            members.put("error", String.join("\n", Trace.lines(event.getThrowableProxy())));
        }
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> members.putIfAbsent(pair.key, value(pair.value)));
        }
        event.getMDCPropertyMap().forEach(members::putIfAbsent);
        return members;
    }

    private static Object value(Object value) {
        return value instanceof Number ? value : String.valueOf(value);
    }
}
