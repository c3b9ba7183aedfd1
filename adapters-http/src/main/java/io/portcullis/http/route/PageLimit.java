package io.portcullis.http.route;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How many entries the page of a list has, by the parameter {@code limit}. */
public final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MAX = 100;
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]?|" + MAX);

    private PageLimit() {}

    /** The limit that a request asks for, or the usual one; absent where it asks for none that there is. */
    public static Optional<Integer> of(Request request) {
        List<String> limit = request.query().values("limit");
        if (limit.isEmpty()) {
            return Optional.of(DEFAULT);
        }
        return limit.size() == 1 && FORM.matcher(limit.getFirst()).matches()
                ? Optional.of(Integer.valueOf(limit.getFirst()))
                : Optional.empty();
    }

    /** The answer to a limit that there is none of. */
    public static Answer refuse() {
        return Problem.MALFORMED_REQUEST.refusal().because("limit can only be 1 to " + MAX + ", and be there once");
    }
}
