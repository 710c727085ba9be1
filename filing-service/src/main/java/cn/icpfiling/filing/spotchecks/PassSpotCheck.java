package cn.icpfiling.filing.spotchecks;

import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Passes a task of the authority on to inspection-service, once: row and event in the caller's transaction. */
@ApplicationScoped
public class PassSpotCheck {

    static final String TOPIC = "icp.filing.spot-check.v1";
    static final String REQUESTED = "filing.spot-check.requested";
    static final String TABLE = "spot_checks";

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    PassSpotCheck(
            SubjectRepository subjects,
            FiledServiceRepository services,
            FieldCipher cipher,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.subjects = subjects;
        this.services = services;
        this.cipher = cipher;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** The result for a task. */
    public enum Outcome {
        PASSED,
        KNOWN_ALREADY,
        /** No record here has that number. */
        NOT_OURS
    }

    private record Meant(UUID subject, UUID service, UUID holder) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome handle(SpotCheckTask task) {
        var meant = meant(task.filingNumber());
        if (meant.isEmpty()) {
            return Outcome.NOT_OURS;
        }
        var id = Ids.next();
        return inserted(id, task, meant.get()) ? passed(id, task, meant.get()) : Outcome.KNOWN_ALREADY;
    }

    private Optional<Meant> meant(String number) {
        return FilingNumber.tryParse(number)
                .flatMap(parsed -> parsed.isSubject()
                        ? subjects.byNumber(parsed.toString())
                                .map(subject -> new Meant(subject.id(), null, subject.holder()))
                        : services.byNumber(parsed.toString())
                                .map(service -> new Meant(service.subjectId(), service.id(), service.holder())));
    }

    /** The task's key ensures that a task that is sent twice is passed on once. */
    private boolean inserted(UUID id, SpotCheckTask task, Meant meant) {
        return sql.update(
                        "INSERT IGNORE INTO spot_checks (id, task, subject_id, service_id, items, due_at, note, received_at) "
                                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        task.task(),
                        meant.subject(),
                        meant.service(),
                        JsonText.write(task.items()),
                        task.dueAt(),
                        task.note().isEmpty() ? null : cipher.encrypt(TABLE, "note", id, task.note()),
                        clock.instant())
                > 0;
    }

    private Outcome passed(UUID id, SpotCheckTask task, Meant meant) {
        outbox.append(new OutboxEvent(
                TOPIC,
                meant.subject().toString(),
                REQUESTED,
                id,
                1,
                new SpotCheckEventData(
                        id, meant.subject(), meant.service(), meant.holder(), task.items(), task.dueAt())));
        return Outcome.PASSED;
    }
}
