package cn.icpfiling.verification.consumers;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.StateHandler;
import cn.icpfiling.verification.store.FiledSubjectTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Keeps whose each filed subject is, so that its holder reads how the filed domains stand. A consumer of its own, because it reads the
 * topic from the beginning, also in an installation whose copy of the domains is there already. An ended record keeps its holder.
 */
@ApplicationScoped
class FiledSubjects implements StateHandler {

    private final FiledSubjectTable subjects;

    FiledSubjects(FiledSubjectTable subjects) {
        this.subjects = subjects;
    }

    /** The fields that are read of a record; the partner is null for a holder without one. */
    record Held(UUID subjectId, UUID holder, UUID partner) {}

    @Override
    public String topic() {
        return "icp.filing.record.v1";
    }

    @Override
    public String purpose() {
        return "filed-subjects";
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var held = event.as(Held.class);
        return () -> subjects.keep(held.subjectId(), held.holder(), held.partner());
    }
}
