package io.portcullis.crypto.culprits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Static fields whose values can change. */
public interface RemembersForEverybody {

    /** Can be written by anybody. */
    class InAVariable implements RemembersForEverybody {
        static int calls;
    }

    /** Is final, and its elements are not. */
    class InAnArray implements RemembersForEverybody {
        static final byte[] KEY = {1, 2, 3};
    }

    /** Is final, and counts. */
    class InACounter implements RemembersForEverybody {
        static final AtomicInteger CALLS = new AtomicInteger();
    }

    /** Is final, and grows. */
    class InAList implements RemembersForEverybody {
        static final List<String> CALLERS = new ArrayList<>();
    }

    /** Can't be changed through this name, and can through another. */
    class InAViewOfAMap implements RemembersForEverybody {
        static final Map<String, String> CALLERS = Collections.unmodifiableMap(new HashMap<>());
    }

    /** Is a record, of what can change. */
    class InARecord implements RemembersForEverybody {
        static final Entry ENTRY = new Entry(new AtomicInteger());

        record Entry(AtomicInteger calls) {}
    }
}
