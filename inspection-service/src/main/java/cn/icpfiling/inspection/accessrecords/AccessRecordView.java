package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.inspection.core.AccessRecord;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a provider reported of a domain. */
@Schema(name = "AccessRecord")
record AccessRecordView(String domain, UUID providerId, Instant firstSeen, Instant lastSeen, Instant reportedAt) {

    static AccessRecordView of(AccessRecord record) {
        return new AccessRecordView(
                record.domain(), record.provider(), record.firstSeen(), record.lastSeen(), record.reportedAt());
    }
}
