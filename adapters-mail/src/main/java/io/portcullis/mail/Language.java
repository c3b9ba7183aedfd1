package io.portcullis.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A language that there are templates in, and the words that mails need besides. */
public enum Language {
    ENGLISH("en", "d MMMM uuuu, HH:mm 'UTC'", "%s on %s", "an unknown device", "minutes", "hours"),
    GERMAN("de", "d. MMMM uuuu, HH:mm 'UTC'", "%s unter %s", "ein unbekanntes Gerät", "Minuten", "Stunden");

    private final String tag;
    private final String instantPattern;
    private final String programOnSystem;
    private final String unknownDevice;
    private final String minutes;
    private final String hours;

    Language(
            String tag,
            String instantPattern,
            String programOnSystem,
            String unknownDevice,
            String minutes,
            String hours) {
        this.tag = tag;
        this.instantPattern = instantPattern;
        this.programOnSystem = programOnSystem;
        this.unknownDevice = unknownDevice;
        this.minutes = minutes;
        this.hours = hours;
    }

    /** As BCP 47 has it, such as {@code de}; also the folder of its templates. */
    public String tag() {
        return tag;
    }

    String words(Instant instant) {
        return DateTimeFormatter.ofPattern(instantPattern, Locale.forLanguageTag(tag))
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    /** In hours where they are whole, else in minutes; of either, more than one. */
    String words(Duration duration) {
        return duration.toMinutesPart() == 0 ? duration.toHours() + " " + hours : duration.toMinutes() + " " + minutes;
    }

    String words(Device device) {
        Optional<String> both = device.program()
                .flatMap(program -> device.system().map(system -> programOnSystem.formatted(program, system)));
        return both.or(device::program).or(device::system).orElse(unknownDevice);
    }
}
