package io.portcullis.bootstrap;

import java.util.Optional;

/** What this is, by the manifest of the jar. */
final class Version {

    private Version() {}

    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
