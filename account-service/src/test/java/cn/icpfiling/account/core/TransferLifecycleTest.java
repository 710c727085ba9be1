package cn.icpfiling.account.core;

import static cn.icpfiling.account.core.TransferRole.SOURCE;
import static cn.icpfiling.account.core.TransferRole.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferLifecycleTest {

    private record Triple(TransferState from, TransferAct act, TransferRole who) {}

    private static final Map<Triple, TransferState> ALLOWED = Map.of(
            new Triple(TransferState.DRAFT, TransferAct.NAME_TARGET, SOURCE), TransferState.DRAFT,
            new Triple(TransferState.DRAFT, TransferAct.REQUEST_CODE, SOURCE), TransferState.DRAFT,
            new Triple(TransferState.DRAFT, TransferAct.CONFIRM, SOURCE), TransferState.CONFIRMED,
            new Triple(TransferState.DRAFT, TransferAct.CANCEL, SOURCE), TransferState.CANCELLED,
            new Triple(TransferState.DRAFT, TransferAct.EXPIRE, SYSTEM), TransferState.EXPIRED,
            new Triple(TransferState.CONFIRMED, TransferAct.COMPLETE, SYSTEM), TransferState.DONE,
            new Triple(TransferState.CONFIRMED, TransferAct.REFUSE, SYSTEM), TransferState.REFUSED);

    @Test
    void each_triple_leads_where_it_should_or_is_refused() {
        var allowed = 0;
        for (var from : TransferState.values()) {
            for (var act : TransferAct.values()) {
                for (var who : TransferRole.values()) {
                    var triple = new Triple(from, act, who);
                    if (ALLOWED.containsKey(triple)) {
                        allowed++;
                        assertThat(TransferLifecycle.table()
                                        .step(from, act, who)
                                        .to())
                                .as(triple.toString())
                                .isEqualTo(ALLOWED.get(triple));
                    } else {
                        assertThatThrownBy(() -> TransferLifecycle.table().step(from, act, who))
                                .as(triple.toString())
                                .isInstanceOfSatisfying(
                                        ProblemException.class,
                                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED));
                    }
                }
            }
        }
        assertThat(allowed)
                .isEqualTo(ALLOWED.size())
                .isEqualTo(TransferLifecycle.table().steps().size());
    }

    @Test
    void what_has_ended_stays_as_it_is() {
        for (var end : TransferState.values()) {
            var open = end == TransferState.DRAFT || end == TransferState.CONFIRMED;
            assertThat(TransferLifecycle.table().isFinal(end)).as(end.name()).isEqualTo(!open);
        }
    }
}
