package cn.icpfiling.inspection.core.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Staff can end a scan in each state that is no end. */
class ScanLifecycleTest {
    @Test
    void a_scan_is_cancelled_in_each_state_before_its_end() {
        for (var state : List.of(ScanState.RUNNING, ScanState.PAUSED, ScanState.JUDGING)) {
            assertThat(ScanLifecycle.table()
                            .step(state, ScanAct.CANCEL, ScanRole.STAFF)
                            .to())
                    .isEqualTo(ScanState.CANCELLED);
        }
        assertThatThrownBy(() -> ScanLifecycle.table().step(ScanState.FINISHED, ScanAct.CANCEL, ScanRole.STAFF))
                .isInstanceOf(ProblemException.class);
    }
}
