package io.portcullis.bootstrap;

import java.util.Map;

class FloodOnPostgresqlIT extends Flood {

    private final PostgresqlDatabase database = PostgresqlDatabase.create();

    @Override
    Map<String, String> store() {
        return Map.of("PORTCULLIS_DATABASE_URL", database.url());
    }

    @Override
    void close() {
        database.close();
    }
}
