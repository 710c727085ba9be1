package cn.icpfiling.legacy.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LegacyLifecycleTest {

    @Test
    void a_filing_that_was_claimed_or_imported_changes_no_more_unless_filing_service_has_lost_it() {
        for (var state : Set.of(LegacyState.CLAIMED, LegacyState.IMPORTED)) {
            for (var who : LegacyParty.values()) {
                assertThat(LegacyLifecycle.table().acts(state, who))
                        .as(state + " " + who)
                        .isEqualTo(who == LegacyParty.ADMINISTRATOR ? Set.of(LegacyAct.HAND_OVER_AGAIN) : Set.of());
            }
        }
    }

    @Test
    void only_a_waiting_filing_is_handed_over() {
        for (var state : LegacyState.values()) {
            assertThat(LegacyLifecycle.table()
                            .acts(state, LegacyParty.HAND_OVER)
                            .contains(LegacyAct.HAND_OVER))
                    .as(state.name())
                    .isEqualTo(state == LegacyState.WAITING);
        }
    }

    @Test
    void while_filing_service_is_asked_only_its_answer_counts() {
        assertThat(LegacyLifecycle.table().acts(LegacyState.HANDING_OVER, LegacyParty.FILED_COPY))
                .isEmpty();
        assertThat(LegacyLifecycle.table().acts(LegacyState.HANDING_OVER, LegacyParty.FILING_SERVICE))
                .containsExactlyInAnyOrder(LegacyAct.COMPLETE_CLAIM, LegacyAct.COMPLETE_IMPORT, LegacyAct.REFUSE);
    }
}
