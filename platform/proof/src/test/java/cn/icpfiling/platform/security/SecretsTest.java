package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.id.KeyOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No file of the project holds a key, token or password. Made-up values of tests and examples stand in {@code allowed-secrets.txt}: the form,
 * the file, a digest of the value, and why it is none.
 */
class SecretsTest {
    private static final Pattern KEY_ID = Pattern.compile("\"keyId\"\\s*:\\s*(\\d+)");
    private static final Path ALLOWED = Path.of("src/test/resources/security/allowed-secrets.txt");

    /**
     * A release holds copies of the contracts, examples included; what is allowed where it was written is allowed there. A value that has
     * gone from where it was written has a line that names the copy.
     */
    private static boolean isFrozenCopy(String file, String form, String digest, List<String> allowed) {
        return file.startsWith("docs/releases/")
                && allowed.stream()
                        .filter(line -> !line.equals(form + " " + file + " " + digest))
                        .anyMatch(line -> line.startsWith(form + " ") && line.endsWith(" " + digest));
    }

    /** The keys that open the rows of a release for tests; each says that it is one of development, with which no production starts. */
    private static boolean isKeyOfReleasedRows(String file, String form, String text) {
        var ids = KEY_ID.matcher(text)
                .results()
                .map(id -> KeyOrigin.of(Long.parseLong(id.group(1))))
                .toList();
        return form.equals("tink-keyset")
                && file.matches("docs/releases/data/[0-9.]+/keys/test-[a-z]+\\.json")
                && !ids.isEmpty()
                && ids.stream().allMatch(KeyOrigin.DEVELOPMENT::equals);
    }

    @Test
    void a_key_of_development_beside_the_rows_of_a_release_is_allowed_and_no_other_keyset() {
        var file = "docs/releases/data/0.1.0/keys/test-fields.json";

        assertThat(isKeyOfReleasedRows(file, "tink-keyset", "\"keyId\":4711,\"keyId\": 12"))
                .isTrue();
        assertThat(isKeyOfReleasedRows(file, "tink-keyset", "\"keyId\":4711,\"keyId\":1804289383"))
                .isFalse();
        assertThat(isKeyOfReleasedRows(file, "tink-keyset", "{}")).isFalse();
        assertThat(isKeyOfReleasedRows(file, "private-key", "\"keyId\":4711")).isFalse();
        assertThat(isKeyOfReleasedRows("docs/keys/test-fields.json", "tink-keyset", "\"keyId\":4711"))
                .isFalse();
    }

    @Test
    void what_is_allowed_in_a_contract_is_allowed_in_a_releases_copy_and_nowhere_else() {
        var allowed = List.of("assigned account-service/src/main/contract/examples/session.json 0123456789abcdef");

        assertThat(isFrozenCopy("docs/releases/0.1.0/openapi.yaml", "assigned", "0123456789abcdef", allowed))
                .isTrue();
        assertThat(isFrozenCopy("docs/releases/0.1.0/openapi.yaml", "assigned", "fedcba9876543210", allowed))
                .isFalse();
        assertThat(isFrozenCopy("docs/releasing.md", "assigned", "0123456789abcdef", allowed))
                .isFalse();
        assertThat(isFrozenCopy(
                        "docs/releases/0.1.0/a", "assigned", "0a", List.of("assigned docs/releases/0.1.0/a 0a")))
                .as("an origin that is gone")
                .isFalse();
    }

    @Test
    void no_file_holds_a_secret() throws IOException {
        var files = ProjectFiles.all();
        var found = new ArrayList<String>();
        var allowed = allowed();
        for (var file : files) {
            var name = ProjectFiles.name(file);
            var text = ProjectFiles.bytes(file);
            for (var one : SecretPatterns.in(name, text)) {
                var anywhere = one.form() + " * " + one.digest();
                if (!isFrozenCopy(name, one.form(), one.digest(), allowed)
                        && !isKeyOfReleasedRows(name, one.form(), text)) {
                    found.add(allowed.contains(anywhere) ? anywhere : one.toString());
                }
            }
        }

        assertThat(files).as("files").hasSizeGreaterThan(5000);
        assertThat(found)
                .as("values that look like secrets; if one is made up, name it in %s", ALLOWED)
                .isSubsetOf(allowed);
        assertThat(allowed)
                .as("lines of %s that name a value that is gone", ALLOWED)
                .isSubsetOf(found);
    }

    @Test
    void each_exception_says_why() throws IOException {
        assertThat(lines())
                .isNotEmpty()
                .allMatch(line -> line.split(" ", 4).length == 4 && line.split(" ", 4)[3].length() > 10);
    }

    /** Each value is put together here, so that this file holds none. */
    @ParameterizedTest
    @MethodSource("secrets")
    void a_planted_secret_is_found(String form, String text) {
        assertThat(SecretPatterns.in("planted", text))
                .extracting(SecretPatterns.Found::form)
                .contains(form);
    }

    @Test
    void each_form_has_a_planted_secret() {
        assertThat(secrets().map(one -> (String) one.get()[0]).distinct())
                .hasSameElementsAs(SecretPatterns.ALL.keySet());
    }

    @Test
    void an_exception_holds_for_one_value_in_one_file() {
        var one = SecretPatterns.in("a", "password = \"k3Jd9sLq2Mx7Vb4Nz8Wc\"").getFirst();

        assertThat(SecretPatterns.in("a", "password = \"k3Jd9sLq2Mx7Vb4Nz8Wd\""))
                .doesNotContain(one);
        assertThat(SecretPatterns.in("b", "password = \"k3Jd9sLq2Mx7Vb4Nz8Wc\""))
                .doesNotContain(one);
        assertThat(one.toString()).doesNotContain("k3Jd9sLq2Mx7Vb4Nz8Wc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.revokeCredential = revokeCredential;",
                "password: at-least-12-characters",
                "String PASSWORD = \"a-password-for-tests\";",
                "jdbc:mysql://localhost:8306/icp_filing",
                "icp.db.password=${ICP_DB_PASSWORD}",
                "-----BEGIN PUBLIC KEY-----",
                "Authorization: Bearer $TOKEN"
            })
    void what_only_looks_like_one_is_not(String text) {
        assertThat(SecretPatterns.in("a", text)).isEmpty();
    }

    private static Stream<Arguments> secrets() {
        var random = "k3Jd9sLq2Mx7Vb4Nz8Wc1Yt6Hf5Rg0PaQeUiOoSd";
        return Stream.of(
                Arguments.of("private-key", "-----BEGIN " + "RSA PRIVATE KEY-----"),
                Arguments.of("private-key", "-----BEGIN " + "PRIVATE KEY-----"),
                Arguments.of("tink-keyset", "{\"keyMaterialType\": \"" + "SYMMETRIC\"}"),
                Arguments.of("private-jwk", "{\"d\":\"" + random + random + "\"}"),
                Arguments.of("json-web-token", "eyJ" + "hbGciOiJSUzI1NiJ9." + "eyJzdWIiOiIxIn0." + random),
                Arguments.of("aws-key", "AKIA" + "Z7Q2M4X8B1N5C9V3"),
                Arguments.of("alibaba-key", "LTAI" + "5t8Kq2Mx7Vb4Nz8W"),
                Arguments.of("tencent-key", "AKID" + random.substring(0, 32)),
                Arguments.of("github-token", "ghp_" + random.substring(0, 36)),
                Arguments.of("gitlab-token", "glpat-" + random.substring(0, 20)),
                Arguments.of("slack-token", "xoxb-" + random.substring(0, 20)),
                Arguments.of("google-key", "AIza" + random.substring(0, 35)),
                Arguments.of("npm-token", "npm_" + random.substring(0, 36)),
                Arguments.of("npm-token", "_authToken=" + random),
                Arguments.of("stripe-key", "sk_live_" + random.substring(0, 24)),
                Arguments.of("partner-secret", "icpsec_production_" + random + "123456789"),
                Arguments.of("webhook-secret", "whsec_" + random.substring(0, 32)),
                Arguments.of("address-with-password", "amqp://user:" + "Geheim12@broker"),
                Arguments.of("authorization", "Authorization: Basic " + random),
                Arguments.of("assigned", "client_secret: " + random),
                Arguments.of("assigned", "\"apiKey\" : \"" + random + "\""),
                Arguments.of("assigned", "DB_PASSWORD=" + random));
    }

    private static List<String> allowed() throws IOException {
        return lines().stream()
                .map(line -> String.join(" ", List.of(line.split(" ", 4)).subList(0, 3)))
                .toList();
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(ALLOWED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
