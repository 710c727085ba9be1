package cn.icpfiling.account.members;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.platform.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/**
 * Limits invitations, each of which sends an SMS to a number that the holder chose: 10 an hour and 60 a day of an account, and 5 a day
 * to a number from all accounts, so that no crowd of accounts floods a stranger.
 */
@ApplicationScoped
class InvitationLimit {

    private static final Limit HOURLY = new Limit(10, Duration.ofHours(1));
    private static final Limit DAILY = new Limit(60, Duration.ofDays(1));
    private static final Limit OF_NUMBER = new Limit(5, Duration.ofDays(1));

    private final Limits limits;
    private final KeyedHash hash;

    InvitationLimit(Limits limits, KeyedHash hash) {
        this.limits = limits;
        this.hash = hash;
    }

    /** Counts an invitation in the caller's transaction: one that is refused sends nothing and does not count. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void count(UUID holder, String phone) {
        var counted = hash.of("limited.invitations", holder.toString());
        limits.lock(LimitKind.INVITATIONS_OF_ACCOUNT, counted);
        limits.requireRoom(LimitKind.INVITATIONS_OF_ACCOUNT, counted, HOURLY, AccountProblem.INVITATIONS_SPENT);
        limits.requireRoom(LimitKind.INVITATIONS_OF_ACCOUNT, counted, DAILY, AccountProblem.INVITATIONS_SPENT);
        var _ = limits.count(LimitKind.INVITATIONS_OF_ACCOUNT, counted);
        var invited = hash.of("limited.invited", phone);
        limits.lock(LimitKind.INVITATIONS_OF_ACCOUNT, invited);
        limits.requireRoom(LimitKind.INVITATIONS_OF_ACCOUNT, invited, OF_NUMBER, AccountProblem.INVITATIONS_SPENT);
        var _ = limits.count(LimitKind.INVITATIONS_OF_ACCOUNT, invited);
    }
}
