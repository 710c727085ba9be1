package cn.icpfiling.account.reports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.reports.ReportSignature.Headers;
import cn.icpfiling.platform.problem.ProblemException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSignatureTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String PATH = "/api/v1/delivery-reports/sms";
    private static final byte[] BODY = "[]".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "a-secret";
    private static final String ADDRESS = "203.0.113.7";

    private final ReportSignature signature = signature(Map.of("icp.reports.key-secret", SECRET));

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
        isRefused(signature, new Headers("others", right.date(), right.signature(), ADDRESS), PATH, BODY);
        isRefused(signature, new Headers("reports", right.date(), "0".repeat(64), ADDRESS), PATH, BODY);
        isRefused(signature, new Headers(null, right.date(), right.signature(), ADDRESS), PATH, BODY);
        isRefused(signature, new Headers("reports", null, right.signature(), ADDRESS), PATH, BODY);
        isRefused(signature, new Headers("reports", right.date(), null, ADDRESS), PATH, BODY);
    }

    @Test
    void before_the_body_is_read_all_but_the_signature_is_judged() {
        var right = signed(NOW.toString());
        var unsigned = new Headers("reports", NOW.toString(), "0".repeat(64), ADDRESS);
        assertThatCode(() -> signature.requireSender(right)).doesNotThrowAnyException();
        assertThatCode(() -> signature.requireSender(unsigned)).doesNotThrowAnyException();

        for (var strange : List.of(
                new Headers("others", right.date(), right.signature(), ADDRESS),
                new Headers("reports", "2026-03-02T00:44:59Z", right.signature(), ADDRESS),
                new Headers("reports", null, right.signature(), ADDRESS),
                new Headers("reports", right.date(), null, ADDRESS))) {
            assertThatThrownBy(() -> signature.requireSender(strange)).isInstanceOf(ProblemException.class);
        }
        var bound = signature(Map.of("icp.reports.key-secret", SECRET, "icp.reports.networks", "203.0.113.0/24"));
        assertThatThrownBy(() -> bound.requireSender(from(right, "198.51.100.7")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void without_a_secret_every_report_is_refused() {
        var unset = signature(Map.of());

        isRefused(unset, signed(NOW.toString()), PATH, BODY);
    }

    private static Headers signed(String date) {
        return new Headers("reports", date, ReportSignature.sign(SECRET, date, PATH, BODY), ADDRESS);
    }

    private static void isRefused(ReportSignature signature, Headers headers, String path, byte[] body) {
        assertThatThrownBy(() -> signature.require(headers, path, body)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_provider_with_networks_reports_from_them_alone() {
        var bound = signature(
                Map.of("icp.reports.key-secret", SECRET, "icp.reports.networks", "203.0.113.0/24, 2001:db8::/32"));
        var right = signed(NOW.toString());

        assertThatCode(() -> bound.require(right, PATH, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> bound.require(from(right, "2001:db8::1"), PATH, BODY))
                .doesNotThrowAnyException();
        isRefused(bound, from(right, "198.51.100.7"), PATH, BODY);
        isRefused(bound, from(right, null), PATH, BODY);
    }

    @Test
    void the_second_provider_has_a_key_and_networks_of_its_own() {
        var both = signature(Map.of(
                "icp.reports.key-secret", SECRET,
                "icp.reports.networks", "203.0.113.0/24",
                "icp.reports.fallback.key-id", "second",
                "icp.reports.fallback.key-secret", "another-secret",
                "icp.reports.fallback.networks", "198.51.100.0/24"));
        var date = NOW.toString();
        var ofSecond =
                new Headers("second", date, ReportSignature.sign("another-secret", date, PATH, BODY), "198.51.100.7");

        assertThatCode(() -> both.require(ofSecond, PATH, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> both.require(signed(date), PATH, BODY)).doesNotThrowAnyException();
        isRefused(both, from(ofSecond, ADDRESS), PATH, BODY);
        isRefused(both, from(signed(date), "198.51.100.7"), PATH, BODY);
        isRefused(both, new Headers("second", date, signed(date).signature(), "198.51.100.7"), PATH, BODY);
    }

    @Test
    void a_network_that_cannot_be_read_and_a_key_of_both_stop_the_start() {
        assertThatThrownBy(() ->
                        signature(Map.of("icp.reports.key-secret", SECRET, "icp.reports.networks", "203.0.113.7")))
                .hasMessageContaining("icp.reports.networks: 203.0.113.7 is no network");
        assertThatThrownBy(() -> signature(Map.of(
                        "icp.reports.fallback.key-id", "reports", "icp.reports.fallback.key-secret", "another-secret")))
                .hasMessageContaining("icp.reports.fallback.key-id");
    }

    private static Headers from(Headers headers, String address) {
        return new Headers(headers.key(), headers.date(), headers.signature(), address);
    }

    private static ReportSignature signature(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("icp.reports.key-id", "reports");
        all.put("icp.reports.tolerance", "PT15M");
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .withMapping(ReportSettings.class)
                .build();
        return new ReportSignature(config.getConfigMapping(ReportSettings.class), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
