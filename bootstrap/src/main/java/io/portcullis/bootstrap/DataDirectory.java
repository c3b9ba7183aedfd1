package io.portcullis.bootstrap;

import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.secret.SecretCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The folder that holds the embedded store and a generated secret, open to its owner alone; made when it is needed. */
final class DataDirectory {

    private static final int SECRET_BYTES = 32;

    private final Path directory;

    DataDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Path databaseFile() {
        return directory.resolve("portcullis.db");
    }

    Path secretFile() {
        return directory.resolve("secret");
    }

    /**
     * The generated secret: the one that is kept here, or a new one where the store is still empty. Whoever loses it
     * loses every password.
     *
     * @param check what the store knows its secret by; absent in an empty one
     * @throws StartRefused where the store has a secret and it isn't here
     */
    EnvironmentSecrets secret(Optional<SecretCheck> check, Secrets random) {
        if (check.isPresent()) {
            return keptSecret(check.get());
        }
        try {
            Optional<EnvironmentSecret> kept = read();
            return new EnvironmentSecrets(kept.isPresent() ? kept.get() : generate(random), List.of());
        } catch (IOException failure) {
            throw StartRefused.unavailable("The secret can't be kept in " + secretFile() + ".", failure);
        }
    }

    /**
     * The generated secret that was kept here for a store.
     *
     * @throws StartRefused where it isn't here
     */
    EnvironmentSecrets keptSecret(SecretCheck check) {
        try {
            return new EnvironmentSecrets(read().orElseThrow(() -> lost(check)), List.of());
        } catch (IOException failure) {
            throw StartRefused.unavailable("The secret in " + secretFile() + " can't be read.", failure);
        }
    }

    private StartRefused lost(SecretCheck check) {
        return StartRefused.misconfigured("The store belongs to the secret with the id "
                + check.secret()
                + ", and there is none. Give it in PORTCULLIS_SECRET_KEY, or put it back into "
                + secretFile() + ".");
    }

    private Optional<EnvironmentSecret> read() throws IOException {
        if (!Files.exists(secretFile())) {
            return Optional.empty();
        }
        return Optional.of(
                EnvironmentSecret.parse(Files.readString(secretFile()).strip())
                        .orElseThrow(() -> StartRefused.misconfigured(
                                secretFile() + " holds no secret. Put back the one that belongs to the store.")));
    }

    /**
     * Writes a new secret down for good before anybody uses it. The finished file appears at once or not at all, and of
     * two servers that start together both get the one that came first.
     */
    private EnvironmentSecret generate(Secrets random) throws IOException {
        String secret = Base64.getEncoder().encodeToString(random.bytes(SECRET_BYTES));
        make();
        Path draft = Files.createTempFile(directory, "secret", ".draft", ownerOnly(directory, "rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap((secret + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(secretFile(), draft);
        } catch (FileAlreadyExistsException _) {
            // The other server's is read below.
        } finally {
            Files.delete(draft);
        }
        return read().orElseThrow();
    }

    /** Makes the folder where there is none. */
    void make() {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
            }
        } catch (IOException failure) {
            throw StartRefused.unavailable("The data directory " + directory + " can't be made.", failure);
        }
    }

    /** Those permissions for what is made there, where the system knows any. */
    static FileAttribute<?>[] ownerOnly(Path place, String permissions) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
