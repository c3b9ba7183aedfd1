package io.portcullis.bootstrap;

import java.util.Map;

class GuessingOnSqliteIT extends Guessing {

    @Override
    Map<String, String> store() {
        return Map.of();
    }

    @Override
    void close() {}
}
