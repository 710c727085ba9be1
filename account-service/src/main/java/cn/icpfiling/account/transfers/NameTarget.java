package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.TransferAct;
import cn.icpfiling.account.core.TransferRole;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Sets the account that gets the filing. The answer shows its phone masked, for comparison. filing-service is asked in
 * between, outside any transaction, and decides again at the hand-over.
 */
@ApplicationScoped
class NameTarget {

    private final TransferAccess access;
    private final TransferTargets targets;
    private final HandOverFiling filing;
    private final FilingTransferRepository transfers;
    private final TransferViews views;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    NameTarget(
            TransferAccess access,
            TransferTargets targets,
            HandOverFiling filing,
            FilingTransferRepository transfers,
            TransferViews views,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.targets = targets;
        this.filing = filing;
        this.transfers = transfers;
        this.views = views;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    private record Source(UUID account, UUID partner, String subjectNumber) {}

    TaggedTransfer handle(UUID id, IfMatch ifMatch, String written, Language language) {
        UnitOfWork.run(() -> access.own(id));
        var login = targets.read(written);
        var source = UnitOfWork.in(() -> {
            var draft = access.own(id);
            ifMatch.require(draft.version());
            draft.require(TransferAct.NAME_TARGET, TransferRole.SOURCE, clock.instant());
            return new Source(draft.source(), draft.partner(), draft.subjectNumber());
        });
        targets.count(source.account(), source.partner());
        var target =
                targets.find(login, source.account(), source.subjectNumber()).id();
        requireFree(source.account(), target);
        return UnitOfWork.in(() -> {
            var draft = access.lockedOwn(id);
            ifMatch.require(draft.version());
            var now = clock.instant();
            draft.nameTarget(target, now);
            outbox.append(TransferStep.targetNamed(draft, now));
            transfers.flush();
            audit.record(TransferDrafts.act("TRANSFER.NAME_TARGET", draft));
            return views.tagged(draft, language);
        });
    }

    private void requireFree(UUID source, UUID target) {
        if (filing.factsOf(source).openOrder()) {
            throw new ProblemException(AccountProblem.TRANSFER_SOURCE_HAS_OPEN_ORDER);
        }
        filing.requireFree(target);
    }
}
