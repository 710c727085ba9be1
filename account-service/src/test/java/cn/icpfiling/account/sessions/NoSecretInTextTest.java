package cn.icpfiling.account.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that may end in a log or an exception contain no token. */
class NoSecretInTextTest {

    static Stream<Record> records() {
        return Stream.of(
                new RefreshTokens.Issued(UUID.randomUUID(), "secret-token"),
                new SessionsResource.RefreshRequest("secret-token"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void no_credential_in_words(Record record) {
        assertThat(record.toString()).doesNotContain("secret-token");
    }
}
