package cn.icpfiling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    private static final String ALPHABET = "aZ09.-_~%2F!:[]/@?&=+;#{}|\"<>^`\\ é\t";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/orders?limit=1&cursor=a%2Fb",
                "/a:b",
                "http://example.cn",
                "https://example.cn/a?b",
                "/%E4%B8%AD?a=%F0%9F%98%80",
                "/%41%00%7f"
            })
    void paths_and_addresses_are_targets(String target) {
        assertThat(RequestTarget.isReadable("GET", target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/v1/orders",
                "http://",
                "//",
                "/{id}",
                "/a|b",
                "/a\\b",
                "/a b",
                "/100%",
                "/%zz",
                "/中",
                "/a?b=é",
                "/%C0%AF",
                "/a?b=%E0%80%AF",
                "/%ED%A0%80",
                "/a?b=%FF",
                "/%E4%B8",
                "/%E4%B8a%AD",
                "/%E4?%B8%AD",
                "http://[fe80::1%lo]/",
                "http://[fe80::1%e",
                "ftp://a/b"
            })
    void all_else_is_none(String target) {
        assertThat(RequestTarget.isReadable("GET", target)).isFalse();
    }

    @Test
    void an_asterisk_is_a_target_of_options() {
        assertThat(RequestTarget.isReadable("OPTIONS", "*")).isTrue();
    }

    /** What Quarkus itself would refuse gets no problem document. */
    @Test
    void a_path_is_a_target_if_and_only_if_it_is_a_uri_of_ascii_whose_octets_are_utf_8() {
        var chance = new Random(3986);
        var targets = 0;
        var otherwiseDecoded = 0;
        for (var i = 0; i < 200_000; i++) {
            var text = new StringBuilder("/");
            for (var length = chance.nextInt(8); length > 0; length--) {
                text.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
            }
            var isUri = isUri(text.toString());
            var isTarget = isUri && isDecodedToWhatWasSent(text.toString());
            assertThat(RequestTarget.isReadable("GET", text.toString()))
                    .as("\"%s\"", text)
                    .isEqualTo(isTarget);
            targets += isTarget ? 1 : 0;
            otherwiseDecoded += isUri && !isTarget ? 1 : 0;
        }
        assertThat(targets).as("targets among them").isGreaterThan(10_000);
        assertThat(otherwiseDecoded).as("URIs that are none").isGreaterThan(1_000);
    }

    private static boolean isDecodedToWhatWasSent(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                && !URLDecoder.decode(text, StandardCharsets.UTF_8).contains("\uFFFD");
    }

    private static boolean isUri(String text) {
        try {
            URI.create(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
