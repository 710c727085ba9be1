package cn.icpfiling.systemtests.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.icpfiling.systemtests.Stack;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code ./icp model}: several users act by chance for some seconds, each answer is judged. */
@Isolated
class LifecycleModelTest {

    private static Walks.Plan plan;
    private static Walks.Outcome outcome;

    @BeforeAll
    static void several_users_act_by_chance() {
        plan = new Walks.Plan(new Random().nextInt(1_000_000), 8, 0, false, Duration.ofSeconds(20));
        outcome = new Walks(Stack.fromEnvironment(), plan, System.out::println).walked();
    }

    @Test
    void every_answer_is_that_of_the_model_and_every_invariant_holds() {
        assertThat(outcome.record().violations())
                .as("ICP_MODEL_SEED=%d", plan.seed())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sabotage.class)
    void the_judge_notices_a_lie(Sabotage sabotage) {
        assumeTrue(sabotage.couldBeTold(outcome), "these seconds did not come as far as this lie");
        assertThat(sabotage.overlooked(outcome))
                .as("ICP_MODEL_SEED=%d", plan.seed())
                .isEmpty();
    }
}
