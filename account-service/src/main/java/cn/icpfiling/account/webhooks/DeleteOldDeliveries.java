package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes deliveries past their retention, in whatever state, in batches of one transaction each. */
@ApplicationScoped
class DeleteOldDeliveries {

    private static final int BATCH = 2000;
    /** Of one run; the next one goes on. */
    private static final int MOST_BATCHES = 500;

    private final WebhookDeliveryTable deliveries;
    private final WebhookSettings settings;
    private final Clock machine;

    DeleteOldDeliveries(WebhookDeliveryTable deliveries, WebhookSettings settings, @MachineClock Clock machine) {
        this.deliveries = deliveries;
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
        for (var batch = 0; batch < MOST_BATCHES; batch++) {
            if (UnitOfWork.in(() -> deliveries.deleteBefore(before, BATCH)) < BATCH) {
                return;
            }
        }
    }
}
