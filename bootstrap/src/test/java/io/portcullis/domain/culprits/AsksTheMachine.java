package io.portcullis.domain.culprits;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Rules that decide by where and when they run. */
public interface AsksTheMachine {

    /** Reads a setting past the one place that reads settings. */
    class ForASetting implements AsksTheMachine {
        String setting() {
            return System.getProperty("user.name", "");
        }
    }

    /** Runs work that nobody waits for. */
    class ForAThread implements AsksTheMachine {
        void start(Runnable work) {
            Thread.ofVirtual().start(work);
        }
    }

    /** Draws numbers that anybody can foretell. */
    class ForRandomNumbers implements AsksTheMachine {
        int draw(Random random) {
            return random.nextInt();
        }
    }

    /** Draws numbers that no test can foretell. */
    class ForBetterRandomNumbers implements AsksTheMachine {
        int draw(SecureRandom random) {
            return random.nextInt();
        }
    }

    /** Tells somebody besides its caller. */
    class ForALog implements AsksTheMachine {
        void log() {
            LoggerFactory.getLogger(ForALog.class).info("decided");
        }
    }

    /** Calls {@code now}. */
    class ForTheTime implements AsksTheMachine {
        Instant now() {
            return Instant.now();
        }
    }

    /** Refers to {@code now}. */
    class ForTheTimeByReference implements AsksTheMachine {
        Supplier<Instant> now() {
            return Instant::now;
        }
    }

    /** Takes the machine's clock. */
    class ForAClock implements AsksTheMachine {
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** Refers to the machine's clock. */
    class ForAClockByReference implements AsksTheMachine {
        Function<ZoneId, Clock> clock() {
            return Clock::tickMillis;
        }
    }

    /** Takes the machine's clock under its plainer name. */
    class ForAnInstantSource implements AsksTheMachine {
        InstantSource clock() {
            return InstantSource.system();
        }
    }

    /** Names something by chance. */
    class ForAnIdentifier implements AsksTheMachine {
        UUID identifier() {
            return UUID.randomUUID();
        }
    }

    /** Refers to a way of naming by chance. */
    class ForAnIdentifierByReference implements AsksTheMachine {
        Supplier<UUID> identifier() {
            return UUID::randomUUID;
        }
    }

    /** Decides by chance. */
    class ForARandomNumber implements AsksTheMachine {
        double draw() {
            return Math.random();
        }
    }

    /** Puts things into an order that changes from run to run. */
    class ForAnyOrder implements AsksTheMachine {
        void shuffle(List<String> things) {
            Collections.shuffle(things);
        }
    }

    /** Writes as the machine's owner does. */
    class ForItsLanguage implements AsksTheMachine {
        Locale locale() {
            return Locale.getDefault();
        }
    }

    /** Counts days as the machine's owner does. */
    class ForItsTimeZone implements AsksTheMachine {
        ZoneId zone() {
            return ZoneId.systemDefault();
        }
    }
}
