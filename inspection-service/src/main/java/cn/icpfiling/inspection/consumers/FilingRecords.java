package cn.icpfiling.inspection.consumers;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.LocalCopyHandler;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Keeps the copy of every filing record. The person behind an ended record is forgotten; its sites stay, as ended. */
@ApplicationScoped
class FilingRecords extends LocalCopyHandler<RecordState> {
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

    /** A granted change that was passed over would not be noted at the findings that it may have mended. */
    @Override
    public Needs needs() {
        return Needs.ORDER_OF_TOPIC;
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
        return () -> keepRecord.handle(state, identity);
    }

    @Override
    protected Runnable end(RecordState state) {
        return () -> keepRecord.handle(state, null);
    }
}
