package io.portcullis.http.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The text of a JSON object piece by piece, whose last member is a list with an element in each piece. */
final class LongDocument implements Iterator<String> {

    private final Iterator<? extends JsonNode> elements;
    private final String opening;
    private String separator = "";
    private boolean opened;
    private boolean closed;

    /**
     * Of an object and its last member.
     *
     * @param start all other members, of which there is one at least
     */
    LongDocument(ObjectNode start, String list, Iterator<? extends JsonNode> elements) {
        String members = Content.write(start);
        this.opening = members.substring(0, members.length() - 1) + ",\"" + list + "\":[";
        this.elements = elements;
    }

    @Override
    public boolean hasNext() {
        return !closed;
    }

    @Override
    public String next() {
        if (closed) {
            throw new NoSuchElementException();
        }
        if (!opened) {
            opened = true;
            return opening;
        }
        if (elements.hasNext()) {
            String piece = separator + Content.write(elements.next());
            separator = ",";
            return piece;
        }
        closed = true;
        return "]}";
    }
}
