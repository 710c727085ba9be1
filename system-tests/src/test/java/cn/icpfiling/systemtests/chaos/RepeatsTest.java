package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Stack;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code ./icp chaos repeats}: filing-service is killed with -9 once, under eight senders. */
@Tag("long")
@Tag("chaos")
@Order(Integer.MAX_VALUE - 1)
@Isolated
class RepeatsTest {

    private static long seed;
    private static Repeated found;

    @BeforeAll
    static void a_server_is_killed_under_its_senders() {
        seed = new Random().nextInt(1_000_000);
        var plan = new Repeats.Plan(seed, 1, 8, Path.of("target", "repeats-" + seed + ".ndjson"));
        found = new Repeats(Stack.fromEnvironment(), plan, told -> {}).happen();
    }

    @Test
    void every_key_has_one_effect_and_one_answer() {
        assertThat(found.violations()).as("ICP_CHAOS_SEED=%d", seed).isEmpty();
        assertThat(found.sent()).isNotEmpty();
        assertThat(found.unanswered()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Repeated.Spoilt.class)
    void the_check_notices_when_the_facts_are_spoilt(Repeated.Spoilt spoilt) {
        assertThat(spoilt.isNoticed(found)).isTrue();
    }
}
