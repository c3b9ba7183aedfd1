package io.portcullis.domain.throttle;

import java.time.Duration;

/**
 * The rule for each kind of subject.
 *
 * @param guesses for whoever tries passwords
 * @param mails for whoever asks for them
 */
public record Limits(
        FailureLimit guesses, RateLimit logins, RateLimit registrations, RateLimit refreshes, RateLimit mails) {

    private static final int FREE_FAILURES = 5;
    private static final int CLOSING_FAILURES = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final RateLimit MAILS_A_MINUTE = new RateLimit(1, MINUTE);
    private static final RateLimit MAILS_AN_HOUR = new RateLimit(5, Duration.ofHours(1));
    private static final RateLimit MAILS_A_DAY = new RateLimit(1, Duration.ofDays(1));

    /**
     * The limits of this build.
     *
     * @param patience how long a check in flight is waited for
     */
    public static Limits waitingFor(Duration patience) {
        return new Limits(
                new FailureLimit(FREE_FAILURES, CLOSING_FAILURES, FIRST_WAIT, LONGEST_WAIT, patience),
                new RateLimit(30, MINUTE),
                new RateLimit(10, MINUTE),
                new RateLimit(120, MINUTE),
                new RateLimit(20, MINUTE));
    }

    /** The rule for that subject. */
    public Limit of(Subject subject) {
        return switch (subject) {
            case Subject.Stranger _, Subject.Nobody _, Subject.Device _, Subject.AskedAgain _ -> guesses;
            case Subject.Client(Act act, Pseudonym _) ->
                switch (act) {
                    case LOGIN -> logins;
                    case REGISTRATION -> registrations;
                    case REFRESH -> refreshes;
                    case MAIL -> mails;
                };
            case Subject.Mailed(MailCap cap, Pseudonym _) ->
                switch (cap) {
                    case MINUTE -> MAILS_A_MINUTE;
                    case HOUR -> MAILS_AN_HOUR;
                    case DAY -> MAILS_A_DAY;
                };
        };
    }
}
