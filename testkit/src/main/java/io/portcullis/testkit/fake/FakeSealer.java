package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.secret.Seed;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Seals with secrets that are plain texts; knows what the first and the former ones sealed. */
public final class FakeSealer implements Sealer {

    private final Secrets random;
    private final FakeSecret first;
    private final List<FakeSecret> known;

    /** With one secret. */
    public FakeSealer(Secrets random) {
        this(random, "secret");
    }

    public FakeSealer(Secrets random, String first, String... former) {
        this.random = random;
        this.first = new FakeSecret(first);
        this.known = Stream.concat(Stream.of(first), Stream.of(former))
                .map(FakeSecret::new)
                .toList();
    }

    @Override
    public Sealing sealing() {
        return new Sealing(first.id(), new Seed(random.bytes(Seed.LENGTH)));
    }

    @Override
    public Sealed seal(Sealed.Kind kind, UUID id, long counter, Sealing sealing) {
        FakeSecret secret = known(sealing.secret()).orElseThrow();
        return sealed(kind, id, counter, mac(secret, kind, id, counter, sealing.seed()));
    }

    @Override
    public boolean authentic(Sealed presented, Optional<Sealing> sealing) {
        String mac = HexFormat.of().formatHex(presented.mac());
        return sealing.flatMap(row -> known(row.secret())
                        .map(secret -> mac(secret, presented.kind(), presented.id(), presented.counter(), row.seed())))
                .filter(mac::equals)
                .isPresent();
    }

    @Override
    public Sealed sealFor(UUID owner, Sealed.Kind kind, UUID id, long counter) {
        return sealed(kind, id, counter, mac(first, kind, id, counter, owner));
    }

    @Override
    public boolean authenticFor(Optional<UUID> owner, Sealed presented) {
        String mac = HexFormat.of().formatHex(presented.mac());
        return owner.stream()
                .flatMap(claimed -> known.stream()
                        .map(secret -> mac(secret, presented.kind(), presented.id(), presented.counter(), claimed)))
                .anyMatch(mac::equals);
    }

    @Override
    public SecretCheck check() {
        return check(first);
    }

    @Override
    public boolean opens(SecretCheck check) {
        return known.stream().map(FakeSealer::check).anyMatch(check::equals);
    }

    private Optional<FakeSecret> known(SecretId id) {
        return known.stream().filter(secret -> secret.id().equals(id)).findFirst();
    }

    private static SecretCheck check(FakeSecret secret) {
        return new SecretCheck(secret.id(), secret.mac("check"));
    }

    private static Sealed sealed(Sealed.Kind kind, UUID id, long counter, String mac) {
        return new Sealed(kind, id, counter, HexFormat.of().parseHex(mac));
    }

    private static String mac(FakeSecret secret, Sealed.Kind kind, UUID id, long counter, UUID owner) {
        return secret.mac(kind, id, counter, "owner", owner);
    }

    private static String mac(FakeSecret secret, Sealed.Kind kind, UUID id, long counter, Seed seed) {
        return secret.mac(kind, id, counter, HexFormat.of().formatHex(seed.reveal()));
    }
}
