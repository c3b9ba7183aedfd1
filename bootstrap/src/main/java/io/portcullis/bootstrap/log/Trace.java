package io.portcullis.bootstrap.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;

/**
 * What was thrown, told in lines: what it is and says, its frames, whatever it suppressed, its cause. Each line is escaped
 * on its own, so no message of an exception looks like a frame or a cause.
 */
final class Trace {

    private final List<String> lines = new ArrayList<>();

    private Trace() {}

    static List<String> lines(IThrowableProxy thrown) {
        Trace trace = new Trace();
        trace.add("", "", thrown);
        return trace.lines;
    }

    private void add(String indent, String role, IThrowableProxy thrown) {
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        line(indent, role + thrown.getClassName() + message + (thrown.isCyclic() ? " (as above)" : ""));
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        for (int i = 0; i < own; i++) {
            line(indent + "\t", frames[i].getSTEAsString());
        }
        if (own < frames.length) {
            line(indent + "\t", "... " + (frames.length - own) + " more");
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            add(indent + "\t", "Suppressed: ", suppressed);
        }
        if (thrown.getCause() != null) {
            add(indent, "Caused by: ", thrown.getCause());
        }
    }

    private void line(String indent, String text) {
        lines.add(indent + OneLine.of(text));
    }
}
