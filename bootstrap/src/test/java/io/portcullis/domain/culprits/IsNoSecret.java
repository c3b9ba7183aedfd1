package io.portcullis.domain.culprits;

/** Secrets that can be seen without being revealed. */
public interface IsNoSecret {

    /** Prints and compares its component. */
    record ForItIsARecord(String text) implements IsNoSecret {
        public String reveal() {
            return text;
        }
    }

    /** Can be extended by whoever prints it. */
    class ForItHasHeirs implements IsNoSecret {
        public String reveal() {
            return "";
        }

        @Override
        public String toString() {
            return "a secret";
        }
    }

    /** Can be found by comparing. */
    final class ForItIsCompared implements IsNoSecret {
        public String reveal() {
            return "";
        }

        @Override
        public String toString() {
            return "a secret";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ForItIsCompared;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Says nothing of how it is printed. */
    final class ForItIsPrinted implements IsNoSecret {
        public String reveal() {
            return "";
        }
    }
}
