package io.portcullis.application.account.culprits;

import java.util.function.Supplier;

/** Can be called by another name, through an interface that says the same again. */
public final class HasATwin implements Supplier<String> {

    @Override
    public String get() {
        return "";
    }
}
