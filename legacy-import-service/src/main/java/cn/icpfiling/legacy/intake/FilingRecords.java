package cn.icpfiling.legacy.intake;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.StateHandler;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Handles the state of every filing record; the newer state wins. */
@ApplicationScoped
class FilingRecords implements StateHandler {
    private final FilingSubjects subjects;
    private final KeepFiledHolder keepFiledHolder;

    FilingRecords(@RestClient FilingSubjects subjects, KeepFiledHolder keepFiledHolder) {
        this.subjects = subjects;
        this.keepFiledHolder = keepFiledHolder;
    }

    @Override
    public String topic() {
        return "icp.filing.record.v1";
    }

    @Override
    public String purpose() {
        return "filed-here";
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        RecordState state = event.as(RecordState.class);
        if (!state.isRegistered()) {
            return () -> keepFiledHolder.forget(state.subjectId());
        }
        FilingSubjects.Identity identity = subjects.identityOf(state.subjectId());
        return () -> keepFiledHolder.handle(state, identity);
    }
}
