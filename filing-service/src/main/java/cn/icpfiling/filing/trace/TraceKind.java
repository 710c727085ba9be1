package cn.icpfiling.filing.trace;

import java.util.Arrays;

/** The kind of an entry. */
enum TraceKind {
    /** A step of an order's history, which is also published as an event. */
    STEP,
    MATERIAL,
    /** A round of verification-service, or the verdict that an order shows. */
    VERDICT,
    SETTLEMENT,
    UPLOAD,
    DECISION,
    /** From the audit of any service: reveals with their reason, acts, and traces. */
    ACT,
    FACE_CHECK,
    DOMAIN_CHECK,
    REVERIFICATION,
    FINDING,
    LOOK,
    RESCAN,
    PAGE,
    CONCERN,
    SPOT_CHECK,
    TASK,
    CAMPAIGN_RESULT,
    TRANSFER,
    CASE,
    NOTICE,
    WEBHOOK,
    LOAD,
    CLAIM,
    IMPORT,
    PAPER,
    /** A kind that a newer release of the source added. */
    OTHER;

    static TraceKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(code))
                .findFirst()
                .orElse(OTHER);
    }
}
