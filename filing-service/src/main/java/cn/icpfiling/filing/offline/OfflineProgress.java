package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineEvent;
import cn.icpfiling.filing.core.offline.OfflineHistoryEntry;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.filing.store.OfflineHistoryRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;

/** Performs a step of a case with its history, audit and event, all in the caller's transaction. */
@ApplicationScoped
class OfflineProgress {

    static final String TOPIC = "icp.filing.offline.v1";
    static final String OBJECT = "OFFLINE_CASE";

    private final OfflineDeregistrationRepository cases;
    private final OfflineHistoryRepository history;
    private final Outbox outbox;
    private final Audit audit;

    OfflineProgress(
            OfflineDeregistrationRepository cases, OfflineHistoryRepository history, Outbox outbox, Audit audit) {
        this.cases = cases;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void open(OfflineDeregistration made, OrderActor actor, Instant at) {
        var event = made.open(actor, at);
        cases.insert(made);
        record(made, event);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handIn(OfflineDeregistration found, LocalDate day, OrderActor actor, Instant at) {
        record(found, found.handIn(day, actor, at));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void close(OfflineDeregistration found, OrderActor actor, Instant at) {
        record(found, found.close(actor, at));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void free(OfflineDeregistration found, Instant at) {
        record(found, found.free(at));
    }

    private void record(OfflineDeregistration found, OfflineEvent event) {
        var actor = event.actor();
        history.persist(OfflineHistoryEntry.of(event));
        audit.record(Act.of(OBJECT + "." + event.act(), OBJECT, found.id())
                .with("sequence", event.sequence())
                .with("from", event.from())
                .with("to", event.to())
                .with("role", actor.role())
                .with("account", actor.account())
                .with("partner", actor.partner())
                .with("onBehalfOf", actor.partner() == null ? null : found.holder()));
        outbox.append(new OutboxEvent(
                TOPIC,
                found.id().toString(),
                event.type(),
                found.id(),
                event.sequence(),
                new OfflineEventData(
                        found.id(),
                        found.ground().name(),
                        event.act().name(),
                        event.from() == null ? null : event.from().name(),
                        event.to().name(),
                        found.holder(),
                        found.partner(),
                        actor.role().name(),
                        found.decidingProvince(),
                        event.day())));
    }
}
