package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresqlUrlTest {

    @Test
    void every_part_is_read() {
        PGSimpleDataSource source = connections("postgresql://ada:lovelace@db.example.org:5433/gate"
                + "?sslmode=verify-full&sslrootcert=%2Fetc%2Froot.crt&sslcert=/etc/ada.crt&sslkey=/etc/ada.key");

        assertThat(source.getUser()).isEqualTo("ada");
        assertThat(source.getPassword()).isEqualTo("lovelace");
        assertThat(source.getServerNames()).containsExactly("db.example.org");
        assertThat(source.getPortNumbers()).containsExactly(5433);
        assertThat(source.getDatabaseName()).isEqualTo("gate");
        assertThat(source.getSslMode()).isEqualTo("verify-full");
        assertThat(source.getSslRootCert()).isEqualTo("/etc/root.crt");
        assertThat(source.getSslCert()).isEqualTo("/etc/ada.crt");
        assertThat(source.getSslKey()).isEqualTo("/etc/ada.key");
    }

    @Test
    void the_port_is_5432_where_none_is_named() {
        assertThat(connections("postgres://ada:lovelace@my_db/gate").getPortNumbers())
                .containsExactly(5432);
    }

    @Test
    void a_password_may_be_absent() {
        assertThat(connections("postgresql://ada@localhost/gate").getPassword()).isNull();
        assertThat(connections("postgresql://ada:@localhost/gate").getPassword())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "%3A%2F%3F%23%40%25, :/?#@%",
        "a+b, a+b",
        "a#b, a#b",
        "a:b, a:b",
        "%F0%9F%8F%B0, 🏰",
        "%e9%87%8E, 野",
        "ü, ü"
    })
    void user_password_and_database_may_hold_any_character(String encoded, String plain) {
        PGSimpleDataSource source = connections(
                "postgresql://u%s:%s@localhost/%s".formatted(encoded.replace(":", "%3A"), encoded, encoded));

        assertThat(source.getUser()).isEqualTo("u" + plain);
        assertThat(source.getPassword()).isEqualTo(plain);
        assertThat(source.getDatabaseName()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"[::1], 5432", "[2001:db8::7]:6000, 6000", "[::ffff:203.0.113.7]:1, 1"})
    void an_ipv6_address_stands_in_brackets(String server, int port) {
        PGSimpleDataSource source = connections("postgresql://ada:lovelace@" + server + "/gate");

        assertThat(source.getServerNames()).containsExactly(server.substring(0, server.indexOf(']') + 1));
        assertThat(source.getPortNumbers()).containsExactly(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | begin with postgresql://",
                "jdbc:postgresql://localhost/gate | begin with postgresql://",
                "mysql://ada:opensesame@localhost/gate | begin with postgresql://",
                "postgresql://localhost/gate | names no user",
                "postgresql://@localhost/gate | names no user",
                "postgresql://:opensesame@localhost/gate | names no user",
                "postgresql://ada:opensesame@/gate | names no host",
                "postgresql://ada:opensesame@:5432/gate | names no host",
                "postgresql://ada:opensesame@2001:db8::7/gate | brackets",
                "postgresql://ada:opensesame@a,b/gate | brackets",
                "postgresql://ada:opensesame@localhost | names no database",
                "postgresql://ada:opensesame@localhost/ | names no database",
                "postgresql://ada:opensesame@localhost?sslmode=require | names no database",
                "postgresql://ada:opensesame@localhost:/gate | port",
                "postgresql://ada:opensesame@localhost:0/gate | port",
                "postgresql://ada:opensesame@localhost:65536/gate | port",
                "postgresql://ada:opensesame@localhost:54e2/gate | port",
                "postgresql://ada:opensesame@localhost/gate?sslmode=on | sslmode",
                "postgresql://ada:opensesame@localhost/gate?sslmode | sslmode",
                "postgresql://ada:opensesame@localhost/gate?sslkey= | file",
                "postgresql://ada:opensesame@localhost/gate? | parameter",
                "postgresql://ada:opensesame@localhost/gate?socketFactory=evil | parameter",
                "postgresql://ada:opensesame@localhost/gate?sslmode=require&sslmode=disable | twice",
                "postgresql://ada:opensesame%@localhost/gate | hexadecimal",
                "postgresql://ada:opensesame%4@localhost/gate | hexadecimal",
                "postgresql://ada:opensesame%zz@localhost/gate | hexadecimal",
                "postgresql://ada:opensesame%C3@localhost/gate | UTF-8",
            })
    void what_is_wrong_is_told_in_a_sentence(String url, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostgresqlUrl(url))
                .withMessageContaining(why)
                .withMessageContaining("postgresql://user:password@host:5432/database")
                .withMessageNotContaining("opensesame");
    }

    @ParameterizedTest
    @ValueSource(chars = {'/', '?', '@', '%'})
    void a_password_that_was_not_encoded_is_refused_and_no_piece_of_it_repeated(char special) {
        String url = "postgresql://ada:open" + special + "sesame@localhost/gate";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostgresqlUrl(url))
                .withNoCause()
                .withMessageNotContainingAny("open", "sesame", "ada");
    }

    @Test
    void it_shows_nothing_of_itself() {
        assertThat(new PostgresqlUrl("postgresql://ada:opensesame@localhost/gate"))
                .hasToString("a PostgreSQL URL");
    }

    private static PGSimpleDataSource connections(String url) {
        return new PostgresqlUrl(url).connections();
    }
}
