package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.store.UntoldRecordTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Publishes the records that a migration changed, as they are now. No order changed them, so the event names none, and no
 * holder gets a notice. The other services keep copies, which would otherwise learn of it with the subject's next order.
 */
@ApplicationScoped
class TellRecords {

    private static final Logger LOG = Logger.getLogger(TellRecords.class);

    private static final int A_RUN = 500;

    private final UntoldRecordTable toTell;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final Outbox outbox;

    TellRecords(UntoldRecordTable toTell, SubjectRepository subjects, FiledServiceRepository services, Outbox outbox) {
        this.toTell = toTell;
        this.subjects = subjects;
        this.services = services;
        this.outbox = outbox;
    }

    @Scheduled(
            identity = "untold-records",
            every = "${icp.filing.tell-records-every:1m}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var due = UnitOfWork.in(() -> toTell.first(A_RUN));
        due.forEach(subject -> {
            try {
                UnitOfWork.run(() -> tell(subject));
            } catch (RuntimeException e) {
                // one that cannot be told keeps no other waiting
                LOG.errorf(e, "the record of subject %s could not be told", subject);
            }
        });
    }

    private void tell(UUID id) {
        var subject = subjects.lockedIfThere(id);
        if (toTell.take(id)) {
            subject.ifPresent(this::publish);
        }
    }

    private void publish(Subject subject) {
        outbox.append(new OutboxEvent(
                RegisterFiling.TOPIC,
                subject.id().toString(),
                "filing.record.changed",
                subject.id(),
                subject.nextSequence(),
                RecordData.of(subject, services.ofSubject(subject.id()))));
    }
}
