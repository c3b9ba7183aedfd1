package io.portcullis.mail;

import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.request.UnicodeText;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts mails into the words of one language. For each kind there are two files: {@code <kind>.txt}, whose first line is
 * {@code Subject: …} and the second empty, and {@code <kind>.html}, which goes into {@code frame.html}. All are read once.
 */
public final class MailTemplates {

    /** Of a product's name, in code points. */
    public static final int MAX_PRODUCT_LENGTH = 100;

    private static final String FRAME = "frame.html";
    private static final String SUBJECT = "Subject: ";

    private static final Set<Placeholder> OF_A_NOTICE = Set.copyOf(EnumSet.of(
            Placeholder.PRODUCT, Placeholder.RECIPIENT, Placeholder.WHEN, Placeholder.WHERE, Placeholder.DEVICE));
    private static final Set<Placeholder> OF_A_LINK = Set.of(Placeholder.LINK, Placeholder.LIFETIME);
    private static final Set<Placeholder> OF_THE_FRAME =
            Set.of(Placeholder.PRODUCT, Placeholder.SUBJECT, Placeholder.CONTENT);

    /** The three parts of a kind's letter. */
    private record Parts(Template subject, Template text, Template html) {}

    private final Language language;
    private final String product;
    private final LinkPages pages;
    private final Template frame;
    private final Map<MailKind, Parts> letters = new EnumMap<>(MailKind.class);

    /**
     * Reads the templates.
     *
     * @param product what the operator calls the whole, in one line
     * @param directory where a team keeps templates of its own, each in place of the one of the same language and name;
     *     absent where it has none
     * @throws IllegalArgumentException says which file is wrong, and why
     */
    public MailTemplates(Language language, String product, LinkPages pages, Optional<Path> directory) {
        if (product.isBlank()
                || UnicodeText.codePoints(product) > MAX_PRODUCT_LENGTH
                || !product.codePoints().allMatch(Escaping::visible)) {
            throw new IllegalArgumentException(
                    "a product's name is one line of " + MAX_PRODUCT_LENGTH + " visible characters at most");
        }
        this.language = language;
        this.product = product;
        this.pages = pages;
        TemplateFiles files = new TemplateFiles(language, directory);
        Set<String> names = new TreeSet<>(Set.of(FRAME));
        for (MailKind kind : MailKind.values()) {
            Stream.of(textFile(kind), htmlFile(kind)).forEach(names::add);
            letters.put(kind, parts(kind, files));
        }
        files.demandNoneBut(names);
        frame = Template.parse(files.name(FRAME), files.read(FRAME), OF_THE_FRAME, Set.of(Placeholder.CONTENT));
    }

    /** What the operator calls the whole. */
    String product() {
        return product;
    }

    /** That mail in words. */
    Letter letter(Mail mail) {
        Parts parts = letters.get(mail.kind());
        if (parts == null) {
            throw new IllegalStateException("there are no words for " + mail.kind());
        }
        Map<Placeholder, String> values = values(mail);
        String subject = parts.subject().filled(escaped(values, Escaping.TEXT));
        Map<Placeholder, String> around =
                escaped(Map.of(Placeholder.PRODUCT, product, Placeholder.SUBJECT, subject), Escaping.HTML);
        around.put(
                Placeholder.CONTENT,
                parts.html().filled(escaped(values, Escaping.HTML)).strip());
        return new Letter(subject, parts.text().filled(escaped(values, Escaping.TEXT)), frame.filled(around));
    }

    private Map<Placeholder, String> values(Mail mail) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.PRODUCT, product);
        values.put(Placeholder.RECIPIENT, mail.recipient().address());
        values.put(Placeholder.WHEN, language.words(mail.at()));
        values.put(Placeholder.WHERE, mail.address());
        values.put(Placeholder.DEVICE, language.words(Device.of(mail.userAgent())));
        mail.kind().link().ifPresent(purpose -> {
            values.put(Placeholder.LINK, pages.link(purpose, mail.token().orElseThrow()));
            values.put(Placeholder.LIFETIME, language.words(purpose.lifetime()));
        });
        return values;
    }

    private static Map<Placeholder, String> escaped(Map<Placeholder, String> values, Escaping escaping) {
        Map<Placeholder, String> escaped = new EnumMap<>(values);
        escaped.replaceAll((_, value) -> escaping.of(value));
        return escaped;
    }

    private static Parts parts(MailKind kind, TemplateFiles files) {
        Set<Placeholder> needed = kind.link().isPresent() ? Set.of(Placeholder.LINK) : Set.of();
        Set<Placeholder> known = EnumSet.copyOf(OF_A_NOTICE);
        if (kind.link().isPresent()) {
            known.addAll(OF_A_LINK);
        }
        String name = files.name(textFile(kind));
        String text = files.read(textFile(kind));
        int end = text.indexOf("\n\n");
        if (!text.startsWith(SUBJECT) || end < 0 || text.indexOf('\n') != end) {
            throw new IllegalArgumentException(name + " doesn't begin with a line 'Subject: …' and an empty one");
        }
        String subject = text.substring(SUBJECT.length(), end).strip();
        String body = text.substring(end).strip() + "\n";
        if (subject.isEmpty() || body.isBlank()) {
            throw new IllegalArgumentException(name + " has no subject, or nothing below it");
        }
        return new Parts(
                Template.parse(name, subject, Set.of(Placeholder.PRODUCT), Set.of()),
                Template.parse(name, body, known, needed),
                Template.parse(files.name(htmlFile(kind)), files.read(htmlFile(kind)), known, needed));
    }

    private static String textFile(MailKind kind) {
        return file(kind) + ".txt";
    }

    private static String htmlFile(MailKind kind) {
        return file(kind) + ".html";
    }

    private static String file(MailKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
