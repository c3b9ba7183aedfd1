package io.portcullis.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.administration.MovedAccount;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A line of a file in which accounts move: an account as a JSON object. It is read as strictly as a body of a request;
 * docs/adr/0026-moving-accounts.md tells what is in it.
 *
 * @param email the address, where that much could be read
 * @param account absent where the line has a fault
 * @param faults all that is wrong, for people; they repeat no value
 */
record AccountLine(Optional<EmailAddress> email, Optional<MovedAccount> account, List<String> faults) {

    /** In bytes. No account takes a tenth of it. */
    static final int LONGEST = 16 * 1024;

    /** In characters. What a file calls a member may be anything. */
    private static final int LONGEST_NAME = 64;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** In ASCII, which no terminal, shell or pipe makes anything else of. */
    private static final ObjectWriter WRITER = new JsonMapper(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .writer();

    /** What an account can have, by the name that it has in a line. */
    private enum Member {
        EMAIL,
        EMAIL_VERIFIED,
        DISPLAY_NAME,
        ROLES,
        STATUS,
        CREATED_AT,
        PASSWORD_HASH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case EMAIL_VERIFIED -> value.isBoolean();
                case ROLES -> value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
                case EMAIL, DISPLAY_NAME, STATUS, CREATED_AT, PASSWORD_HASH -> value.isTextual();
            };
        }

        String type() {
            return switch (this) {
                case EMAIL_VERIFIED -> "true or false";
                case ROLES -> "a list of strings";
                case EMAIL, DISPLAY_NAME, STATUS, CREATED_AT, PASSWORD_HASH -> "a string";
            };
        }
    }

    AccountLine {
        faults = List.copyOf(faults);
    }

    /**
     * Reads a line, without its end.
     *
     * @param hashes how to read a hash
     * @param now when the account was made, where the line doesn't say
     */
    static AccountLine read(byte[] line, Function<String, Parsed<PasswordHash>> hashes, Instant now) {
        if (line.length > LONGEST) {
            return faulty("it is longer than " + LONGEST + " bytes");
        }
        Optional<JsonNode> tree = tree(line);
        if (tree.isEmpty()) {
            return faulty("it is not one JSON value in UTF-8 without duplicate members");
        }
        List<String> faults = faultsOfShape(tree.get());
        return faults.isEmpty()
                ? read(tree.get(), hashes, now)
                : new AccountLine(Optional.empty(), Optional.empty(), faults);
    }

    private static AccountLine faulty(String fault) {
        return new AccountLine(Optional.empty(), Optional.empty(), List.of(fault));
    }

    private static Optional<JsonNode> tree(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return Optional.of(READER.readTree(text)).filter(tree -> !tree.isMissingNode());
        } catch (CharacterCodingException | JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static List<String> faultsOfShape(JsonNode tree) {
        if (!tree.isObject()) {
            return List.of("it must be an object");
        }
        List<String> faults = new ArrayList<>();
        tree.properties()
                .forEach(sent -> Stream.of(Member.values())
                        .filter(member -> member.word().equals(sent.getKey()))
                        .findFirst()
                        .ifPresentOrElse(
                                member -> {
                                    if (!member.fits(sent.getValue())) {
                                        faults.add(member.word() + " must be " + member.type());
                                    }
                                },
                                () -> faults.add("there is no member " + cut(sent.getKey()))));
        if (!tree.has(Member.EMAIL.word())) {
            faults.add("email is required");
        }
        return faults;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + '…';
    }

    private static AccountLine read(JsonNode tree, Function<String, Parsed<PasswordHash>> hashes, Instant now) {
        List<String> faults = new ArrayList<>();
        Optional<EmailAddress> email = text(tree, Member.EMAIL, EmailAddress::parse, faults);
        Optional<DisplayName> displayName = text(tree, Member.DISPLAY_NAME, DisplayName::parse, faults);
        Optional<AccountStatus> status = text(tree, Member.STATUS, AccountLine::status, faults);
        Optional<Instant> createdAt = text(tree, Member.CREATED_AT, text -> past(text, now), faults);
        Optional<PasswordHash> hash = text(tree, Member.PASSWORD_HASH, hashes, faults);
        Optional<Set<Role>> roles = tree.has(Member.ROLES.word())
                ? value(Member.ROLES, Role.parse(texts(tree.path(Member.ROLES.word()))), faults)
                : Optional.of(Set.of(Role.USER));
        Optional<MovedAccount> account = faults.isEmpty()
                ? Optional.of(new MovedAccount(
                        email.orElseThrow(),
                        tree.path(Member.EMAIL_VERIFIED.word()).asBoolean(),
                        displayName,
                        roles.orElseThrow(),
                        status.orElse(AccountStatus.ACTIVE),
                        createdAt.orElse(now),
                        hash))
                : Optional.empty();
        return new AccountLine(email, account, faults);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    private static <T> Optional<T> text(
            JsonNode tree, Member member, Function<String, Parsed<T>> parser, List<String> faults) {
        return Optional.ofNullable(tree.path(member.word()).textValue())
                .flatMap(text -> value(member, parser.apply(text), faults));
    }

    private static <T> Optional<T> value(Member member, Parsed<T> parsed, List<String> faults) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> Optional.of(value);
            case Parsed.Invalid<T>(Fault fault) -> {
                faults.add(member.word() + " won't do: " + fault.detail());
                yield Optional.empty();
            }
        };
    }

    private static Parsed<AccountStatus> status(String text) {
        return Stream.of(AccountStatus.values())
                .filter(status -> word(status).equals(text))
                .findFirst()
                .map(Parsed::valid)
                .orElseGet(() -> Parsed.invalid(Fault.Code.MALFORMED, "active or suspended"));
    }

    /** A clock that was wrong elsewhere must not make an account of the future here. */
    private static Parsed<Instant> past(String text, Instant now) {
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(now)) {
                return Parsed.valid(instant);
            }
        } catch (DateTimeException _) {
            // What can't be read is told like what can't be.
        }
        return Parsed.invalid(Fault.Code.MALFORMED, "a time from 1970 until now, such as 2026-01-31T12:00:00Z");
    }

    /** An account as such a line, without its end. */
    static String written(MovedAccount account) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put(Member.EMAIL.word(), account.email().address());
        line.put(Member.EMAIL_VERIFIED.word(), account.emailVerified());
        account.displayName().ifPresent(name -> line.put(Member.DISPLAY_NAME.word(), name.value()));
        account.roles().stream().map(AccountLine::word).sorted().forEach(line.putArray(Member.ROLES.word())::add);
        line.put(Member.STATUS.word(), word(account.status()));
        line.put(Member.CREATED_AT.word(), account.createdAt().toString());
        account.hash().ifPresent(hash -> line.put(Member.PASSWORD_HASH.word(), hash.reveal()));
        try {
            return WRITER.writeValueAsString(line);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a tree of texts can't be written", failure);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
