package cn.icpfiling.platform.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An auditor's filter; null matches all.
 *
 * @param objectId the object of the act
 * @param account the account that acted
 * @param act code of the act
 * @param from inclusive start
 * @param until exclusive end
 */
public record AuditQuestion(UUID objectId, UUID account, String act, OffsetDateTime from, OffsetDateTime until) {

    /** Pattern of an act's code, for the validation of requests. */
    public static final String ACT = "[A-Z][A-Z0-9_.-]*";

    AuditTrail.Filter filter() {
        return new AuditTrail.Filter(null, objectId, account, moment(from), moment(until));
    }

    /** Truncates to microseconds, the precision of the audit's times. */
    static Instant moment(OffsetDateTime at) {
        return at == null ? null : at.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
