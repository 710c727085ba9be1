package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code ./icp chaos}: a few filings at once, two of the three processes they rest on killed with -9. */
@Tag("chaos")
@Order(Integer.MAX_VALUE - 1)
@Isolated
class FilingsSurviveTest {

    private static final int FILINGS = 8;

    private static long seed;
    private static Storm.Outcome outcome;

    @BeforeAll
    static void a_storm_passes() {
        seed = new Random().nextInt(1_000_000);
        var plan = new Storm.Plan(
                seed,
                FILINGS,
                2,
                true,
                FILINGS,
                Duration.ofSeconds(90),
                Path.of("target", "chaos-" + seed + ".ndjson"));
        outcome = new Storm(Stack.fromEnvironment(), plan, told -> {}).rages();
    }

    @Test
    void every_filing_ends_with_a_number_and_every_step_has_one_effect() {
        assertThat(outcome.violations()).as("ICP_CHAOS_SEED=%d", seed).isEmpty();
        assertThat(outcome.filed().orders()).hasSize(FILINGS);
        assertThat(outcome.kills()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Sabotage.class)
    void the_check_notices_when_the_facts_are_spoilt(Sabotage sabotage) {
        assertThat(sabotage.isNoticed(outcome.filed())).isTrue();
    }
}
