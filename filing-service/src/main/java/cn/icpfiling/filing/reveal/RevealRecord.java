package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reveals data of a filed subject or service to the support, for a case. The audit entry is committed before the answer
 * is sent, as it is for orders.
 */
@ApplicationScoped
class RevealRecord {

    private final FiledData filed;
    private final AccountLimit limit;
    private final int perHour;
    private final Audit audit;
    private final Clock clock;

    RevealRecord(
            FiledData filed,
            AccountLimit limit,
            @ConfigProperty(name = "icp.reveals.per-account-and-hour") int perHour,
            Audit audit,
            Clock clock) {
        this.filed = filed;
        this.limit = limit;
        this.perHour = perHour;
        this.audit = audit;
        this.clock = clock;
    }

    RevealedRecord handle(RecordKind kind, UUID id, RevealRequest request) {
        filed.requireForeign(kind, id);
        var broken = request.faults(RevealRole.SUPPORT, kind::has);
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
        // One limit for orders and records together: a thief of a session gains nothing by changing between them.
        limit.count(filed.account(), AccountLimit.Kind.REVEAL, perHour);
        return UnitOfWork.in(() -> reveal(kind, id, request));
    }

    private RevealedRecord reveal(RecordKind kind, UUID id, RevealRequest request) {
        var clear = filed.clear(kind, id);
        var wanted = request.wanted();
        audit.record(RevealEntry.of(kind.name(), id, RevealRole.SUPPORT, request));
        return new RevealedRecord(
                id,
                request.reason(),
                clock.instant(),
                wanted.stream()
                        .map(field -> new RevealedData.RevealedValue(field, field.in(clear)))
                        .toList());
    }
}
