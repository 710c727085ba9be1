package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadTimesTest {

    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant LATEST = Instant.parse("2026-03-09T08:00:00Z");

    private final UploadTimes twice = new UploadTimes(List.of(LATEST, FIRST));

    @Test
    void what_was_applied_before_the_latest_upload_is_about_an_earlier_one() {
        assertThat(twice.isOfEarlier(LATEST.minusMillis(1))).isTrue();
        assertThat(twice.isOfEarlier(LATEST)).isFalse();
        assertThat(new UploadTimes(List.of()).isOfEarlier(FIRST)).isFalse();
    }

    @Test
    void a_decision_of_before_the_latest_upload_is_about_an_earlier_one() {
        assertThat(twice.isDecidedBefore(LATEST.minusSeconds(1))).isTrue();
        assertThat(twice.isDecidedBefore(LATEST)).isFalse();
        assertThat(twice.isDecidedBefore(null)).isFalse();
    }

    @Test
    void a_decision_at_midnight_is_of_a_day_which_may_be_that_of_the_upload() {
        assertThat(twice.isDecidedBefore(Instant.parse("2026-03-08T16:00:00Z"))).isFalse();
        assertThat(twice.isDecidedBefore(Instant.parse("2026-03-07T16:00:00Z"))).isTrue();
    }

    @Test
    void the_authority_s_clock_does_not_matter_to_the_only_upload() {
        assertThat(new UploadTimes(List.of(LATEST)).isDecidedBefore(FIRST)).isFalse();
        assertThat(new UploadTimes(List.of()).isDecidedBefore(FIRST)).isFalse();
    }
}
