package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListOrigin;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.core.ListVersion.Life;
import cn.icpfiling.verification.lists.Digests;
import cn.icpfiling.verification.lists.KeepEntries;
import cn.icpfiling.verification.lists.ListFile;
import cn.icpfiling.verification.store.ListVersionTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Stores a list that an administrator uploads as a draft. A file with faults is refused as a whole, with all of its
 * faults. A content that is already a draft, or the newest version, returns that version.
 */
@ApplicationScoped
class UploadList {

    private final IdempotencyService idempotency;
    private final ListVersionTable table;
    private final KeepEntries keep;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    UploadList(
            IdempotencyService idempotency,
            ListVersionTable table,
            KeepEntries keep,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.table = table;
        this.keep = keep;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file of a list.
     *
     * @param source where the operator read the list
     * @param note the operator's note, may be null
     * @param bytes CSV
     */
    record File(ListKind kind, String source, String note, byte[] bytes) {}

    StoredResponse handle(IdempotentRequest idempotentRequest, File file) {
        try {
            return idempotency.perform(idempotentRequest, () -> upload(file));
        } catch (ListVersionTable.AlreadyThere uploadedMeanwhile) {
            return idempotency.perform(idempotentRequest, () -> upload(file));
        }
    }

    private Reply upload(File file) {
        var sha256 = Digests.sha256(file.bytes());
        var schedule = table.schedule(file.kind());
        var same = same(file.kind(), sha256, schedule);
        if (same.isPresent()) {
            return reply(200, same.get(), schedule);
        }
        var read = ListFile.read(file.kind(), file.bytes());
        if (!read.faults().isEmpty()) {
            throw ProblemException.broken(read.faults());
        }
        var made = new ListVersion(
                Ids.next(),
                file.kind(),
                null,
                ListOrigin.OPERATOR,
                Life.DRAFT,
                sha256,
                read.entries().size(),
                file.source(),
                file.note(),
                actor.account(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null);
        table.insert(made);
        keep.handle(made.id(), read.entries());
        audit.record(Act.of("LIST.UPLOAD", "REFERENCE_LIST", made.id())
                .with("kind", made.kind())
                .with("entries", made.entries()));
        return reply(201, made, schedule);
    }

    private Optional<ListVersion> same(ListKind kind, String sha256, ListSchedule schedule) {
        return table.draft(kind, sha256)
                .or(() -> schedule.newest()
                        .flatMap(newest -> table.find(newest.id()))
                        .filter(newest -> newest.sha256().equals(sha256)));
    }

    private Reply reply(int status, ListVersion version, ListSchedule schedule) {
        return new Reply(
                status,
                "/api/v1/list-versions/" + version.id(),
                null,
                ListVersionView.of(version, schedule, clock.instant()));
    }
}
