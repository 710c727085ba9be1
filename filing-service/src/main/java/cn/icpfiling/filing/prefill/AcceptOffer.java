package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillLifecycle;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.drafting.DraftAnswers;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.typecheck.CheckFilingType;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Makes an ordinary order of the caller's account out of an offer. The sources of the type check are asked before the
 * transaction, which holds the draft with its content and the end of the offer, or nothing of it.
 */
@ApplicationScoped
class AcceptOffer {

    private final DraftAnswers answers;
    private final LinkedOffer linked;
    private final PrefillEncryption encrypted;
    private final PartnerNames partners;
    private final CheckFilingType checkFilingType;
    private final OpenPrefilledDraft openDraft;
    private final PrefillProgress progress;
    private final OrderViews views;

    AcceptOffer(
            DraftAnswers answers,
            LinkedOffer linked,
            PrefillEncryption encrypted,
            PartnerNames partners,
            CheckFilingType checkFilingType,
            OpenPrefilledDraft openDraft,
            PrefillProgress progress,
            OrderViews views) {
        this.answers = answers;
        this.linked = linked;
        this.encrypted = encrypted;
        this.partners = partners;
        this.checkFilingType = checkFilingType;
        this.openDraft = openDraft;
        this.progress = progress;
        this.views = views;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, String secret) {
        var earlier = answers.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        partners.requireActive(
                UnitOfWork.in(() -> acceptable(linked.look(secret)).partner()));
        var question = UnitOfWork.in(() -> {
            var found = acceptable(linked.look(secret));
            return PrefillEncryption.question(found, content(found));
        });
        var check = checkFilingType.prepared(question);
        return answers.perform(idempotentRequest, () -> accepted(secret, check.typeCheckId()));
    }

    private Reply accepted(String secret, UUID typeCheck) {
        var found = acceptable(linked.locked(secret));
        var order = openDraft.handle(typeCheck, found.partner(), content(found));
        progress.accept(found, order.holder(), order.id());
        return created(order);
    }

    private Reply created(Order order) {
        return views.of(order).created("/api/v1/orders/" + order.id());
    }

    private static PrefilledOrder acceptable(PrefilledOrder found) {
        var _ = PrefillLifecycle.table().step(found.state(), PrefillAct.ACCEPT, PrefillRole.HOLDER);
        return found;
    }

    private PrefillContent content(PrefilledOrder found) {
        return encrypted.content(found).orElseThrow();
    }
}
