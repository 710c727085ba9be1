package cn.icpfiling.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.crypto.HeldJobs;
import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class HeldJobsApiTest {

    private static final String CHANGE =
            "update key_checks set check_value = reverse(check_value) where keyset = 'hash'";

    @Inject
    HeldJobs jobs;

    @Inject
    Scheduler scheduler;

    @Test
    void the_jobs_of_a_replica_with_wrong_keys_stand_but_for_those_that_need_none() {
        await().until(() -> !jobs.areHeld() && paused().isEmpty());

        Rows.execute(CHANGE);
        try {
            jobs.look();
            assertThat(jobs.areHeld()).isTrue();
            assertThat(paused())
                    .contains(ReencryptFields.class.getName(), "delete-expired-refresh-tokens")
                    .doesNotContain(KeyHolders.class.getName(), SampledGauges.class.getName());
        } finally {
            Rows.execute(CHANGE);
        }

        jobs.look();
        assertThat(jobs.areHeld()).isFalse();
        assertThat(paused()).isEmpty();
    }

    /** The classes of the jobs that stand, and the names of those that a program has scheduled. */
    private List<String> paused() {
        return scheduler.getScheduledJobs().stream()
                .filter(job -> scheduler.isPaused(job.getId()))
                .map(job -> job.getMethodDescription() == null
                        ? job.getId()
                        : job.getMethodDescription().split("#")[0])
                .toList();
    }
}
