package cn.icpfiling.account.closing;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Says why an account cannot be closed. */
@ApplicationScoped
class FilingCheck {

    private final HandOverFiling filings;
    private final FilingTransferRepository transfers;
    private final SupportCaseRepository cases;

    FilingCheck(HandOverFiling filings, FilingTransferRepository transfers, SupportCaseRepository cases) {
        this.filings = filings;
        this.transfers = transfers;
        this.cases = cases;
    }

    /**
     * Calls filing-service, so never call it inside a transaction. Empty if the account holds nothing. An answer without the facts
     * counts as no answer.
     */
    Optional<AccountProblem> obstacle(UUID account) {
        var facts = filings.factsOf(account);
        if (facts.subject() != null) {
            return Optional.of(AccountProblem.ACCOUNT_HOLDS_FILING);
        }
        return facts.openOrder() ? Optional.of(AccountProblem.ACCOUNT_HAS_OPEN_ORDER) : Optional.empty();
    }

    /**
     * Refuses with ACCOUNT_IN_TRANSFER while a filing is on its way from or to the account. Call it with the account's lock: a
     * confirmation and a grant take it too.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireNoTransfer(UUID account) {
        if (transfers.isConfirmedOf(account) || cases.awaitsTransfer(account)) {
            throw new ProblemException(AccountProblem.ACCOUNT_IN_TRANSFER);
        }
    }
}
