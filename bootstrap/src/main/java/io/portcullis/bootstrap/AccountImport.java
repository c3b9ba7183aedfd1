package io.portcullis.bootstrap;

import io.portcullis.application.administration.ForeseeImport;
import io.portcullis.application.administration.ImportAccounts;
import io.portcullis.application.administration.OperatorUseCases;
import io.portcullis.bootstrap.log.OneLine;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.administration.MovedAccount;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.request.Parsed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings in the accounts of a file, line by line. It is read to its end and found to be faultless before anything is
 * written, then once more. What is kept meanwhile is a fingerprint of each address, 100 bytes a line or so, and one batch.
 */
final class AccountImport {

    /** Few enough that a server's own writers hardly wait. */
    private static final int BATCH = 100;

    /** In lines. */
    private static final int TOLD = 1_000;

    private final OperatorUseCases useCases;
    private final Function<String, Parsed<PasswordHash>> hashes;
    private final InstantSource clock;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * An import by these use cases.
     *
     * @param hashes how to read a hash
     * @param out for the summary
     * @param err for progress, and for lines that are at fault
     */
    AccountImport(
            OperatorUseCases useCases,
            Function<String, Parsed<PasswordHash>> hashes,
            InstantSource clock,
            PrintWriter out,
            PrintWriter err) {
        this.useCases = useCases;
        this.hashes = hashes;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** Half of a SHA-256: no two addresses that anybody could find share one. */
    private record Fingerprint(long high, long low) {

        static Fingerprint of(EmailAddress email) {
            try {
                ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                        .digest(email.canonical().getBytes(StandardCharsets.UTF_8)));
                return new Fingerprint(digest.getLong(), digest.getLong());
            } catch (NoSuchAlgorithmException failure) {
                throw new IllegalStateException("the JDK has no SHA-256", failure);
            }
        }
    }

    /** What became of some accounts, or would: how many came to be, and how many were here already. */
    private record Sum(int made, int present) {

        Sum plus(Sum more) {
            return new Sum(made + more.made, present + more.present);
        }
    }

    /**
     * Brings in the accounts of a file, or tells what that would come to.
     *
     * @param rehearsal whether only to tell
     * @return the exit status
     * @throws IOException where the file can't be read
     */
    int run(ReadTwice file, boolean rehearsal) throws IOException {
        int faulty = faultyLines(file);
        if (faulty > 0) {
            err.println(lines(faulty) + " at fault. Nothing was imported.");
            return ExitStatus.UNFIT;
        }
        Sum sum = inBatches(file, rehearsal ? this::foresee : this::bringIn);
        out.println(
                rehearsal
                        ? "To import: %d. Here already, to stay as they are: %d. Nothing was changed."
                                .formatted(sum.made(), sum.present())
                        : "Imported: %d. Here already, and left as they are: %d.".formatted(sum.made(), sum.present()));
        return ExitStatus.DONE;
    }

    private static String lines(int number) {
        return number == 1 ? "1 line is" : number + " lines are";
    }

    /** Tells what is wrong with each line, as it comes; returns how many there are. */
    private int faultyLines(ReadTwice file) throws IOException {
        Map<Fingerprint, Integer> seen = new HashMap<>();
        int faulty = 0;
        LineReader reader = reader(file);
        Optional<byte[]> bytes = reader.next();
        for (int number = 1; bytes.isPresent(); number++) {
            AccountLine line = line(bytes.get());
            List<String> faults = new ArrayList<>(line.faults());
            if (line.email().isPresent()) {
                Integer earlier = seen.putIfAbsent(Fingerprint.of(line.email().get()), number);
                if (earlier != null) {
                    faults.add("line " + earlier + " has the same address");
                }
            }
            if (!faults.isEmpty()) {
                faulty++;
                err.println(OneLine.of("Line " + number + ": " + String.join("; ", faults) + "."));
            }
            progress("looked at", number);
            bytes = reader.next();
        }
        return faulty;
    }

    private Sum inBatches(ReadTwice file, Function<List<MovedAccount>, Sum> act) throws IOException {
        Sum sum = new Sum(0, 0);
        List<MovedAccount> batch = new ArrayList<>(BATCH);
        LineReader reader = reader(file);
        Optional<byte[]> bytes = reader.next();
        for (int number = 1; bytes.isPresent(); number++) {
            batch.add(line(bytes.get()).account().orElseThrow(changed(number)));
            bytes = reader.next();
            if (batch.size() == BATCH || bytes.isEmpty()) {
                sum = sum.plus(act.apply(batch));
                batch.clear();
            }
            progress("done", number);
        }
        return sum;
    }

    private Sum bringIn(List<MovedAccount> accounts) {
        ImportAccounts.Command command = new ImportAccounts.Command(new Authority.Operator(), accounts);
        return switch (useCases.importAccounts().handle(command)) {
            case ImportAccounts.Outcome.Imported(int added, int present) -> new Sum(added, present);
        };
    }

    private Sum foresee(List<MovedAccount> accounts) {
        ForeseeImport.Query query = new ForeseeImport.Query(
                accounts.stream().map(MovedAccount::email).toList());
        return switch (useCases.foreseeImport().handle(query)) {
            case ForeseeImport.Outcome.Foreseen(int missing, int present) -> new Sum(missing, present);
        };
    }

    private static LineReader reader(ReadTwice file) throws IOException {
        return new LineReader(file.fromTheBeginning(), AccountLine.LONGEST);
    }

    private AccountLine line(byte[] bytes) {
        return AccountLine.read(bytes, hashes, clock.instant());
    }

    private void progress(String done, int number) {
        if (number % TOLD == 0) {
            err.println(number + " lines " + done);
            err.flush();
        }
    }

    private static Supplier<StartRefused> changed(int number) {
        return () ->
                StartRefused.unfit("Line " + number + " was changed while the file was read. Of the lines before it"
                        + " some were imported; begin again with the file as it is now.");
    }
}
