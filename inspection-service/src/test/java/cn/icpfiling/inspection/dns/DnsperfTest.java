package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DnsperfTest {
    @Test
    void a_run_that_lost_a_question_or_was_refused_one_is_not_sound() {
        assertThat(said(0, "NOERROR 764310 (100.00%)").isSound()).isTrue();
        assertThat(said(1, "NOERROR 764310 (100.00%)").isSound()).isFalse();
        assertThat(said(0, "NOERROR 764300 (100.00%), SERVFAIL 10 (0.00%)").isSound())
                .isFalse();
        assertThat(said(0, "REFUSED 764310 (100.00%)").isSound()).isFalse();
    }

    private static Dnsperf said(int lost, String codes) {
        return Dnsperf.of("""
                Statistics:

                  Queries sent:         764310
                  Queries completed:    764310 (100.00%%)
                  Queries lost:         %d (0.00%%)

                  Response codes:       %s
                  Average packet size:  request 33, response 49
                  Run time (s):         4.000512
                  Queries per second:   191053.0
                """.formatted(lost, codes));
    }
}
