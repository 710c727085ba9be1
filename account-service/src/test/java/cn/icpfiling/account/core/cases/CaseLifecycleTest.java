package cn.icpfiling.account.core.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CaseLifecycleTest {

    /** state, act and role on the left; the state after it on the right. Every other triple is refused. */
    private static final String TABLE = """
            OPEN CLAIM SUPPORT = CLAIMED
            OPEN STOP SOURCE = STOPPED
            OPEN OBJECT SOURCE = OPEN
            OPEN WITHDRAW HOLDER = STOPPED
            CLAIMED CLAIM SUPPORT = CLAIMED
            CLAIMED RELEASE SUPPORT = OPEN
            CLAIMED ASK SUPPORT = WAITING_FOR_HOLDER
            CLAIMED PROPOSE SUPPORT = PROPOSED
            CLAIMED GRANT SUPPORT = DECIDED_GRANTED
            CLAIMED REFUSE SUPPORT = DECIDED_REFUSED
            CLAIMED STOP SOURCE = STOPPED
            CLAIMED OBJECT SOURCE = CLAIMED
            CLAIMED WITHDRAW HOLDER = STOPPED
            WAITING_FOR_HOLDER HAND_IN HOLDER = OPEN
            WAITING_FOR_HOLDER EXPIRE PLATFORM = EXPIRED
            WAITING_FOR_HOLDER STOP SOURCE = STOPPED
            WAITING_FOR_HOLDER OBJECT SOURCE = WAITING_FOR_HOLDER
            WAITING_FOR_HOLDER WITHDRAW HOLDER = STOPPED
            PROPOSED GRANT SUPPORT = DECIDED_GRANTED
            PROPOSED REFUSE SUPPORT = DECIDED_REFUSED
            PROPOSED SEND_BACK SUPPORT = OPEN
            PROPOSED STOP SOURCE = STOPPED
            PROPOSED OBJECT SOURCE = OPEN
            PROPOSED WITHDRAW HOLDER = STOPPED
            DECIDED_GRANTED STOP SOURCE = STOPPED
            DECIDED_GRANTED OBJECT SOURCE = OPEN
            DECIDED_GRANTED COMPLETE PLATFORM = DONE
            DECIDED_GRANTED FAIL PLATFORM = FAILED
            """;

    @Test
    void every_triple_of_state_act_and_role_is_allowed_or_refused_as_the_table_says() {
        var expected = expected();
        var allowed = 0;
        var refused = 0;
        for (var state : CaseState.values()) {
            for (var act : CaseAct.values()) {
                for (var role : CaseRole.values()) {
                    var to = expected.get(state + " " + act + " " + role);
                    if (to == null) {
                        assertThatThrownBy(() -> CaseLifecycle.table().step(state, act, role))
                                .as("%s %s %s", state, act, role)
                                .isInstanceOf(ProblemException.class);
                        refused++;
                    } else {
                        var step = CaseLifecycle.table().step(state, act, role);
                        assertThat(step.to()).as("%s %s %s", state, act, role).hasToString(to);
                        assertThat(step.event()).isEqualTo("SUPPORT_CASE." + act);
                        allowed++;
                    }
                }
            }
        }
        assertThat(allowed).isEqualTo(expected.size()).isEqualTo(28);
        assertThat(refused)
                .isEqualTo(CaseState.values().length * CaseAct.values().length * CaseRole.values().length - allowed);
    }

    @Test
    void a_case_that_is_refused_stopped_expired_done_or_failed_has_ended() {
        var ended = Arrays.stream(CaseState.values())
                .filter(CaseLifecycle.table()::isFinal)
                .toList();

        assertThat(ended)
                .isEqualTo(List.of(
                        CaseState.DECIDED_REFUSED,
                        CaseState.STOPPED,
                        CaseState.EXPIRED,
                        CaseState.DONE,
                        CaseState.FAILED));
    }

    private static Map<String, String> expected() {
        var rows = new TreeMap<String, String>();
        TABLE.lines().map(row -> row.split(" = ")).forEach(row -> rows.put(row[0], row[1]));
        return rows;
    }
}
