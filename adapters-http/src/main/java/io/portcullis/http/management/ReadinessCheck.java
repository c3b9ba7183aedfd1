package io.portcullis.http.management;

import java.util.function.BooleanSupplier;

/**
 * One thing without which the server can't serve.
 *
 * @param part its name, as operators know it
 * @param usable whether it is there now; answers quickly, and an exception means no
 */
public record ReadinessCheck(String part, BooleanSupplier usable) {}
