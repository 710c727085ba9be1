package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Limits the cases that callers open. The limits count by what the caller sent, whether it is known here or not, so they reveal
 * nothing.
 */
@ApplicationScoped
public class CaseQuotas {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Limit OF_ACCOUNT = new Limit(10, DAY);
    private static final Limit OF_ADDRESS = new Limit(5, DAY);
    private static final Limit OF_PHONE_HERE = new Limit(3, DAY);
    private static final Limit OF_NEW_PHONE = new Limit(3, DAY);
    /** High, because a stranger who spends it keeps the owner out. */
    private static final Limit OF_PHONE = new Limit(20, DAY);

    private static final Limit OF_FILING = new Limit(3, DAY);

    private final Limits limits;
    private final CallerAddress address;
    private final Phones phones;
    private final KeyedHash hash;

    CaseQuotas(Limits limits, CallerAddress address, Phones phones, KeyedHash hash) {
        this.limits = limits;
        this.address = address;
        this.phones = phones;
        this.hash = hash;
    }

    /** Ten cases a day for an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeOf(UUID account) {
        take(LimitKind.CASES_OF_ACCOUNT, Binary.of(account), OF_ACCOUNT);
    }

    /**
     * Three cases a day that name the same filing, over all accounts, so that no crowd of accounts floods its owner with notices.
     *
     * @param filing the domain in ASCII or the subject number, filed here or not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeOfFiling(String filing) {
        take(LimitKind.TRANSFER_CASES_OF_FILING, hash.of("limited.transfer-cases", filing), OF_FILING);
    }

    /**
     * Five cases a day for a network address, three for a new phone, three for a lost phone from one address, and twenty from all.
     *
     * @param lostPhone E.164
     * @param newPhone E.164, proved by the caller
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeOfCaller(String lostPhone, String newPhone) {
        var from = address.hash();
        var lostHere = hash.of("limited.phone", lostPhone + "|" + HexFormat.of().formatHex(from));
        take(LimitKind.PHONE_CASES_OF_ADDRESS, from, OF_ADDRESS);
        take(LimitKind.PHONE_CASES_OF_NEW_PHONE, phones.hashOf(newPhone), OF_NEW_PHONE);
        take(LimitKind.PHONE_CASES_OF_PHONE_HERE, lostHere, OF_PHONE_HERE);
        take(LimitKind.PHONE_CASES_OF_PHONE, phones.hashOf(lostPhone), OF_PHONE);
    }

    private void take(LimitKind kind, byte[] subject, Limit limit) {
        limits.lock(kind, subject);
        limits.requireRoom(kind, subject, limit, AccountProblem.CASE_QUOTA_SPENT);
        limits.count(kind, subject);
    }
}
