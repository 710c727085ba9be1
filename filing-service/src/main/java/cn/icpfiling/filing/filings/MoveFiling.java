package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.serving.ServingList;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Gives a subject with all of its services to another account: record, serving list, audit and event, in the caller's
 * transaction, which holds the subject's lock. Numbers, domains and contents stay as they are, and the sites stay up.
 */
@ApplicationScoped
public class MoveFiling {

    private final FiledServiceRepository services;
    private final ServingList serving;
    private final Outbox outbox;
    private final Audit audit;

    MoveFiling(FiledServiceRepository services, ServingList serving, Outbox outbox, Audit audit) {
        this.services = services;
        this.serving = serving;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * @param transfer the transfer's id in account-service
     * @return the services of the subject, ended ones included
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<FiledService> handle(Subject subject, Holder to, UUID transfer, Instant at) {
        var from = Holder.of(subject);
        subject.transferred(to);
        var moved = services.ofSubject(subject.id());
        moved.forEach(service -> service.transferred(to));
        var sequence = subject.nextSequence();
        services.flush();
        moved.forEach(service -> serving.changePartner(service, from.partner(), at));
        audit.record(Act.of("RECORD.TRANSFER", "SUBJECT", subject.id())
                .with("transfer", transfer)
                .with("from", from.account())
                .with("fromPartner", from.partner())
                .with("to", to.account())
                .with("toPartner", to.partner())
                .with("services", moved.size())
                .with("sequence", sequence));
        outbox.append(new OutboxEvent(
                RegisterFiling.TOPIC,
                subject.id().toString(),
                "filing.record.transferred",
                subject.id(),
                sequence,
                RecordData.transferred(subject, moved, from.account())));
        return moved;
    }
}
