package cn.icpfiling.account.transfers;

import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountKind;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Judges the two accounts of a transfer (docs/trade.md 3.9). A target is the open account of a person with a login phone, and both
 * accounts belong to the China site. A customer's filing moves by its partner only, online.
 */
@ApplicationScoped
public class TransferParties {

    private final AccountRepository accounts;
    private final AccountViews views;

    TransferParties(AccountRepository accounts, AccountViews views) {
        this.accounts = accounts;
        this.views = views;
    }

    /** Whether the account can take a filing at all: a closed one has no owner, so what it gets is lost. */
    boolean canTake(Account account) {
        return account.status() == AccountStatus.ACTIVE
                && account.hasLoginPhone()
                && views.kindOf(account) == AccountKind.PERSON;
    }

    /**
     * Refuses a transfer between these accounts: TRANSFER_TARGET_UNKNOWN, or the code of the forbidden direction. The target's row
     * stays locked until the transaction ends, so it is not closed meanwhile.
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public void require(UUID source, UUID target) {
        refuse(refusal(accounts.findById(source), lockedTarget(target)));
    }

    /** As {@link #require}, and TRANSFER_SOURCE_OF_PARTNER for the customer of a partner. */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public void requireOffline(UUID source, UUID target) {
        refuse(offlineRefusal(source, target));
    }

    /** Returns why no filing moves offline between these accounts; empty if it may. The target's row stays locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<AccountProblem> offlineRefusal(UUID source, UUID target) {
        var taker = lockedTarget(target);
        var giver = accounts.findById(source);
        return giver.partner() == null ? refusal(giver, taker) : Optional.of(AccountProblem.TRANSFER_SOURCE_OF_PARTNER);
    }

    /** Filings move within the China site only. */
    static void requireSites(Account source, Account target) {
        refuse(source.site().refusesTransferTo(target.site()));
    }

    private Account lockedTarget(UUID target) {
        return accounts.findById(target, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<AccountProblem> refusal(Account source, Account target) {
        return target == null || !canTake(target)
                ? Optional.of(AccountProblem.TRANSFER_TARGET_UNKNOWN)
                : source.site().refusesTransferTo(target.site());
    }

    private static void refuse(Optional<AccountProblem> problem) {
        problem.ifPresent(found -> {
            throw new ProblemException(found);
        });
    }
}
