package cn.icpfiling.account.passwords;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitEvent;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.limits.WholeSeconds;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Limits the guesses at passwords and client secrets. A try is counted before it is checked, so that parallel tries
 * do not slip through, and a successful one is removed again. The count is per name and address, so that an attacker
 * cannot lock another user out.
 */
@ApplicationScoped
public class SignInLimits {

    private static final Limit OF_LOGIN = new Limit(5, Duration.ofMinutes(15));
    private static final Limit OF_ADDRESS = new Limit(50, Duration.ofMinutes(15));

    private final Limits limits;
    private final CallerAddress address;
    private final KeyedHash hash;

    SignInLimits(Limits limits, CallerAddress address, KeyedHash hash) {
        this.limits = limits;
        this.address = address;
        this.hash = hash;
    }

    public record Attempt(byte[] login, LimitEvent fromHere) {}

    public Attempt reserveAttempt(String name) {
        var from = address.hash();
        var login = hash.of(
                "limited.login",
                name.toLowerCase(Locale.ROOT) + "|" + HexFormat.of().formatHex(from));
        return UnitOfWork.in(() -> {
            take(LimitKind.SIGN_INS_OF_LOGIN, login, OF_LOGIN);
            return new Attempt(login, take(LimitKind.SIGN_INS_OF_ADDRESS, from, OF_ADDRESS));
        });
    }

    /**
     * Removes all tries of this login, but of the address only this one: a caller who knows one password gains no
     * guesses at others.
     */
    public void forgive(Attempt attempt) {
        limits.forgive(attempt.fromHere());
        limits.forgive(LimitKind.SIGN_INS_OF_LOGIN, attempt.login());
    }

    /**
     * Counts a proof of a partner's client that was refused. It is counted after the check, so successful proofs
     * never count.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void countRefusedToken() {
        take(LimitKind.TOKENS_REFUSED_TO_ADDRESS, address.hash(), OF_ADDRESS);
    }

    private LimitEvent take(LimitKind kind, byte[] subject, Limit limit) {
        limits.lock(kind, subject);
        limits.timeToWait(kind, subject, limit).ifPresent(wait -> {
            var seconds = WholeSeconds.of(wait);
            throw new ProblemException(AccountProblem.SIGN_IN_PAUSED, seconds.toSeconds()).retryAfter(seconds);
        });
        return limits.count(kind, subject);
    }
}
