package io.portcullis.bootstrap;

import java.util.Optional;

/**
 * What is wrong with a setting; never repeats its value, which may be a secret.
 *
 * @param name the setting's, as it was given
 * @param file the file of settings that it was given in; absent where that is the environment, or it wasn't given
 * @param problem what it must be, such as {@code must be a whole number from 10 to 20}
 */
public record SettingFault(String name, Optional<String> file, String problem) {

    /** Such as {@code PORTCULLIS_BCRYPT_COST must be a whole number from 10 to 20}. */
    String sentence() {
        return name + file.map(path -> " in " + path).orElse("") + " " + problem;
    }
}
