package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Finds applications of the caller's account, and all of them for the support. Any other is 404. */
@ApplicationScoped
class ResetAccess {

    private final MailboxResetRepository resets;
    private final CurrentActor actor;

    ResetAccess(MailboxResetRepository resets, CurrentActor actor) {
        this.resets = resets;
        this.actor = actor;
    }

    boolean isSupport() {
        return actor.get().is(Roles.SUPPORT);
    }

    @Transactional
    void requireKnown(UUID id) {
        shown(id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    MailboxReset shown(UUID id) {
        return resets.findByIdOptional(id)
                .filter(found -> isSupport() || found.isOfAccount(actor.account()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
