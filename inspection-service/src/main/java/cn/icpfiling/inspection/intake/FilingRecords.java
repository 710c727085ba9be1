package cn.icpfiling.inspection.intake;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.StateHandler;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Handles the state of every filing record; the newer state wins. */
@ApplicationScoped
class FilingRecords implements StateHandler {
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
    public Runnable prepare(IncomingEvent event) {
        RecordState state = event.as(RecordState.class);
        var identity = state.isRegistered() ? subjects.identityOf(state.subjectId()) : null;
        return () -> keepRecord.handle(state, identity);
    }
}
