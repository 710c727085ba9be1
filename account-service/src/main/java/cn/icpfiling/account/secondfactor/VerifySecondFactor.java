package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.SignInChallenge;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.limits.WholeSeconds;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Verifies the answer to a challenge: a code of the device, or a recovery code. The first right code enrols the device. By the
 * machine's clock, because the device has no other.
 */
@ApplicationScoped
public class VerifySecondFactor {

    /**
     * Per login, from all addresses. Beyond it only a recovery code is accepted, so an attacker who knows the
     * password cannot lock the user out.
     */
    private static final Limit FAILURES = new Limit(30, Duration.ofDays(1));

    /** Of a signed-in account. A thief of a session gets few guesses, and does not rest the owner's sign-in by them. */
    private static final Limit STEP_UP_FAILURES = new Limit(5, Duration.ofMinutes(15));

    private final Totp totp = new Totp();
    private final SecondFactorRepository store;
    private final RecoveryCodes recoveryCodes;
    private final Limits limits;
    private final KeyedHash hash;
    private final FactorEncryption encrypted;
    private final Audit audit;
    private final Clock clock;

    VerifySecondFactor(
            SecondFactorRepository store,
            RecoveryCodes recoveryCodes,
            Limits limits,
            KeyedHash hash,
            FactorEncryption encrypted,
            Audit audit,
            @MachineClock Clock clock) {
        this.store = store;
        this.recoveryCodes = recoveryCodes;
        this.limits = limits;
        this.hash = hash;
        this.encrypted = encrypted;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param firstMethod that the sign-in had proven before
     * @param recoveryCodes null unless this answer enrolled the device
     */
    public record Verified(UUID account, SignInMethod firstMethod, List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Verified " + account;
        }
    }

    /** The account that a challenge is for; empty for no such challenge. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> accountOf(UUID challengeId) {
        return store.accountOfChallenge(challengeId);
    }

    /** A refusal must commit too, because it counts the try. */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public Verified byCode(UUID challengeId, byte[] address, String code) {
        var now = clock.instant();
        var challenge = openSignIn(challengeId, address, now);
        var account = challenge.account();
        if (challenge.newSecret() != null) {
            return enrol(challenge, code, now);
        }

        refuseWhileResting(LimitKind.SECOND_FACTORS_OF_LOGIN, account, FAILURES);
        var factor = store.locked(account).orElseThrow(() -> new ProblemException(AccountProblem.CHALLENGE_OVER));
        var steps = totp.stepsOf(encrypted.secretOf(factor), code, now);
        switch (factor.take(steps)) {
            case RIGHT -> {}
            case USED -> throw refused(challenge, AccountProblem.SECOND_FACTOR_USED);
            case WRONG -> {
                limits.count(LimitKind.SECOND_FACTORS_OF_LOGIN, subject(account));
                throw refused(challenge, AccountProblem.SECOND_FACTOR_WRONG);
            }
        }
        challenge.markMet(now);
        return new Verified(account, challenge.firstMethod(), null);
    }

    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public Verified byRecoveryCode(UUID challengeId, byte[] address, String code) {
        var now = clock.instant();
        var challenge = openSignIn(challengeId, address, now);
        if (!recoveryCodes.use(challenge.account(), code, now)) {
            throw refused(challenge, AccountProblem.SECOND_FACTOR_WRONG);
        }
        challenge.markMet(now);
        return new Verified(challenge.account(), challenge.firstMethod(), null);
    }

    /**
     * Enrols the secret that {@link IssueChallenge#offerToHolder} offered to a signed-in holder, by its first code.
     *
     * @return the recovery codes, which are shown once
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public List<String> enrol(UUID account, UUID challengeId, byte[] address, String code) {
        var now = clock.instant();
        var challenge = open(challengeId, address, now);
        if (!challenge.account().equals(account) || challenge.firstMethod() != null) {
            throw new ProblemException(AccountProblem.CHALLENGE_OVER);
        }
        return enrol(challenge, code, now).recoveryCodes();
    }

    /** Verifies a code of the device of a signed-in account. A refusal must commit too, because it counts the try. */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public void ofSignedIn(UUID account, String code) {
        refuseWhileResting(LimitKind.STEP_UPS_OF_ACCOUNT, account, STEP_UP_FAILURES);
        var factor = store.locked(account).orElseThrow(() -> new ProblemException(AccountProblem.NO_SECOND_FACTOR));
        var outcome = factor.take(totp.stepsOf(encrypted.secretOf(factor), code, clock.instant()));
        if (outcome == SecondFactor.Outcome.RIGHT) {
            return;
        }
        limits.count(LimitKind.STEP_UPS_OF_ACCOUNT, subject(account));
        var reason = outcome == SecondFactor.Outcome.USED
                ? AccountProblem.SECOND_FACTOR_USED
                : AccountProblem.SECOND_FACTOR_WRONG;
        audit.record(Act.of("SESSION.STEP_UP", "ACCOUNT", account).refused(reason.name()));
        throw new ProblemException(
                reason, limits.left(LimitKind.STEP_UPS_OF_ACCOUNT, subject(account), STEP_UP_FAILURES));
    }

    private Verified enrol(SignInChallenge challenge, String code, Instant now) {
        var account = challenge.account();
        var secret = encrypted.newSecretOf(challenge);
        var steps = totp.stepsOf(secret, code, now);
        if (steps.isEmpty()) {
            throw refused(challenge, AccountProblem.SECOND_FACTOR_WRONG);
        }
        if (store.locked(account).isPresent()) {
            throw new ProblemException(AccountProblem.CHALLENGE_OVER);
        }
        var factor = new SecondFactor(account, encrypted.secret(account, secret), now);
        factor.take(steps);
        store.add(factor);
        challenge.markMet(now);
        return new Verified(account, challenge.firstMethod(), recoveryCodes.make(account));
    }

    /**
     * The audit shows each wrong code after a right password, because it may mean that an attacker knows the
     * password.
     */
    private ProblemException refused(SignInChallenge challenge, AccountProblem reason) {
        audit.record(Act.of("SESSION.START", "ACCOUNT", challenge.account()).refused(reason.name()));
        return new ProblemException(reason, challenge.triesLeft());
    }

    /** A challenge that only enrols starts no session. */
    private SignInChallenge openSignIn(UUID challengeId, byte[] address, Instant now) {
        var challenge = open(challengeId, address, now);
        if (challenge.firstMethod() == null) {
            throw new ProblemException(AccountProblem.CHALLENGE_OVER);
        }
        return challenge;
    }

    private SignInChallenge open(UUID challengeId, byte[] address, Instant now) {
        return store.lockedChallenge(challengeId)
                .filter(found -> found.countTry(address, now))
                .orElseThrow(() -> new ProblemException(AccountProblem.CHALLENGE_OVER));
    }

    private void refuseWhileResting(LimitKind kind, UUID account, Limit failures) {
        var subject = subject(account);
        limits.lock(kind, subject);
        limits.timeToWait(kind, subject, failures).ifPresent(wait -> {
            var seconds = WholeSeconds.of(wait);
            throw new ProblemException(AccountProblem.SECOND_FACTOR_RESTS, seconds.toSeconds()).retryAfter(seconds);
        });
    }

    private byte[] subject(UUID account) {
        return hash.of("limited.second-factor", account.toString());
    }
}
