package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.serving.ServingList;
import cn.icpfiling.filing.serving.ServingReason;
import cn.icpfiling.filing.store.DomainHoldTable;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;

/**
 * Ends services, or a subject with all of its services, after they left the register. Their domains are free; their
 * numbers and the provider's service numbers are not. It writes record, serving list, audit and event in the caller's
 * transaction, which holds the subject's lock.
 */
@ApplicationScoped
public class EndFiling {

    private final FiledServiceRepository services;
    private final DomainHoldTable holds;
    private final ServingList serving;
    private final Outbox outbox;
    private final Audit audit;

    EndFiling(FiledServiceRepository services, DomainHoldTable holds, ServingList serving, Outbox outbox, Audit audit) {
        this.services = services;
        this.holds = holds;
        this.serving = serving;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @param more further details for the audit; no personal data */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ofServices(Subject subject, Collection<FiledService> ending, RecordEnd end, Map<String, Object> more) {
        end(subject, ending, end, more);
    }

    /** @param more further details for the audit; no personal data */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ofSubject(Subject subject, RecordEnd end, Map<String, Object> more) {
        subject.deregistered(end);
        end(
                subject,
                services.ofSubject(subject.id()).stream()
                        .filter(service -> service.status() == RecordStatus.REGISTERED)
                        .toList(),
                end,
                more);
    }

    private void end(Subject subject, Collection<FiledService> ending, RecordEnd end, Map<String, Object> more) {
        for (var service : ending) {
            service.deregistered(end);
            holds.free(service.id());
        }
        var ids = ending.stream().map(FiledService::id).sorted().toList();
        var sequence = subject.nextSequence();
        services.flush();
        for (var service : ending) {
            serving.stop(service, ServingReason.DEREGISTERED, end.at());
        }
        var entry = Act.of("RECORD.DEREGISTER", "SUBJECT", subject.id())
                .with("scope", subject.status() == RecordStatus.DEREGISTERED ? "SUBJECT" : "SERVICE")
                .with("service", ids.size() == 1 ? ids.getFirst() : null)
                .with("services", ids.size())
                .with("by", end.by())
                .with("finding", end.finding())
                .with("sequence", sequence);
        for (var detail : more.entrySet()) {
            entry = entry.with(detail.getKey(), detail.getValue());
        }
        audit.record(entry);
        outbox.append(new OutboxEvent(
                RegisterFiling.TOPIC,
                subject.id().toString(),
                "filing.record.deregistered",
                subject.id(),
                sequence,
                RecordData.ended(subject, services.ofSubject(subject.id()), RecordData.RecordEndData.of(ids, end))));
    }
}
