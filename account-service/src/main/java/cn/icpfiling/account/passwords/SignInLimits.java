package cn.icpfiling.account.passwords;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.captchas.PublicCaptchas;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Limits the guesses at passwords and client secrets. A try is counted before it is checked, so that parallel tries
 * do not slip through, and a successful one is removed again. The count that pauses is per name and address, so that an
 * attacker cannot lock another user out. Over all addresses a name has a count too, and so has an IPv6 site over all its networks; beyond
 * either a picture has to be solved, which shuts no person out.
 */
@ApplicationScoped
public class SignInLimits {

    private static final Limit OF_LOGIN = new Limit(5, Duration.ofMinutes(15));
    /** As many failures of an account as NIST SP 800-63B allows at most, in each day. */
    private static final Limit OF_LOGIN_EVERYWHERE = new Limit(100, Duration.ofDays(1));

    private static final Limit OF_ADDRESS = new Limit(50, Duration.ofMinutes(15));

    /** The failures of four networks. A caller may have all 65,536 of a site, and would take all places in which passwords are checked. */
    private static final Limit OF_SITE = new Limit(200, Duration.ofMinutes(15));

    private final Limits limits;
    private final PublicCaptchas captchas;
    private final CallerAddress address;
    private final KeyedHash hash;

    SignInLimits(Limits limits, PublicCaptchas captchas, CallerAddress address, KeyedHash hash) {
        this.limits = limits;
        this.captchas = captchas;
        this.address = address;
        this.hash = hash;
    }

    /** A try at one login from here, and what it was counted as. */
    public record Attempt(byte[] login, List<LimitEvent> counts, boolean withPicture) {}

    /** Of a service, whose secret is not guessed; nothing but its address pauses it. */
    public Attempt reserveAttempt(String name) {
        var from = address.hash();
        var login = loginHere(name, from);
        return UnitOfWork.in(() -> {
            var ofLogin = take(LimitKind.SIGN_INS_OF_LOGIN, login, OF_LOGIN);
            return new Attempt(login, List.of(ofLogin, take(LimitKind.SIGN_INS_OF_ADDRESS, from, OF_ADDRESS)), false);
        });
    }

    /**
     * Of a person. 422 CAPTCHA_REQUIRED after too many failures of the login from all addresses together, or of the caller's IPv6 site,
     * whether there is such a login or not.
     *
     * @param captcha null without one; one that is sent must be solved, even where none is required
     */
    public Attempt reserveSignIn(String name, CaptchaAnswer captcha) {
        if (captcha != null) {
            captchas.spend(captcha);
        }
        var from = address.hash();
        var login = loginHere(name, from);
        var everywhere = hash.of("limited.login", name.toLowerCase(Locale.ROOT));
        return UnitOfWork.in(() -> {
            var ofLogin = take(LimitKind.SIGN_INS_OF_LOGIN, login, OF_LOGIN);
            var counts = new ArrayList<LimitEvent>();
            counts.add(ofLogin);
            counts.add(takeOrPicture(
                    LimitKind.SIGN_INS_OF_LOGIN_EVERYWHERE, everywhere, OF_LOGIN_EVERYWHERE, captcha != null));
            address.siteHash()
                    .ifPresent(site ->
                            counts.add(takeOrPicture(LimitKind.SIGN_INS_OF_ADDRESS, site, OF_SITE, captcha != null)));
            counts.add(take(LimitKind.SIGN_INS_OF_ADDRESS, from, OF_ADDRESS));
            return new Attempt(login, List.copyOf(counts), captcha != null);
        });
    }

    private LimitEvent takeOrPicture(LimitKind kind, byte[] subject, Limit limit, boolean withPicture) {
        limits.lock(kind, subject);
        if (!withPicture && limits.timeToWait(kind, subject, limit).isPresent()) {
            throw new ProblemException(AccountProblem.CAPTCHA_REQUIRED);
        }
        return limits.count(kind, subject);
    }

    private byte[] loginHere(String name, byte[] from) {
        return hash.of(
                "limited.login",
                name.toLowerCase(Locale.ROOT) + "|" + HexFormat.of().formatHex(from));
    }

    /** Checks the password of a try. One that was refused unchecked does not count, nor its picture, and the tries before it still do. */
    public boolean check(Attempt attempt, BooleanSupplier matches) {
        try {
            return matches.getAsBoolean();
        } catch (ProblemException unchecked) {
            UnitOfWork.run(() -> forgiveThis(attempt));
            throw unchecked;
        }
    }

    /**
     * Removes all tries of this login from here, but of the address and of all addresses only this one: a caller who knows one
     * password gains no guesses at others, and each sign-in of the owner gives an attacker none. Its picture is given back to the address, so
     * that an office whose logins are besieged does not run out of pictures by right passwords.
     */
    public void forgive(Attempt attempt) {
        forgiveThis(attempt);
        limits.forgive(LimitKind.SIGN_INS_OF_LOGIN, attempt.login());
    }

    private void forgiveThis(Attempt attempt) {
        attempt.counts().forEach(limits::forgive);
        if (attempt.withPicture()) {
            captchas.giveBack();
        }
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
