package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.platform.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Limits the searches for accounts. Visible limits count by what the caller sent, whether the domain is filed or not,
 * so a limit reveals nothing. One network address never uses up the limit of a domain. The limit of the phone in the
 * filing has no visible effect.
 */
@ApplicationScoped
class RecoveryQuotas {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    static final Limit RESEND = new Limit(1, Duration.ofSeconds(60));
    private static final Limit BEGUN_HERE = new Limit(20, HOUR);
    private static final Limit CASES_HERE = new Limit(5, DAY);
    private static final Limit HOURLY = new Limit(5, HOUR);
    private static final Limit DAILY = new Limit(10, DAY);
    private static final List<Limit> HERE = List.of(RESEND, new Limit(2, HOUR), new Limit(4, DAY));

    private final Limits limits;
    private final CallerAddress address;
    private final KeyedHash hash;

    RecoveryQuotas(Limits limits, CallerAddress address, KeyedHash hash) {
        this.limits = limits;
        this.address = address;
        this.hash = hash;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeRecovery() {
        takeHere(LimitKind.RECOVERIES_OF_ADDRESS, BEGUN_HERE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeCase() {
        takeHere(LimitKind.RECOVERY_CASES_OF_ADDRESS, CASES_HERE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeCode(String domain) {
        var name = hash.of("limited.domain", domain);
        var nameHere = hash.of("limited.domain", domain + "|" + HexFormat.of().formatHex(address.hash()));
        limits.lock(LimitKind.RECOVERY_CODES_OF_DOMAIN, name);
        for (var here : HERE) {
            limits.requireRoom(
                    LimitKind.RECOVERY_CODES_OF_DOMAIN_HERE, nameHere, here, AccountProblem.RECOVERY_QUOTA_SPENT);
        }
        limits.requireRoom(LimitKind.RECOVERY_CODES_OF_DOMAIN, name, HOURLY, AccountProblem.RECOVERY_QUOTA_SPENT);
        limits.requireRoom(LimitKind.RECOVERY_CODES_OF_DOMAIN, name, DAILY, AccountProblem.RECOVERY_QUOTA_SPENT);
        limits.count(LimitKind.RECOVERY_CODES_OF_DOMAIN_HERE, nameHere);
        limits.count(LimitKind.RECOVERY_CODES_OF_DOMAIN, name);
    }

    /** Whether the phone in a filing may receive one more code. One person may be the contact of many filings. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean hasRoomFor(byte[] phone) {
        limits.lock(LimitKind.RECOVERY_CODES_OF_PHONE, phone);
        if (limits.timeToWait(LimitKind.RECOVERY_CODES_OF_PHONE, phone, HOURLY).isPresent()
                || limits.timeToWait(LimitKind.RECOVERY_CODES_OF_PHONE, phone, DAILY)
                        .isPresent()) {
            return false;
        }
        limits.count(LimitKind.RECOVERY_CODES_OF_PHONE, phone);
        return true;
    }

    private void takeHere(LimitKind kind, Limit limit) {
        var from = address.hash();
        limits.lock(kind, from);
        limits.requireRoom(kind, from, limit, AccountProblem.RECOVERY_QUOTA_SPENT);
        limits.count(kind, from);
    }
}
