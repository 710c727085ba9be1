package cn.icpfiling.account.reports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.reports.ReportSignature.Headers;
import cn.icpfiling.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSignatureTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String PATH = "/api/v1/delivery-reports/sms";
    private static final byte[] BODY = "[]".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "a-secret";

    private final ReportSignature signature = new ReportSignature(
            "reports", Optional.of(SECRET), Duration.ofMinutes(15), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T01:00:00Z", "2026-03-02T00:45:00Z", "2026-03-02T01:15:00Z"})
    void a_recent_report_with_a_right_signature_is_taken(String date) {
        assertThatCode(() -> signature.require(signed(date), PATH, BODY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-02T00:44:59Z", "2026-03-02T01:15:01Z", "yesterday", "+999999999-01-01T00:00:00Z", ""})
    void an_old_one_and_one_without_a_date_are_refused(String date) {
        isRefused(signature, signed(date), PATH, BODY);
    }

    @Test
    void another_body_path_key_or_secret_is_refused_and_so_is_a_missing_header() {
        var right = signed(NOW.toString());

        isRefused(signature, right, PATH, "[1]".getBytes(StandardCharsets.UTF_8));
        isRefused(signature, right, "/api/v1/delivery-reports/calls", BODY);
        isRefused(signature, new Headers("others", right.date(), right.signature()), PATH, BODY);
        isRefused(signature, new Headers("reports", right.date(), "0".repeat(64)), PATH, BODY);
        isRefused(signature, new Headers(null, right.date(), right.signature()), PATH, BODY);
        isRefused(signature, new Headers("reports", null, right.signature()), PATH, BODY);
        isRefused(signature, new Headers("reports", right.date(), null), PATH, BODY);
    }

    @Test
    void without_a_secret_every_report_is_refused() {
        var unset = new ReportSignature(
                "reports", Optional.empty(), Duration.ofMinutes(15), Clock.fixed(NOW, ZoneOffset.UTC));

        isRefused(unset, signed(NOW.toString()), PATH, BODY);
    }

    private static Headers signed(String date) {
        return new Headers("reports", date, ReportSignature.sign(SECRET, date, PATH, BODY));
    }

    private static void isRefused(ReportSignature signature, Headers headers, String path, byte[] body) {
        assertThatThrownBy(() -> signature.require(headers, path, body)).isInstanceOf(ProblemException.class);
    }
}
