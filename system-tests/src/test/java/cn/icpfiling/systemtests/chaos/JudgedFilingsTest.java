package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Websites that are filed until a drill ends. */
class JudgedFilingsTest {

    @Test
    void a_thread_that_breaks_off_before_the_end_of_the_drill_is_a_violation() {
        var alive = Thread.currentThread();
        var brokeOff = Thread.ofPlatform().unstarted(() -> {});

        assertThat(JudgedFilings.endedEarly(List.of(alive))).isEmpty();
        assertThat(JudgedFilings.endedEarly(List.of(alive, brokeOff)))
                .containsExactly("1 of 2 threads that file websites ended before the drill");
    }
}
