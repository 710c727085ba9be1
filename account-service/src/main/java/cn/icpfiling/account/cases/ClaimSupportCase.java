package cn.icpfiling.account.cases;

import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a case to one person of the support for a time. Claiming again prolongs the claim. */
@ApplicationScoped
class ClaimSupportCase {

    private final CaseDesk desk;
    private final SupportCaseRepository cases;
    private final CaseViews views;
    private final IdempotencyService idempotency;
    private final Audit audit;
    private final Duration lease;

    ClaimSupportCase(
            CaseDesk desk,
            SupportCaseRepository cases,
            CaseViews views,
            IdempotencyService idempotency,
            Audit audit,
            @ConfigProperty(name = "icp.support-cases.lease") Duration lease) {
        this.desk = desk;
        this.cases = cases;
        this.views = views;
        this.idempotency = idempotency;
        this.audit = audit;
        this.lease = lease;
    }

    StoredResponse handle(UUID id, IdempotentRequest request) {
        return idempotency.perform(request, () -> {
            var found = desk.locked(id);
            var now = desk.machineNow();
            var event = found.claim(desk.staff(), now.plus(lease), now);
            cases.flush();
            audit.record(Act.of(event, "SUPPORT_CASE", id).with("kind", found.kind()));
            var shown = views.tagged(found);
            return new Reply(200, null, shown.tag().toString(), shown.view());
        });
    }

    /** Gives the case back to the queue. */
    @Transactional
    void release(UUID id) {
        var found = desk.locked(id);
        desk.requireClaim(found);
        audit.record(Act.of(found.release(desk.machineNow()), "SUPPORT_CASE", id));
    }
}
