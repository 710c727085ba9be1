package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.AccessEnd;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.serving.ServingList;
import cn.icpfiling.filing.serving.ServingReason;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;

/**
 * Ends this provider's access to a service: record, serving list, audit and event, in the caller's transaction, which
 * holds the locks of subject and service. Number, domains and the provider's service number stay, because the filing
 * continues at the authority.
 */
@ApplicationScoped
public class EndAccess {

    private final FiledServiceRepository services;
    private final ServingList serving;
    private final Outbox outbox;
    private final Audit audit;

    EndAccess(FiledServiceRepository services, ServingList serving, Outbox outbox, Audit audit) {
        this.services = services;
        this.serving = serving;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @param more further details for the audit; no personal data */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Subject subject, FiledService service, AccessEnd end, Map<String, Object> more, Instant at) {
        service.accessCancelled(end, at);
        var sequence = subject.nextSequence();
        services.flush();
        serving.stop(service, ServingReason.ACCESS_CANCELLED, at);
        var entry = Act.of("RECORD.CANCEL_ACCESS", "SUBJECT", subject.id())
                .with("service", service.id())
                .with("by", end.by())
                .with("reason", end.reason())
                .with("finding", end.finding())
                .with("sequence", sequence);
        for (var detail : more.entrySet()) {
            entry = entry.with(detail.getKey(), detail.getValue());
        }
        audit.record(entry);
        outbox.append(new OutboxEvent(
                RegisterFiling.TOPIC,
                subject.id().toString(),
                "filing.record.access-cancelled",
                subject.id(),
                sequence,
                RecordData.of(
                        subject,
                        services.ofSubject(subject.id()),
                        new RecordData.AccessEndData(service.id(), end.by().name(), end.reason(), end.finding()))));
    }
}
