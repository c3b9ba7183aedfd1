package io.portcullis.bootstrap;

import io.portcullis.bootstrap.log.OneLine;
import io.portcullis.domain.mail.QueuedMail;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an operator asks of the outbox, whether or not the server runs. */
@Command(name = "mail", description = "Looks after mails.")
final class MailCommand {

    private final Map<String, String> variables;
    private final PrintWriter out;

    MailCommand(Map<String, String> variables, PrintWriter out) {
        this.variables = variables;
        this.out = out;
    }

    @Command(name = "failed", description = "Lists the mails that were given up, the latest first.")
    int failed(
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            paramLabel = "<number>",
                            description = "How many at most; ${DEFAULT-VALUE} unless told.")
                    int limit) {
        try (Closeables closeables = new Closeables()) {
            List<QueuedMail> failed = Foundation.found(Settings.demanded(variables), closeables)
                    .storage
                    .outbox()
                    .failed(Math.max(1, limit));
            row("MAIL", "KIND", "QUEUED", "ACCOUNT");
            failed.forEach(this::row);
            return ExitStatus.DONE;
        }
    }

    private void row(QueuedMail mail) {
        row(
                mail.id().toString(),
                mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                mail.queuedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                mail.addressee()
                        .map(addressee -> addressee.account().toString())
                        .orElse("-"));
    }

    private void row(String mail, String kind, String queued, String account) {
        out.println(OneLine.of("%-36s  %-22s  %-20s  %s".formatted(mail, kind, queued, account)));
    }
}
