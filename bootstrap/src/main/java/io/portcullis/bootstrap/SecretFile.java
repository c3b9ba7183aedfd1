package io.portcullis.bootstrap;

import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.domain.port.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The file that keeps a generated secret, readable by its owner alone. Whoever loses it loses every login. */
final class SecretFile {

    private static final int SECRET_BYTES = 32;

    private final Path path;

    SecretFile(Path directory) {
        this.path = directory.resolve("secret");
    }

    Path path() {
        return path;
    }

    /**
     * The secret that was generated before; absent where none was.
     *
     * @throws StartRefused where there is a file that holds no secret
     */
    Optional<EnvironmentSecret> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        return Optional.of(EnvironmentSecret.parse(Files.readString(path).strip())
                .orElseThrow(() -> StartRefused.misconfigured(
                        path + " holds no secret. Put back the one that belongs to the data beside it.")));
    }

    /**
     * Generates a secret, writes it down for good and returns it; of two servers that start at once, both get the one
     * that was written first.
     */
    EnvironmentSecret generate(Secrets random) throws IOException {
        String secret = Base64.getEncoder().encodeToString(random.bytes(SECRET_BYTES));
        Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "secret", ".draft", ownerOnly(path));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((secret + '\n').getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException _) {
            // Another server was first; its secret is read below.
        } finally {
            Files.delete(draft);
        }
        return read().orElseThrow();
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
