package cn.icpfiling.verification.consumers;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.LocalCopyHandler;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps the copy of every filed domain. The topic holds the newest state of each record, so a copy that begins today has what was
 * filed before it. A domain of an ended record keeps its row, so that what was found about the domain stays explained.
 */
@ApplicationScoped
class FiledRecords extends LocalCopyHandler<FiledRecord> {

    private final KeepFiledDomains keep;

    FiledRecords(KeepFiledDomains keep) {
        this.keep = keep;
    }

    @Override
    public String topic() {
        return "icp.filing.record.v1";
    }

    @Override
    public String purpose() {
        return "filed-domains";
    }

    @Override
    protected FiledRecord decode(IncomingEvent event) {
        return event.as(FiledRecord.class);
    }

    @Override
    protected boolean isEnded(FiledRecord record) {
        return !record.isRegistered();
    }

    @Override
    protected Runnable keep(FiledRecord record) {
        return () -> keep.handle(record);
    }

    /** The state of each domain follows from the state of the record. */
    @Override
    protected Runnable end(FiledRecord record) {
        return keep(record);
    }
}
