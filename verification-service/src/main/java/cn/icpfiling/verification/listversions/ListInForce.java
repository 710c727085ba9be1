package cn.icpfiling.verification.listversions;

import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * The event verification.list.in-force, as in schemas/verification.list.in-force.v1.json.
 *
 * @param before number of the version that held until then; null for the first one
 * @param effectiveUntil when the next version takes effect; null if none is scheduled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListInForce(
        UUID listVersionId, ListKind list, int version, Integer before, Instant effectiveFrom, Instant effectiveUntil) {

    static final String TOPIC = "icp.verification.list.v1";
    static final String TYPE = "verification.list.in-force";

    static ListInForce of(ListKind kind, ListSchedule schedule, ListSchedule.Period period) {
        return new ListInForce(
                period.version().id(),
                kind,
                period.version().version(),
                schedule.before(period).map(ListSchedule.Activated::version).orElse(null),
                period.from(),
                period.until());
    }
}
