package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Works on one queue under its lease: as many attempts at a time as an endpoint may have, until nothing is due, an attempt fails, or the
 * turn has lasted long enough.
 */
@ApplicationScoped
class EndpointTurn {

    private static final Logger LOG = Logger.getLogger(EndpointTurn.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final LoadReceiver receivers;
    private final WebhookQueueTable queues;
    private final WebhookDeliveryTable deliveries;
    private final Attempt attempt;
    private final DisableEndpoint disable;
    private final WebhookSettings settings;
    private final Clock machine;

    EndpointTurn(
            LoadReceiver receivers,
            WebhookQueueTable queues,
            WebhookDeliveryTable deliveries,
            Attempt attempt,
            DisableEndpoint disable,
            WebhookSettings settings,
            @MachineClock Clock machine) {
        this.receivers = receivers;
        this.queues = queues;
        this.deliveries = deliveries;
        this.attempt = attempt;
        this.disable = disable;
        this.settings = settings;
        this.machine = machine;
    }

    /** @param token of the lease */
    void handle(UUID endpoint, long token) {
        try {
            // A replica may have stopped after it wrote the last attempt and before it disabled the endpoint.
            if (UnitOfWork.in(() -> queues.wantedDisabled(endpoint)).isPresent()) {
                disable.handle(endpoint);
            }
            work(endpoint, token);
            UnitOfWork.run(() -> queues.release(endpoint, token));
        } catch (RuntimeException trouble) {
            // The lease stays until its end, so that what fails at once does not fail again at once.
            LOG.warnf("Deliveries of endpoint %s wait for its lease: %s", endpoint, Causes.brief(trouble, 300));
        }
    }

    /** Reads the receiver for each round: its URL may be changed, or its partner suspended, while many deliveries are sent. */
    private void work(UUID endpoint, long token) {
        var end = machine.instant().plus(LONGEST);
        while (machine.instant().isBefore(end) && queues.renew(endpoint, token, settings.lease())) {
            var due = due(endpoint);
            var receiver = due.isEmpty() ? Optional.<Receiver>empty() : receivers.handle(endpoint);
            if (receiver.isEmpty() || !all(receiver.get(), due)) {
                return;
            }
        }
    }

    private List<WebhookDelivery> due(UUID endpoint) {
        return UnitOfWork.in(() -> deliveries.due(endpoint, machine.instant(), settings.perEndpoint()));
    }

    /** True if each of them succeeded. An attempt ends by itself after its time-out. */
    private boolean all(Receiver receiver, List<WebhookDelivery> due) {
        try (var attempts = Executors.newVirtualThreadPerTaskExecutor()) {
            var open = due.stream()
                    .map(delivery -> attempts.submit(() -> attempt.handle(receiver, delivery)))
                    .toList();
            var succeeded = true;
            for (var one : open) {
                succeeded &= one.get();
            }
            return succeeded;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
