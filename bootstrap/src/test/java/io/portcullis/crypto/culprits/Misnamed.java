package io.portcullis.crypto.culprits;

/** Names that tell nothing, one for each banned word. */
public interface Misnamed {

    /** Every interface of the domain is one. */
    interface SecretsPort extends Misnamed {}

    /** Every class with a {@code handle} is one. */
    record LogInUseCase() implements Misnamed {}

    /** Every class serves. */
    record TokenService() implements Misnamed {}

    /** Every class implements something. */
    record SecretsImpl() implements Misnamed {}

    /** Every module here is one. */
    record BcryptAdapter() implements Misnamed {}

    /** Every function maps. */
    record ClaimsMapper() implements Misnamed {}

    /** Every argument is one. */
    record ClaimsDto() implements Misnamed {}

    /** Every class manages somehow. */
    record KeyManager() implements Misnamed {}

    /** Every class helps. */
    record HashHelper() implements Misnamed {}

    /** Every class is useful. */
    record ByteUtil() implements Misnamed {}

    /** All the more of them. */
    record ByteUtils() implements Misnamed {}
}
