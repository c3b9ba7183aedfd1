package io.portcullis.bootstrap.culprits;

import io.javalin.Javalin;
import jakarta.mail.Session;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Jdbi;

/** Wiring that knows what only an adapter should. */
public interface DoesAnAdaptersWork {

    /** Knows Jdbi. */
    record OfPersistence(Jdbi jdbi) implements DoesAnAdaptersWork {}

    /** Knows Javalin. */
    record OfHttp(Javalin javalin) implements DoesAnAdaptersWork {}

    /** Knows a key. */
    record OfCryptography(SecretKey key) implements DoesAnAdaptersWork {}

    /** Knows a mail session. */
    record OfMail(Session session) implements DoesAnAdaptersWork {}
}
