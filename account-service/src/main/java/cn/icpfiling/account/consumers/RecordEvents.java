package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import cn.icpfiling.platform.inbox.StateHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Logs the changes of a filed subject for its holder, and for the holder before, and remembers whose the subject is. The topic keeps each
 * state for a month at least and then the newest alone: of changes while this service was away for longer, the last one is logged.
 */
@ApplicationScoped
class RecordEvents implements StateHandler {

    private final EventLog log;
    private final EventTable events;

    RecordEvents(EventLog log, EventTable events) {
        this.log = log;
        this.events = events;
    }

    @Override
    public String topic() {
        return "icp.filing.record.v1";
    }

    @Override
    public String purpose() {
        return "record-events";
    }

    /** A change that was passed over would be missing in the log, and whose the subject is follows from the last one. */
    @Override
    public Needs needs() {
        return Needs.ORDER_OF_TOPIC;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var record = event.as(HeldRecord.class);
        var concerned = Stream.of(LoggedStep.id(event, "holder"), LoggedStep.id(event, "previousHolder"))
                .flatMap(holder -> holder.stream())
                .toList();
        return () -> {
            events.keepHolder(record.subjectId(), record.holder());
            log.append(concerned, LoggedStep.of(event));
        };
    }

    /** The fields that are read besides the ids. */
    record HeldRecord(UUID subjectId, UUID holder) {}
}
