package cn.icpfiling.inspection.core.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table, written out a second time by hand, against every state, act and role. */
class CampaignLifecycleTest {
    private static final Set<String> TABLE = Set.of(
            "DRAFT START STAFF RUNNING",
            "DRAFT CANCEL STAFF CANCELLED",
            "RUNNING PAUSE STAFF PAUSED",
            "RUNNING CANCEL STAFF CANCELLED",
            "RUNNING COMPLETE SYSTEM COMPLETED",
            "PAUSED RESUME STAFF RUNNING",
            "PAUSED CANCEL STAFF CANCELLED");

    @Test
    void the_table_has_these_steps_and_every_other_triple_is_refused() {
        var found = new TreeSet<String>();
        for (var from : CampaignState.values()) {
            for (var act : CampaignAct.values()) {
                for (var who : CampaignRole.values()) {
                    try {
                        found.add(from + " " + act + " " + who + " "
                                + CampaignLifecycle.table().step(from, act, who).to());
                    } catch (ProblemException refused) {
                        assertThat(refused.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED);
                    }
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(TABLE);
    }

    @Test
    void a_completed_and_a_cancelled_campaign_are_final() {
        assertThat(Arrays.stream(CampaignState.values())
                        .filter(CampaignLifecycle.table()::isFinal)
                        .toList())
                .containsExactly(CampaignState.COMPLETED, CampaignState.CANCELLED);
    }

    @Test
    void the_drawing_of_the_documents_is_that_of_the_table() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "campaigns.md")))
                .contains(CampaignLifecycle.table().mermaid());
    }
}
