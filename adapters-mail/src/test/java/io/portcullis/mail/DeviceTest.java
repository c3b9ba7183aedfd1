package io.portcullis.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Windows
                    Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0 | Firefox on Android
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15 | Firefox on iPhone
                    Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36 | Chrome on Android
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 | Chrome on macOS
                    Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 | Chrome on ChromeOS
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0 Mobile/15E148 Safari/604.1 | Chrome on iPhone
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15 | Safari on macOS
                    Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 | Safari on iPad
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0 | Edge on Windows
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 OPR/120.0 | Opera on Windows
                    Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36 | Samsung Internet on Android
                    Mozilla/5.0 (X11; Linux x86_64) Something/1.0 | Linux
                    Dalvik/2.1.0 (Linux; U; Android 15; Pixel 9) | Dalvik on Android
                    curl/8.14.1 | curl
                    python-requests/2.32.4 | python-requests
                    Java-http-client/25 | Java-http-client
                    PostmanRuntime | PostmanRuntime
                    """)
    void what_people_use_is_named(String userAgent, String words) {
        assertThat(words(Optional.of(userAgent))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Mozilla/5.0",
                "Your account is in danger, call 0900 123456",
                "evil.example/login",
                "https://evil.example/",
                "eve@evil.example",
                "a\u202eb/1",
                "a\r\nb/1",
                "1234567890",
                "averyveryveryverylongnameofaprogram/1",
                "\ud800/1"
            })
    void nobody_speaks_to_the_owner_by_the_name_of_a_client(String userAgent) {
        assertThat(words(Optional.of(userAgent))).isEqualTo("an unknown device");
    }

    @Test
    void a_client_that_says_nothing_is_unknown() {
        assertThat(words(Optional.empty())).isEqualTo("an unknown device");
        assertThat(Language.GERMAN.words(Device.of(Optional.empty()))).isEqualTo("ein unbekanntes Gerät");
    }

    private static String words(Optional<String> userAgent) {
        return Language.ENGLISH.words(Device.of(userAgent));
    }
}
