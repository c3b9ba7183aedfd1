package io.portcullis.domain.port.culprits;

/** A port that nobody wrote a contract for. */
public interface Promises {

    /** Promises what nobody asks for. */
    boolean keep(String promise);
}
