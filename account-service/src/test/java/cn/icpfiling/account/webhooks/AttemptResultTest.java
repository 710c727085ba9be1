package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptResultTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200,",
        "204,",
        "299,",
        "301,REDIRECT",
        "308,REDIRECT",
        "400,STATUS",
        "410,GONE",
        "429,THROTTLED",
        "500,STATUS",
        "502,THROTTLED",
        "503,THROTTLED",
        "504,THROTTLED",
        "599,STATUS",
        "999,STATUS"
    })
    void a_status_says_how_the_attempt_ended(int status, DeliveryError error) {
        var result = AttemptResult.of(answer(status, Map.of()), NOW);

        assertThat(result.error()).isEqualTo(error);
        assertThat(result.isSuccess()).isEqualTo(error == null);
        assertThat(result.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED_URL,PORT,URL_REFUSED", "REFUSED_ADDRESS,RFC 1918,ADDRESS_REFUSED", "TOO_SLOW,WHOLE,TIMEOUT",
        "NOT_REACHED,CONNECT,CONNECTION", "TLS_FAILED,EXPIRED,TLS", "BROKEN_ANSWER,CLOSED,CONNECTION",
        "BROKEN_ANSWER,HEAD_CUT,CONNECTION", "BROKEN_ANSWER,STATUS_LINE,RESPONSE", "TOO_LARGE,HEAD,RESPONSE"
    })
    void an_attempt_without_an_answer_says_why(FetchOutcome outcome, String detail, DeliveryError error) {
        var result = AttemptResult.of(failure(outcome, detail), NOW);

        assertThat(result).isEqualTo(new AttemptResult(true, null, error, Duration.ZERO));
    }

    @Test
    void a_request_that_did_not_leave_is_no_attempt() {
        var result = AttemptResult.of(failure(FetchOutcome.TOO_BUSY, "HOST"), NOW);

        assertThat(result.made()).isFalse();
        assertThat(result.isSuccess()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "-5 | PT0S",
                "soon | PT0S",
                "99999999999 | PT0S",
                "Wed, 25 Nov 2026 09:02:00 GMT | PT2M",
                "Wed, 25 Nov 2026 08:00:00 GMT | PT0S"
            })
    void retry_after_is_a_number_of_seconds_or_a_date(String value, Duration wait) {
        assertThat(AttemptResult.of(answer(429, Map.of("retry-after", List.of(value))), NOW)
                        .retryAfter())
                .isEqualTo(wait);
    }

    private static FetchedPage answer(int status, Map<String, List<String>> headers) {
        return new FetchedPage(
                FetchOutcome.FETCHED, "", null, status, headers, new byte[0], null, 0, null, Duration.ZERO);
    }

    private static FetchedPage failure(FetchOutcome outcome, String detail) {
        return new FetchedPage(outcome, detail, null, 0, Map.of(), new byte[0], null, 0, null, Duration.ZERO);
    }
}
