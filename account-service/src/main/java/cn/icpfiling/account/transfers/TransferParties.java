package cn.icpfiling.account.transfers;

import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountKind;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.account.store.TransferAcceptanceTable;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Judges the two accounts of a transfer (docs/trade.md 3.9). A target is the open account of a person with a login phone, or the
 * customer of a partner that has accepted this filing for it; both accounts belong to the China site. A customer's filing moves by
 * its partner only, online. While the partner is suspended, which administrators alone do and undo, it answers for no customer: the
 * filing then moves offline, as that of a lost login does.
 */
@ApplicationScoped
public class TransferParties {

    private final AccountRepository accounts;
    private final AccountViews views;
    private final PartnerRepository partners;
    private final TransferAcceptanceTable acceptances;
    private final Clock clock;

    TransferParties(
            AccountRepository accounts,
            AccountViews views,
            PartnerRepository partners,
            TransferAcceptanceTable acceptances,
            Clock clock) {
        this.accounts = accounts;
        this.views = views;
        this.partners = partners;
        this.acceptances = acceptances;
        this.clock = clock;
    }

    /**
     * Whether the account can take the filing: a closed one has no owner, so what it gets is lost. A customer takes what its
     * partner has accepted.
     *
     * @param subjectNumber null for an offline transfer, which goes to no customer
     */
    boolean canTake(Account account, String subjectNumber) {
        if (account.status() != AccountStatus.ACTIVE) {
            return false;
        }
        return account.partner() == null
                ? account.hasLoginPhone() && views.kindOf(account) == AccountKind.PERSON
                : isAccepted(account, subjectNumber);
    }

    private boolean isAccepted(Account customer, String subjectNumber) {
        return subjectNumber != null
                && isActive(customer.partner())
                && acceptances
                        .of(customer.id())
                        .filter(row -> row.isFor(subjectNumber, clock.instant()))
                        .isPresent();
    }

    /**
     * Refuses a transfer between these accounts: TRANSFER_TARGET_UNKNOWN, or the code of the forbidden direction. The target's row
     * stays locked until the transaction ends, so it is not closed meanwhile.
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public void require(UUID source, UUID target, String subjectNumber) {
        refuse(refusal(accounts.findById(source), lockedTarget(target), subjectNumber));
    }

    /**
     * As {@link #require}, and TRANSFER_SOURCE_OF_PARTNER for the customer of a partner that was not suspended all the time since its owner
     * was told.
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public void requireOffline(UUID source, UUID target, Instant told) {
        refuse(offlineRefusal(source, target, told));
    }

    /** Returns why no filing moves offline between these accounts; empty if it may. The target's row stays locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<AccountProblem> offlineRefusal(UUID source, UUID target, Instant told) {
        var suspended = suspendedAt(source);
        var isToldAnew = told == null || suspended.filter(told::isBefore).isPresent();
        return isToldAnew
                ? Optional.of(AccountProblem.TRANSFER_SOURCE_OF_PARTNER)
                : offlineRefusal(source, lockedTarget(target));
    }

    /** Since when the partner of the account is suspended, on the machine's clock; empty if the account has no suspended partner. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Instant> suspendedAt(UUID source) {
        return Optional.ofNullable(accounts.findById(source).partner())
                .map(partners::findById)
                .map(Partner::suspendedAt);
    }

    /** As {@link #offlineRefusal}, of accounts that may change at once, to show it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<AccountProblem> offlineHindrance(UUID source, UUID target) {
        return offlineRefusal(source, accounts.findById(target));
    }

    private Optional<AccountProblem> offlineRefusal(UUID source, Account taker) {
        var giver = accounts.findById(source);
        return hasActivePartner(giver)
                ? Optional.of(AccountProblem.TRANSFER_SOURCE_OF_PARTNER)
                : refusal(giver, taker, null);
    }

    private boolean hasActivePartner(Account account) {
        return account.partner() != null && isActive(account.partner());
    }

    private boolean isActive(UUID partner) {
        return partners.findById(partner).status() == PartnerStatus.ACTIVE;
    }

    /** Filings move within the China site only. */
    static void requireSites(Account source, Account target) {
        refuse(source.site().refusesTransferTo(target.site()));
    }

    private Account lockedTarget(UUID target) {
        return accounts.findById(target, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<AccountProblem> refusal(Account source, Account target, String subjectNumber) {
        return target == null || !canTake(target, subjectNumber)
                ? Optional.of(AccountProblem.TRANSFER_TARGET_UNKNOWN)
                : source.site().refusesTransferTo(target.site());
    }

    private static void refuse(Optional<AccountProblem> problem) {
        problem.ifPresent(found -> {
            throw new ProblemException(found);
        });
    }
}
