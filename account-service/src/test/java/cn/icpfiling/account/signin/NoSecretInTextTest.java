package cn.icpfiling.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that may end in a log or an exception contain no credential. */
class NoSecretInTextTest {

    static Stream<Record> records() {
        return Stream.of(
                new SecondFactorRequest(UUID.randomUUID(), "482913", "secret-token", "secret-token"),
                new SignInRequest(
                        UUID.randomUUID(), "482913", "13987654321", "secret-token", "login", "secret-token", null));
    }

    @ParameterizedTest
    @MethodSource("records")
    void no_credential_in_words(Record record) {
        assertThat(record.toString()).doesNotContain("secret-token", "482913", "13987654321");
    }
}
