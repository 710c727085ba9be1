package cn.icpfiling.platform.lifecycle;

import static cn.icpfiling.platform.lifecycle.LifecycleTest.Door.CLOSED;
import static cn.icpfiling.platform.lifecycle.LifecycleTest.Door.OPEN;
import static cn.icpfiling.platform.lifecycle.LifecycleTest.Door.WALLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    enum Door {
        CLOSED,
        OPEN,
        WALLED
    }

    enum Do {
        UNLOCK,
        SHUT,
        WALL_UP
    }

    enum Who {
        GUEST,
        PORTER
    }

    private static final Step<Door, Do, Who> UNLOCK =
            new Step<>(CLOSED, Do.UNLOCK, Set.of(Who.PORTER), OPEN, "door.unlocked");
    private static final Step<Door, Do, Who> SHUT =
            new Step<>(OPEN, Do.SHUT, Set.of(Who.PORTER, Who.GUEST), CLOSED, "door.shut");
    private static final Step<Door, Do, Who> WALL_UP =
            new Step<>(CLOSED, Do.WALL_UP, Set.of(Who.PORTER), WALLED, "door.walled-up");
    private static final Lifecycle<Door, Do, Who> DOORS = new Lifecycle<>(Door.class, List.of(UNLOCK, SHUT, WALL_UP));

    @Test
    void what_stands_in_the_table_is_allowed_and_all_else_is_refused() {
        for (var from : Door.values()) {
            for (var act : Do.values()) {
                for (var who : Who.values()) {
                    var row = DOORS.steps().stream()
                            .filter(it -> it.from() == from
                                    && it.act() == act
                                    && it.who().contains(who))
                            .findFirst();
                    if (row.isPresent()) {
                        assertThat(DOORS.step(from, act, who)).isEqualTo(row.get());
                    } else {
                        assertThatThrownBy(() -> DOORS.step(from, act, who)).isInstanceOf(ProblemException.class);
                    }
                }
            }
        }
    }

    @Test
    void a_refusal_names_the_state_the_act_and_what_is_possible() {
        assertThatThrownBy(() -> DOORS.step(CLOSED, Do.SHUT, Who.PORTER))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED);
                    assertThat(refusal.args()).containsExactly(CLOSED, Do.SHUT, List.of(Do.UNLOCK, Do.WALL_UP));
                });
    }

    @Test
    void each_role_has_its_own_acts() {
        assertThat(DOORS.acts(CLOSED, Who.PORTER)).containsExactly(Do.UNLOCK, Do.WALL_UP);
        assertThat(DOORS.acts(CLOSED, Who.GUEST)).isEmpty();
        assertThat(DOORS.isFinal(WALLED)).isTrue();
        assertThat(DOORS.isFinal(OPEN)).isFalse();
    }

    @Test
    void a_table_with_two_answers_is_no_table() {
        var twin = new Step<>(OPEN, Do.SHUT, Set.of(Who.GUEST), WALLED, "door.shut");
        assertThatThrownBy(() -> new Lifecycle<>(Door.class, List.of(SHUT, twin)))
                .hasMessageContaining("two rows for SHUT by GUEST in OPEN");
    }

    @Test
    void a_step_that_nobody_may_do_or_that_says_nothing_is_refused() {
        assertThatThrownBy(() -> new Step<>(OPEN, Do.SHUT, Set.<Who>of(), CLOSED, "door.shut"))
                .hasMessageContaining("nobody may SHUT");
        assertThatThrownBy(() -> new Step<>(OPEN, Do.SHUT, Set.of(Who.GUEST), CLOSED, " "))
                .hasMessageContaining("says nothing");
    }

    @Test
    void the_table_draws_itself() {
        assertThat(DOORS.mermaid()).isEqualTo("""
                stateDiagram-v2
                    [*] --> CLOSED
                    CLOSED --> OPEN: UNLOCK (PORTER)
                    OPEN --> CLOSED: SHUT (GUEST, PORTER)
                    CLOSED --> WALLED: WALL_UP (PORTER)
                    WALLED --> [*]
                """);
    }
}
