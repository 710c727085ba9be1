package cn.icpfiling.platform.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TusHeadersTest {

    @Test
    void another_version_of_the_protocol_and_none_are_refused() {
        assertThatCode(() -> TusHeaders.requireVersion("1.0.0", CommonProblem.NOT_FOUND))
                .doesNotThrowAnyException();
        for (var other : List.of("1.0", "0.2.2", "1.0.0 ", "")) {
            assertThatThrownBy(() -> TusHeaders.requireVersion(other, CommonProblem.NOT_FOUND))
                    .as(other)
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> TusHeaders.requireVersion(null, CommonProblem.NOT_FOUND))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::type)
                .isEqualTo(CommonProblem.NOT_FOUND);
    }

    @Test
    void a_number_has_digits_only_and_fits_a_long() {
        assertThat(TusHeaders.number(TusHeaders.LENGTH, "0")).isZero();
        assertThat(TusHeaders.number(TusHeaders.LENGTH, " 999999999999999999 ")).isEqualTo(999_999_999_999_999_999L);
        for (var other : List.of("-1", "+1", "1.5", "0x1", "1e3", "１", "9999999999999999999")) {
            assertRefused(other, "PATTERN");
        }
        assertRefused(null, "REQUIRED");
        assertRefused("  ", "REQUIRED");
    }

    @Test
    void metadata_is_found_by_its_key_and_decoded() {
        var header = "filename 5LiJLnBuZw==, kind UFJFX0FQUFJPVkFM,empty";

        assertThat(TusHeaders.metadata(header, "kind")).contains("PRE_APPROVAL");
        assertThat(TusHeaders.metadata(header, "filename")).contains("三.png");
        assertThat(TusHeaders.metadata(header, "empty")).isEmpty();
        assertThat(TusHeaders.metadata(header, "KIND")).isEmpty();
        assertThat(TusHeaders.metadata("kind ???", "kind")).contains("");
        assertThat(TusHeaders.metadata(null, "kind")).isEmpty();
    }

    @Test
    void a_time_is_written_as_http_writes_it() {
        assertThat(TusHeaders.date(Instant.parse("2026-11-28T09:05:07.5Z"))).isEqualTo("Sat, 28 Nov 2026 09:05:07 GMT");
        assertThat(TusHeaders.date(Instant.parse("2026-11-01T00:00:00Z"))).isEqualTo("Sun, 01 Nov 2026 00:00:00 GMT");
    }

    private static void assertRefused(String header, String code) {
        assertThatThrownBy(() -> TusHeaders.number(TusHeaders.OFFSET, header))
                .as("%s", header)
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refused -> {
                    assertThat(refused.type()).isEqualTo(CommonProblem.INVALID_FIELD);
                    assertThat(refused.violations()).singleElement().satisfies(violation -> {
                        assertThat(violation.pointer()).isEqualTo("/header/Upload-Offset");
                        assertThat(violation.code()).isEqualTo(code);
                    });
                });
    }
}
