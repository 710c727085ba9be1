package cn.icpfiling.platform.outbox;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.trace.TraceContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Writes events in the transaction of the change that they describe. All events are written here. */
@ApplicationScoped
public class Outbox {
    private final OutboxTable table;
    private final Relay relay;
    private final TransactionSynchronizationRegistry transactions;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(
            OutboxTable table,
            Relay relay,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper json,
            Clock clock) {
        this.table = table;
        this.relay = relay;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Fails without a transaction, because an event and its change must commit together. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(OutboxEvent event) {
        table.insert(event, Ids.next(), payload(event), TraceContext.traceparent(), clock.instant());
        if (transactions.getResource(Outbox.class) == null) {
            transactions.putResource(Outbox.class, true);
            transactions.registerInterposedSynchronization(new WakeRelay(relay));
        }
    }

    private String payload(OutboxEvent event) {
        try {
            return json.writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + event.type(), e);
        }
    }

    private record WakeRelay(Relay relay) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // only the outcome matters
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
