package io.portcullis.bootstrap;

import java.util.Optional;

/**
 * What a setting came to, as it may be shown to anybody.
 *
 * @param value as it was written; absent where it isn't set, or can't be had
 * @param masked whether something of it was left out of the value
 */
record Setting(String name, Optional<String> value, boolean masked, Source source) {

    /** Where a setting comes from. */
    sealed interface Source {

        /** Nobody has set it. */
        record Default() implements Source {}

        /** A variable of that name. */
        record Environment() implements Source {}

        /** A line of the file of settings. */
        record Properties(String path) implements Source {}

        /**
         * A file that holds the value alone.
         *
         * @param path masked where there is no such file, since it may be the secret itself
         */
        record NamedFile(String path) implements Source {}
    }

    /** What of a value is nobody's business. */
    enum Mask {
        NOTHING,
        /** Of a URL. */
        PASSWORD,
        EVERYTHING;

        private static final String VEIL = "***";

        /**
         * The value with what it hides taken out, its length too.
         *
         * @param wellFormed whether it is what it should be; of what isn't, any piece may be the secret
         */
        String over(String value, boolean wellFormed) {
            return switch (this) {
                case NOTHING -> value;
                case PASSWORD ->
                    wellFormed ? value.replaceFirst("(?<=://)([^:@/?]*):[^@/?]*@", "$1:" + VEIL + "@") : VEIL;
                case EVERYTHING -> VEIL;
            };
        }
    }
}
