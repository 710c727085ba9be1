package cn.icpfiling.systemtests.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a run of the model may last. */
class LimitTest {

    @Test
    void a_run_that_none_of_its_limits_ended_is_ended_with_what_it_told_last() throws Exception {
        var ended = new CompletableFuture<String>();
        var limit = new Limit(Duration.ofMillis(100));
        limit.reached("walked: 6000 rounds");

        limit.begins(ended::complete);

        assertThat(ended.get(20, TimeUnit.SECONDS)).endsWith("What it told last: walked: 6000 rounds");
    }

    @Test
    void the_whole_has_time_for_a_walk_days_and_what_is_beside_them() {
        var plan = new Walks.Plan(1, 8, 6000, true, Duration.ofMinutes(20));

        assertThat(plan.longest()).isEqualTo(Duration.ofMinutes(35));
    }
}
