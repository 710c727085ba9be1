package cn.icpfiling.inspection.intake;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Takes the state of every filing record; the newer one wins. Whatever happened to the record, its whole state comes with it, so every
 * type is taken: one left out is a copy gone stale.
 */
@ApplicationScoped
class FilingRecords implements EventHandler {
    private final FilingSubjects subjects;
    private final KeepRecord keepRecord;

    FilingRecords(@RestClient FilingSubjects subjects, KeepRecord keepRecord) {
        this.subjects = subjects;
        this.keepRecord = keepRecord;
    }

    @Override
    public String topic() {
        return "icp.filing.record.v1";
    }

    @Override
    public String purpose() {
        return "filed-sites";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "filing.record.registered",
                "filing.record.service-added",
                "filing.record.changed",
                "filing.record.access-added",
                "filing.record.access-cancelled",
                "filing.record.deregistered");
    }

    @Override
    public boolean gapless() {
        return false;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        RecordState state = event.as(RecordState.class);
        var identity = state.isRegistered() ? subjects.identityOf(state.subjectId()) : null;
        return () -> keepRecord.handle(state, identity);
    }
}
