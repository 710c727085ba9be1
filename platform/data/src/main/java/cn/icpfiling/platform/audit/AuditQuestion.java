package cn.icpfiling.platform.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What an auditor asks for; null asks for all.
 *
 * @param objectId the thing that something was done to
 * @param account who did it
 * @param act code of the act
 * @param from not before
 * @param until before
 */
public record AuditQuestion(UUID objectId, UUID account, String act, OffsetDateTime from, OffsetDateTime until) {

    /** What a code of an act looks like, for the door. */
    public static final String ACT = "[A-Z][A-Z0-9_.-]*";

    AuditTrail.Filter filter() {
        return new AuditTrail.Filter(null, objectId, account, moment(from), moment(until));
    }

    /** To the microsecond, as the audit itself tells time. */
    static Instant moment(OffsetDateTime at) {
        return at == null ? null : at.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
