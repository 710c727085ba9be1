package cn.icpfiling.legacy.consumers;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.LocalCopyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Keeps the copy of who is filed here; the holder of an ended record is deleted. */
@ApplicationScoped
class FilingRecords extends LocalCopyHandler<RecordState> {
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
    protected RecordState decode(IncomingEvent event) {
        return event.as(RecordState.class);
    }

    @Override
    protected boolean isEnded(RecordState state) {
        return !state.isRegistered();
    }

    @Override
    protected Runnable keep(RecordState state) {
        var identity = subjects.identityOf(state.subjectId());
        return () -> keepFiledHolder.handle(state, identity);
    }

    @Override
    protected Runnable end(RecordState state) {
        return () -> keepFiledHolder.forget(state.subjectId());
    }
}
