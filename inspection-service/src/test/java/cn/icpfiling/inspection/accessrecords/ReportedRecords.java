package cn.icpfiling.inspection.accessrecords;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Reports of access records while tests wait for them. */
public final class ReportedRecords {
    private static final Duration LONG = Duration.ofSeconds(60);

    private ReportedRecords() {}

    /** Waits for an outcome of the workers, which look for lines here at once: their schedule lets them once a second. */
    public static void soon(Callable<Boolean> outcome) {
        await().pollInSameThread().atMost(LONG).until(() -> {
            Arc.container().instance(WorkOffAccessRecords.class).get().run();
            return outcome.call();
        });
    }
}
