package cn.icpfiling.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void what_reaches_its_aim_or_its_must_holds() {
        var report = new Report(true);
        report.add(ratio(0.55, true));
        report.add(ratio(0.40, true));
        report.add(Finding.told("", "processor time", "1", "1", "", true));

        assertThat(report.exitCode()).isEqualTo(Report.HOLDS);
        assertThat(report.table()).contains("aim reached", "must reached");
    }

    @Test
    void what_is_below_must_fails_even_beside_an_invalid_line() {
        var report = new Report(true);
        report.add(ratio(0.55, false));
        report.add(ratio(0.34, true));

        assertThat(report.exitCode()).isEqualTo(Report.BELOW_MUST);
        assertThat(report.table()).contains("**below must**");
    }

    @Test
    void a_disturbed_measurement_is_invalid_and_not_slow() {
        var report = new Report(true);
        report.add(ratio(0.10, false));

        assertThat(report.exitCode()).isEqualTo(Report.INVALID);
        assertThat(report.table()).contains("invalid").doesNotContain("below must");
    }

    @Test
    void a_time_must_not_be_longer_than_its_limit() {
        var report = new Report(true);
        report.add(new Finding("P9", "p99", "51", "1", "51", 51, 50, 20, false, true));

        assertThat(report.exitCode()).isEqualTo(Report.BELOW_MUST);
    }

    @Test
    void the_short_form_judges_nothing() {
        var report = new Report(false);
        report.add(ratio(0.01, true));

        assertThat(report.exitCode()).isEqualTo(Report.HOLDS);
        assertThat(report.table()).contains("not judged");
    }

    private static Finding ratio(double judged, boolean valid) {
        return new Finding("P8", "drain", "1", "2", "0.5", judged, 0.35, 0.5, true, valid);
    }
}
