package cn.icpfiling.verification.intake;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.StateHandler;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes the state of every filing record; the newer state wins. The compacted topic holds the newest state of each
 * record, so a copy that starts today includes all earlier filings.
 */
@ApplicationScoped
class FiledRecords implements StateHandler {

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
    public Runnable prepare(IncomingEvent event) {
        var record = event.as(FiledRecord.class);
        return () -> keep.handle(record);
    }
}
