package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the account that a holder names as the target. Its answers tell whether a phone has an account, so the number of
 * questions is limited as that of codes is: five an hour and ten a day for an account, which must hold a filing to ask
 * at all. A partner has 20 an hour and 100 a day over all its customers.
 */
@ApplicationScoped
class TransferTargets {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Limit HOURLY = new Limit(5, HOUR);
    private static final Limit DAILY = new Limit(10, DAY);
    private static final Limit PARTNERS_HOURLY = new Limit(20, HOUR);
    private static final Limit PARTNERS_DAILY = new Limit(100, DAY);

    private final AccountRepository accounts;
    private final TransferParties parties;
    private final Phones phones;
    private final Limits limits;
    private final KeyedHash hash;

    TransferTargets(AccountRepository accounts, TransferParties parties, Phones phones, Limits limits, KeyedHash hash) {
        this.accounts = accounts;
        this.parties = parties;
        this.phones = phones;
        this.limits = limits;
        this.hash = hash;
    }

    /** A name of an account, read: one of both is empty. */
    record Login(Optional<UUID> account, Optional<String> phone) {

        @Override
        public String toString() {
            return "Login";
        }
    }

    /** Reads an account id or a mobile number; refuses anything else with a violation at the field {@code login}. */
    Login read(String written) {
        try {
            return new Login(Optional.of(Ids.parse(written)), Optional.empty());
        } catch (IllegalArgumentException noId) {
            return new Login(Optional.empty(), Optional.of(phones.require(written, "/login")));
        }
    }

    /** Counts a question, whatever its answer. Its transaction commits before the question is answered. */
    @Transactional
    void count(UUID source, UUID partner) {
        take(LimitKind.TRANSFER_TARGETS_OF_ACCOUNT, source, HOURLY, DAILY);
        if (partner != null) {
            take(LimitKind.TRANSFER_TARGETS_OF_PARTNER, partner, PARTNERS_HOURLY, PARTNERS_DAILY);
        }
    }

    /**
     * Returns the account that can take the filing. The refusal is the same for a login that is unknown, closed, of staff, or
     * of a partner's customer without the partner's consent to this filing.
     */
    @Transactional
    Account find(Login login, UUID sourceId, String subjectNumber) {
        var target = login.account()
                .flatMap(accounts::findByIdOptional)
                .or(() -> login.phone().map(phones::indexOf).flatMap(accounts::ofPhone))
                .filter(account -> parties.canTake(account, subjectNumber))
                .orElseThrow(() -> new ProblemException(AccountProblem.TRANSFER_TARGET_UNKNOWN));
        if (target.id().equals(sourceId)) {
            throw new ProblemException(AccountProblem.TRANSFER_SAME_ACCOUNT);
        }
        TransferParties.requireSites(accounts.findById(sourceId), target);
        return target;
    }

    private void take(LimitKind kind, UUID who, Limit hourly, Limit daily) {
        var counted = hash.of("limited.transfer-targets", who.toString());
        limits.lock(kind, counted);
        limits.requireRoom(kind, counted, hourly, AccountProblem.TRANSFER_TARGETS_SPENT);
        limits.requireRoom(kind, counted, daily, AccountProblem.TRANSFER_TARGETS_SPENT);
        limits.count(kind, counted);
    }
}
