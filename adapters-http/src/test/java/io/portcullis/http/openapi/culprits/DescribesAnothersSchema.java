package io.portcullis.http.openapi.culprits;

/** Its description has a schema that is the accounts' own. */
public final class DescribesAnothersSchema {

    private DescribesAnothersSchema() {}
}
