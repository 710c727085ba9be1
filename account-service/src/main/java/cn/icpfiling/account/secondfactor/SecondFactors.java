package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.SignInChallenge;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.limits.WholeSeconds;
import cn.icpfiling.account.sessions.Sessions;
import cn.icpfiling.account.store.SecondFactorStore;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The second factor of staff: offered with the first challenge, proven by its first code, asked for at every sign-in from then
 * on. By the machine's clock, for the device at the other end has no other.
 */
@ApplicationScoped
public class SecondFactors {

    /** Of one login, from wherever; then only a recovery code opens, so that who knows the password locks nobody out. */
    private static final Limit FAILURES = new Limit(30, Duration.ofDays(1));

    private static final String FACTOR_TABLE = "second_factor";
    private static final String CHALLENGE_TABLE = "sign_in_challenge";
    private static final Duration KEPT = Duration.ofDays(1);

    private final Totp totp = new Totp();
    private final SecondFactorStore store;
    private final RecoveryCodes recoveryCodes;
    private final Sessions sessions;
    private final Limits limits;
    private final KeyedHash hash;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;
    private final String issuer;

    SecondFactors(
            SecondFactorStore store,
            RecoveryCodes recoveryCodes,
            Sessions sessions,
            Limits limits,
            KeyedHash hash,
            FieldCipher cipher,
            Audit audit,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.second-factor.issuer") String issuer) {
        this.store = store;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
        this.limits = limits;
        this.hash = hash;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
        this.issuer = issuer;
    }

    /** Each challenge offers a secret of its own: one that somebody else saw before is nobody's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Challenge challenge(StaffLogin who, byte[] from) {
        var id = Ids.next();
        if (store.of(who.account()).isPresent()) {
            var asked = new SignInChallenge(id, who.account(), from, null, clock.instant());
            store.add(asked);
            return Challenge.of(asked, null);
        }
        var secret = totp.newSecret();
        var asked = new SignInChallenge(
                id, who.account(), from, cipher.seal(CHALLENGE_TABLE, "new_secret", id, secret), clock.instant());
        store.add(asked);
        return Challenge.of(asked, new Challenge.Enrolment(secret, Totp.uri(issuer, who.login(), secret)));
    }

    /** Who meets the challenge, with the recovery codes when it made the factor theirs. A refusal must commit too. */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public Met byCode(UUID challengeId, byte[] from, String code) {
        var now = clock.instant();
        var asked = open(challengeId, from, now);
        var account = asked.account();
        if (asked.newSecret() != null) return enrol(asked, code, now);

        refuseWhileResting(account);
        var factor = store.locked(account).orElseThrow(() -> new ProblemException(AccountProblem.CHALLENGE_OVER));
        var steps = totp.stepsOf(cipher.open(FACTOR_TABLE, "secret", account, factor.secret()), code, now);
        switch (factor.take(steps)) {
            case RIGHT -> {}
            case USED -> throw refused(asked, AccountProblem.SECOND_FACTOR_USED);
            case WRONG -> {
                limits.count(LimitKind.SECOND_FACTORS_OF_LOGIN, subject(account));
                throw refused(asked, AccountProblem.SECOND_FACTOR_WRONG);
            }
        }
        asked.isMet(now);
        return new Met(account, null);
    }

    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public Met byRecoveryCode(UUID challengeId, byte[] from, String code) {
        var now = clock.instant();
        var asked = open(challengeId, from, now);
        if (!recoveryCodes.use(asked.account(), code, now)) {
            throw refused(asked, AccountProblem.SECOND_FACTOR_WRONG);
        }
        asked.isMet(now);
        return new Met(asked.account(), null);
    }

    /** @param recoveryCodes null unless they are new */
    public record Met(UUID account, List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Met by " + account;
        }
    }

    /** The operator hands a secret out with the login. The same one again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void provide(UUID account, String secret) {
        var known = store.of(account);
        if (known.isPresent()
                && secret.equals(
                        cipher.open(FACTOR_TABLE, "secret", account, known.get().secret()))) return;
        if (known.isPresent()) reset(account);
        store.add(new SecondFactor(account, cipher.seal(FACTOR_TABLE, "secret", account, secret), clock.instant()));
    }

    /** The next sign-in enrols anew; whoever is in by the old factor is out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reset(UUID account) {
        store.forget(account);
        sessions.endAll(account, Session.End.FACTOR_CHANGED);
        audit.record(Act.of("SECOND_FACTOR.RESET", "ACCOUNT", account));
    }

    private Met enrol(SignInChallenge asked, String code, Instant now) {
        var account = asked.account();
        var secret = cipher.open(CHALLENGE_TABLE, "new_secret", asked.id(), asked.newSecret());
        var steps = totp.stepsOf(secret, code, now);
        if (steps.isEmpty()) throw refused(asked, AccountProblem.SECOND_FACTOR_WRONG);
        if (store.locked(account).isPresent()) throw new ProblemException(AccountProblem.CHALLENGE_OVER);
        var factor = new SecondFactor(account, cipher.seal(FACTOR_TABLE, "secret", account, secret), now);
        factor.take(steps);
        store.add(factor);
        asked.isMet(now);
        return new Met(account, recoveryCodes.make(account));
    }

    /** A wrong code after a right password is what the audit is for. */
    private ProblemException refused(SignInChallenge asked, AccountProblem why) {
        audit.record(Act.of("SESSION.START", "ACCOUNT", asked.account()).refused(why.name()));
        return new ProblemException(why, asked.triesLeft());
    }

    private SignInChallenge open(UUID challengeId, byte[] from, Instant now) {
        return store.lockedChallenge(challengeId)
                .filter(found -> found.takesTry(from, now))
                .orElseThrow(() -> new ProblemException(AccountProblem.CHALLENGE_OVER));
    }

    private void refuseWhileResting(UUID account) {
        var subject = subject(account);
        limits.lock(LimitKind.SECOND_FACTORS_OF_LOGIN, subject);
        limits.wait(LimitKind.SECOND_FACTORS_OF_LOGIN, subject, FAILURES).ifPresent(wait -> {
            var seconds = WholeSeconds.of(wait);
            throw new ProblemException(AccountProblem.SECOND_FACTOR_RESTS, seconds.toSeconds()).retryAfter(seconds);
        });
    }

    private byte[] subject(UUID account) {
        return hash.of("limited.second-factor", account.toString());
    }

    @Scheduled(every = "1h", delayed = "8m")
    void forgetExpired() {
        UnitOfWork.in(() -> store.forgetChallenges(clock.instant().minus(KEPT)));
    }
}
