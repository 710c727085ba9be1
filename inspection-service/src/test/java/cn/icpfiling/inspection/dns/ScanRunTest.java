package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScanRunTest {
    private static final int DOMAINS = 400;
    private static final int TOTAL = 2000;
    private static final int GROUP = 300;

    @Test
    @Tag("long")
    void two_small_scans_are_right_and_give_the_same_bytes() throws IOException {
        var first = new ScanRun(DOMAINS, TOTAL, GROUP, 1).run();
        var second = new ScanRun(DOMAINS, TOTAL, GROUP, 2).run();

        assertThat(first.examples()).isEmpty();
        assertThat(second.examples()).isEmpty();
        assertThat(first.wrongs() + second.wrongs()).isZero();
        assertThat(second.differencesTo(first)).isZero();
        assertThat(first.bound()).isBetween(0.5, 5.0);
        assertThat(first.busiestSecond()).isBetween(0.1, 1.05 + first.stallMillis() / 1e3);
    }

    @Test
    @Tag("long")
    void sound_domains_need_three_questions_and_what_was_lost() throws IOException {
        var run = ScanRun.ofSound(DOMAINS, TOTAL, GROUP, 5).run();

        assertThat(run.examples()).isEmpty();
        assertThat(run.wrongs()).isZero();
        assertThat(run.questionsPerDomain()).isBetween(3.0, 4.5);
    }

    @Test
    @Tag("long")
    void a_verdict_that_is_not_expected_is_counted_as_wrong() throws IOException {
        var run = new ScanRun(
                        DOMAINS, TOTAL, GROUP, 3, false, number -> number == 7 ? "NXDOMAIN" : World.expected(number))
                .run();

        assertThat(run.wrongs()).isEqualTo(1);
        assertThat(run.examples()).singleElement().asString().startsWith("d7.test|ADDRESSES|");
        assertThat(run.differencesTo(new ScanRun(DOMAINS, TOTAL, GROUP, 4))).isEqualTo(DOMAINS);
    }
}
