package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookReplayTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.Callable;

/** Deletes deliveries past their retention, in whatever state, and replays, in batches of one transaction each. */
@ApplicationScoped
class DeleteOldDeliveries {

    private static final int BATCH = 2000;
    /** Of one run; the next one goes on. */
    private static final int MOST_BATCHES = 500;

    private final WebhookDeliveryTable deliveries;
    private final WebhookReplayTable replays;
    private final WebhookSettings settings;
    private final Clock machine;

    DeleteOldDeliveries(
            WebhookDeliveryTable deliveries,
            WebhookReplayTable replays,
            WebhookSettings settings,
            @MachineClock Clock machine) {
        this.deliveries = deliveries;
        this.replays = replays;
        this.settings = settings;
        this.machine = machine;
    }

    @Scheduled(
            identity = "delete-expired-webhook-deliveries",
            every = "1h",
            delayed = "13m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var before = machine.instant().minus(settings.keep());
        inBatches(() -> deliveries.deleteBefore(before, BATCH));
        inBatches(() -> replays.deleteBefore(before, BATCH));
    }

    private static void inBatches(Callable<Integer> delete) {
        for (var batch = 0; batch < MOST_BATCHES; batch++) {
            if (UnitOfWork.in(delete) < BATCH) {
                return;
            }
        }
    }
}
