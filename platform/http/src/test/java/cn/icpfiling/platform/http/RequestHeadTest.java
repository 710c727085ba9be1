package cn.icpfiling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

    private static final Pattern RFC_3986 =
            Pattern.compile("(?:[A-Za-z0-9._~%!$&'()*+,;=-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");
    private static final String ALPHABET = "aZ09.-_~%!:[]fF/@ é\t";

    @ParameterizedTest
    @ValueSource(strings = {"a", "example.cn", "example.cn:443", "192.0.2.1:8080", "[2001:db8::1]", "[::1]:80", "a:"})
    void names_and_addresses_with_and_without_a_port_are_hosts(String host) {
        assertThat(RequestHead.isHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":80", "a/b", "a b", "user@a", "[]", "[::1", "::1", "[::1]a", "a:123456", "a:8o", "é"})
    void anything_else_is_none(String host) {
        assertThat(RequestHead.isHost(host)).isFalse();
    }

    @Test
    void it_agrees_with_the_grammar_on_any_text() {
        var chance = new Random(3986);
        var hosts = 0;
        for (var i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (var length = chance.nextInt(8); length > 0; length--) {
                text.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
            }
            var isHost = RFC_3986.matcher(text).matches();
            assertThat(RequestHead.isHost(text.toString())).as("\"%s\"", text).isEqualTo(isHost);
            if (isHost) {
                hosts++;
            }
        }
        assertThat(hosts).as("hosts among them").isGreaterThan(10_000);
    }
}
