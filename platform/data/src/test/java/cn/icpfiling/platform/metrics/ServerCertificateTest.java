package cn.icpfiling.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCertificateTest {

    @ParameterizedTest
    @CsvSource({"Dec  1 00:00:10 2026 GMT, 2026-12-01T00:00:10Z", "Sep 30 23:59:59 2036 GMT, 2036-09-30T23:59:59Z"})
    void the_end_of_a_certificate_is_read_as_the_server_tells_it(String told, Instant end) {
        assertThat(ServerCertificate.end(told)).isEqualTo(end.getEpochSecond());
    }
}
