package io.portcullis.mail;

import static io.portcullis.domain.port.Mailbox.Delivery.ACCEPTED;
import static io.portcullis.domain.port.Mailbox.Delivery.REFUSED;
import static io.portcullis.domain.port.Mailbox.Delivery.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What goes wrong between us and a server, whose it is to mend, and what is told of it. */
@Timeout(60)
class SmtpMailboxFailuresTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration ENDLESS = Duration.ofHours(1);

    private final Mail mail = Mails.of(MailKind.RESET_PASSWORD);
    private final Logger logger = (Logger) LoggerFactory.getLogger(SmtpMailbox.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final java.util.logging.Logger library = java.util.logging.Logger.getLogger("org.eclipse.angus.mail.smtp");
    private final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void listen() {
        library.setLevel(java.util.logging.Level.OFF);
        log.start();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    /** Comes to an end only where every connection has. */
    @AfterEach
    void stopListening() {
        server.close();
        logger.detachAppender(log);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550",
        "RCPT, 551",
        "RCPT, 552",
        "RCPT, 553",
        "RCPT, 554",
        "RCPT, 501",
        "RCPT, 556",
        "RCPT, 599",
        "DATA, 550",
        "DATA, 554",
        "., 550",
        "., 552",
        "., 554"
    })
    void a_permanent_answer_to_recipient_or_message_refuses_the_mail(String command, int code) {
        server.answering(command, code + " 5.1.1 <ada@example.org>: no").started();
        assertThat(deliver()).isEqualTo(REFUSED);
        assertThat(told())
                .isEqualTo(told(
                        "refused",
                        "the server answered " + code + " to the "
                                + (command.equals("RCPT") ? "recipient" : "message")));
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 421", "MAIL, 451", "MAIL, 503", "MAIL, 530", "MAIL, 550", "MAIL, 553", "RCPT, 421", "RCPT, 450",
        "RCPT, 451", "RCPT, 452", "RCPT, 471", "RCPT, 500", "RCPT, 502", "RCPT, 503", "RCPT, 504", "RCPT, 521",
        "RCPT, 530", "DATA, 421", "DATA, 451", "DATA, 503", "DATA, 530", "., 421", "., 451", "., 452"
    })
    void any_other_refusal_may_pass(String command, int code) {
        server.answering(command, code + " 4.7.1 <ada@example.org>: no").started();
        assertThat(deliver()).isEqualTo(UNDELIVERED);
        assertThat(told()).startsWith(told("not delivered", "the server answered " + code + " to the "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 go away", "421 later", "550 who are you", "what", "999 what", "\u0000", "220"})
    void a_strange_greeting_is_no_answer(String greeting) {
        server.answering(ScriptedServer.GREETING, greeting)
                .answering("EHLO", "550 not with you")
                .answering("HELO", "550 not with you")
                .started();
        assertThat(deliver()).isEqualTo(UNDELIVERED);
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what", "9", "", "700 odd"})
    void a_strange_answer_to_a_message_is_none(String answer) {
        server.answering(ScriptedServer.END_OF_DATA, answer).started();
        assertThat(deliver()).isEqualTo(UNDELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void a_server_that_hangs_up_has_taken_nothing(String command) {
        server.answering(command, ScriptedServer.HANG_UP)
                .answering("HELO", ScriptedServer.HANG_UP)
                .started();
        assertThat(deliver()).isEqualTo(UNDELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void a_server_that_says_nothing_is_not_waited_for(String command) {
        server.answering(command, ScriptedServer.SILENCE).started();
        assertThat(deliver(new Timeouts(ENDLESS, SHORT, ENDLESS, ENDLESS))).isEqualTo(UNDELIVERED);
    }

    @Test
    void a_server_that_takes_too_long_in_all_is_hung_up_on() {
        server.answering(ScriptedServer.END_OF_DATA, ScriptedServer.SILENCE).started();
        assertThat(deliver(new Timeouts(ENDLESS, ENDLESS, ENDLESS, SHORT))).isEqualTo(UNDELIVERED);
        assertThat(told()).isEqualTo(told("not delivered", "the server takes too long"));
    }

    @Test
    void a_sender_that_is_interrupted_stops_and_stays_interrupted() {
        server.answering(ScriptedServer.GREETING, ScriptedServer.SILENCE).started();
        Thread.currentThread().interrupt();
        assertThat(deliver(new Timeouts(ENDLESS, ENDLESS, ENDLESS, ENDLESS))).isEqualTo(UNDELIVERED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_server_that_is_not_there_is_tried_again_later() {
        server.close();
        assertThat(deliver()).isEqualTo(UNDELIVERED);
        assertThat(told()).isEqualTo(told("not delivered", "the server can't be reached"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedServer.SILENCE, ScriptedServer.HANG_UP, "500 what"})
    void what_was_accepted_stays_accepted_however_the_conversation_ends(String farewell) {
        server.answering("QUIT", farewell).started();
        assertThat(deliver(new Timeouts(ENDLESS, ENDLESS, ENDLESS, ENDLESS))).isEqualTo(ACCEPTED);
        assertThat(log.list).isEmpty();
    }

    @Test
    void a_wrong_password_is_the_operators_to_mend() {
        server.offering("AUTH PLAIN LOGIN").answering("AUTH", "535 5.7.8 no").started();
        assertThat(deliver("user:secret@")).isEqualTo(UNDELIVERED);
        assertThat(told()).isEqualTo(told("not delivered", "the server doesn't accept our user and password"));
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void a_server_that_lets_nobody_authenticate_gets_nothing_from_who_should() {
        server.started();
        assertThat(deliver("user:secret@")).isEqualTo(UNDELIVERED);
        assertThat(told()).isEqualTo(told("not delivered", "the server lets nobody authenticate"));
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void user_and_password_arrive_as_they_are_meant() {
        server.offering("AUTH PLAIN").started();
        assertThat(deliver("us%C3%A9r%40example.org:p+%25%3A%2F%20w@")).isEqualTo(ACCEPTED);
        String credentials = "usér@example.org\0usér@example.org\0p+%:/ w";
        assertThat(server.heard())
                .contains("AUTH PLAIN "
                        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void one_recipient_is_named_and_the_machine_tells_nothing_of_itself() {
        server.started();
        assertThat(deliver()).isEqualTo(ACCEPTED);
        assertThat(server.heard())
                .startsWith(
                        "EHLO id.example.org",
                        "MAIL FROM:<no-reply@id.example.org>",
                        "RCPT TO:<ada@example.org>",
                        "DATA");
    }

    @Test
    void a_domain_beyond_ascii_is_sent_in_ascii() {
        server.started();
        assertThat(deliver(Mails.to(Samples.email("Ada@Bücher.example")))).isEqualTo(ACCEPTED);
        assertThat(server.heard()).contains("RCPT TO:<Ada@xn--bcher-kva.example>");
        assertThat(server.message()).contains("To: Ada@xn--bcher-kva.example");
    }

    @Test
    void a_local_part_beyond_ascii_is_sent_where_the_server_can_take_it() {
        server.offering("SMTPUTF8").started();
        assertThat(deliver(Mails.to(Samples.email("jürgen@bücher.example")))).isEqualTo(ACCEPTED);
        assertThat(server.heard())
                .contains("MAIL FROM:<no-reply@id.example.org> SMTPUTF8", "RCPT TO:<jürgen@xn--bcher-kva.example>");
        assertThat(server.message()).contains("To: jürgen@xn--bcher-kva.example");
    }

    @Test
    void a_local_part_beyond_ascii_is_refused_where_the_server_can_not_take_it() {
        server.started();
        assertThat(deliver(Mails.to(Samples.email("jürgen@bücher.example")))).isEqualTo(REFUSED);
        assertThat(told())
                .isEqualTo("mail " + Mails.ID
                        + ", NEW_DEVICE, was refused: the server can't send to letters beyond ASCII");
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\r\nRCPT TO:<eve@example.org>@example.org",
                "ada\n@example.org",
                "ada\u0000@example.org",
                "ada@eve.example@example.org",
                "ada@example.org\u0000",
                "ada@example.org,eve@example.org",
                "ada@example.org> <eve@example.org",
                "\"ada\"@example.org",
                "ada eve@example.org",
                "ada\u2028@example.org",
                "eve:ada@example.org;",
                "@example.org",
                "ada@",
                "ada",
                ""
            })
    void what_is_not_one_address_is_refused_before_anybody_hears_of_it(String address) {
        server.started();
        assertThat(deliver(Mails.to(EmailAddress.restored(address, address)))).isEqualTo(REFUSED);
        assertThat(server.heard()).isEmpty();
        assertThat(told()).endsWith("was refused: its recipient is not one address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: eve@example.org",
                "x\nRCPT TO:<eve@example.org>",
                "x\r\n.\r\nMAIL FROM:<eve@example.org>",
                "x\u0000",
                "x\u0085Bcc: eve@example.org",
                "x\u2028Bcc: eve@example.org",
                "a@b@c"
            })
    void what_a_stranger_says_of_itself_adds_no_header_and_no_command(String text) {
        server.started();
        assertThat(deliver(Mails.from(text, Optional.of(text)))).isEqualTo(ACCEPTED);
        assertThat(server.heard()).filteredOn(line -> !line.equals("QUIT")).hasSize(4);
        List<String> headers = server.message().subList(0, server.message().indexOf(""));
        assertThat(server.message()).noneMatch(line -> line.startsWith("Bcc") || line.equals("."));
        assertThat(headers)
                .extracting(line -> line.split(":", 2)[0])
                .filteredOn(name -> !name.startsWith("\t") && !name.startsWith(" "))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb@example.org", "a\u0000@example.org", "a@b@example.org", "jürgen@example.org", ""})
    void mails_are_not_from_what_is_not_one_address_of_ascii_letters(String from) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpMailbox(
                        SmtpUrl.parse("smtp://localhost"), EmailAddress.restored(from, from), Mails.templates()))
                .withMessage("mails are from one address of ASCII letters");
    }

    private Mailbox.Delivery deliver() {
        return deliver("");
    }

    private Mailbox.Delivery deliver(String userInfo) {
        return mailbox(userInfo, Timeouts.DEFAULT).deliver(mail);
    }

    private Mailbox.Delivery deliver(Mail other) {
        return mailbox("", Timeouts.DEFAULT).deliver(other);
    }

    private Mailbox.Delivery deliver(Timeouts timeouts) {
        return mailbox("", timeouts).deliver(mail);
    }

    private Mailbox mailbox(String userInfo, Timeouts timeouts) {
        SmtpUrl url = SmtpUrl.parse("smtp://" + userInfo + "localhost:" + server.port());
        return new SmtpMailbox(url, Mails.FROM, Mails.templates(), timeouts, Optional.empty());
    }

    private String told(String outcome, String reason) {
        return "mail " + mail.id() + ", RESET_PASSWORD, was " + outcome + ": " + reason;
    }

    private String told() {
        assertThat(log.list).hasSize(1);
        return log.list.getFirst().getFormattedMessage();
    }
}
