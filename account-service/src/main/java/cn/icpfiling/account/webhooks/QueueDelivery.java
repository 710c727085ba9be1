package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookQueueTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Adds deliveries to the queue of an endpoint and wakes the loop after the commit. */
@ApplicationScoped
class QueueDelivery {

    private final WebhookQueueTable queues;
    private final WebhookDeliveryTable deliveries;
    private final DeliveryLoop loop;
    private final TransactionSynchronizationRegistry transactions;

    QueueDelivery(
            WebhookQueueTable queues,
            WebhookDeliveryTable deliveries,
            DeliveryLoop loop,
            TransactionSynchronizationRegistry transactions) {
        this.queues = queues;
        this.deliveries = deliveries;
        this.loop = loop;
        this.transactions = transactions;
    }

    /** Locks the queue and makes it due. Deliveries are added or reset after this, never before. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean opened(UUID endpoint, Instant now) {
        if (transactions.getResource(QueueDelivery.class) == null) {
            transactions.putResource(QueueDelivery.class, true);
            transactions.registerInterposedSynchronization(new WakeLoop(loop));
        }
        return queues.isDue(endpoint, now);
    }

    /** An endpoint that was deleted meanwhile gets nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(WebhookDelivery delivery) {
        if (opened(delivery.endpoint(), delivery.createdAt())) {
            deliveries.insert(delivery);
        }
    }

    private record WakeLoop(DeliveryLoop loop) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // only the outcome counts
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                loop.wake();
            }
        }
    }
}
