package io.portcullis.bootstrap;

/**
 * What is wrong with a setting; never repeats its value, which may be a secret.
 *
 * @param name the setting's, as it was given
 * @param problem what it must be, such as {@code must be a whole number from 10 to 20}
 */
public record SettingFault(String name, String problem) {}
