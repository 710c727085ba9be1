package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.platform.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The events legacy.filing.claimed and legacy.filing.imported, as in schemas/legacy.filing.handed-over.v1.json.
 *
 * @param subjectId the subject of filing-service
 */
record FilingHandedOver(UUID legacyFilingId, HandOverWay way, UUID account, UUID subjectId, Instant handedOverAt) {

    static final String TOPIC = "icp.legacy.v1";
    static final String CLAIMED = "legacy.filing.claimed";
    static final String IMPORTED = "legacy.filing.imported";
    /** A filing is handed over once. */
    private static final long ONLY = 1;

    static FilingHandedOver of(LegacyFiling filing) {
        return new FilingHandedOver(
                filing.id(), filing.way(), filing.account(), filing.subjectId(), filing.handedOverAt());
    }

    OutboxEvent event() {
        return new OutboxEvent(TOPIC, legacyFilingId.toString(), type(), legacyFilingId, ONLY, this);
    }

    String type() {
        return way == HandOverWay.CLAIM ? CLAIMED : IMPORTED;
    }
}
