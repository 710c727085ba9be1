package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.KindDecision;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.account.transfers.TransferParties;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Judges an offline transfer: the target alone while its papers are handed in, both accounts at the grant. An earlier refusal because of
 * the source would tell the caller who holds the filing, so the desk alone sees it.
 */
@ApplicationScoped
class TransferDecision implements KindDecision {

    private final SupportCaseRepository cases;
    private final TransferParties parties;
    private final HandOverFiling filings;
    private final OwnersDay ownersDay;

    TransferDecision(
            SupportCaseRepository cases, TransferParties parties, HandOverFiling filings, OwnersDay ownersDay) {
        this.cases = cases;
        this.parties = parties;
        this.filings = filings;
        this.ownersDay = ownersDay;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.OFFLINE_TRANSFER;
    }

    @Override
    public void requireReady(SupportCase found) {
        filings.requireFree(found.holder());
    }

    /** Of the target alone while the source is not known. */
    @Override
    public List<AccountProblem> hindrances(SupportCase found) {
        var hindrances = new ArrayList<AccountProblem>();
        if (found.source() != null) {
            UnitOfWork.in(() -> parties.offlineHindrance(found.source(), found.holder()))
                    .ifPresent(hindrances::add);
            if (filings.factsOf(found.source()).openOrder()) {
                hindrances.add(AccountProblem.TRANSFER_SOURCE_HAS_OPEN_ORDER);
            }
        }
        hindrances.addAll(filings.hindrancesOfTarget(found.holder()));
        if (found.source() != null && !ownersDay.isOver(found, suspendedAt(found))) {
            hindrances.add(AccountProblem.TRANSFER_OWNER_JUST_TOLD);
        }
        return hindrances;
    }

    /** The accounts are judged again in the transaction, and everything once more by filing-service at the hand-over. */
    @Override
    public Effect prepare(UUID id, CaseDecision decision, CaseReason reason) {
        if (decision != CaseDecision.GRANTED) {
            return Effect.NONE;
        }
        var found = UnitOfWork.in(() -> cases.findByIdOptional(id))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        hindrances(found).stream().findFirst().ifPresent(hindrance -> {
            throw new ProblemException(hindrance);
        });
        return (decided, _) -> parties.requireOffline(decided.source(), decided.holder(), decided.soughtAt());
    }

    private Instant suspendedAt(SupportCase found) {
        return UnitOfWork.in(() -> parties.suspendedAt(found.source())).orElse(null);
    }
}
