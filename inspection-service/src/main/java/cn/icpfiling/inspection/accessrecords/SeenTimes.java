package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.inspection.core.AccessRecord;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The first and the last request for a domain: of a line while it waits, of the record afterwards. */
@Schema(name = "SeenTimes")
record SeenTimes(Instant firstSeen, Instant lastSeen) {

    static SeenTimes of(AccessRecord record) {
        return new SeenTimes(record.firstSeen(), record.lastSeen());
    }
}
