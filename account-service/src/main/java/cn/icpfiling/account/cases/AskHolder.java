package cn.icpfiling.account.cases;

import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes a message of the support to the holder of a claimed case, who is told of it. The case may wait for the answer. */
@ApplicationScoped
class AskHolder {

    private final CaseDesk desk;
    private final SupportCaseRepository cases;
    private final CaseMessages messages;
    private final CasePolicy policy;
    private final CaseNotices notices;
    private final CaseViews views;
    private final IdempotencyService idempotency;
    private final Audit audit;

    AskHolder(
            CaseDesk desk,
            SupportCaseRepository cases,
            CaseMessages messages,
            CasePolicy policy,
            CaseNotices notices,
            CaseViews views,
            IdempotencyService idempotency,
            Audit audit) {
        this.desk = desk;
        this.cases = cases;
        this.messages = messages;
        this.policy = policy;
        this.notices = notices;
        this.views = views;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /** @param wait whether the case goes to the holder, who hands it in again */
    StoredResponse handle(UUID id, IdempotentRequest request, String text, boolean wait) {
        return idempotency.perform(request, () -> {
            var found = desk.locked(id);
            desk.refuseRecovery(found);
            desk.requireClaim(found);
            if (wait) {
                audit.record(Act.of(found.ask(policy.waitsUntil(found), desk.machineNow()), "SUPPORT_CASE", id));
            } else {
                // The message itself needs the claim: a case that is not claimed is refused as for a release.
                found.requireClaimed(desk.machineNow());
            }
            var message = messages.writeAsSupport(found, desk.staff(), text);
            notices.asked(found, message);
            cases.flush();
            var shown = views.tagged(found);
            return new Reply(200, null, shown.tag().toString(), shown.view());
        });
    }
}
