package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.HolderPassword;
import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.HolderPasswordRepository;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the owner of an account proves in the session of this request against a case of a lost phone. A thief of the phone gets its codes, and
 * can set a password or enrol an app with them; so a password or an app counts only if it is older than the loss.
 */
@RequestScoped
class OwnersProof {

    private static final Duration FRESH = Duration.ofMinutes(FreshFactor.USUAL);

    private final JsonWebToken token;
    private final SessionRepository sessions;
    private final HolderPasswordRepository passwords;
    private final SecondFactorRepository factors;
    private final Clock clock;

    OwnersProof(
            JsonWebToken token,
            SessionRepository sessions,
            HolderPasswordRepository passwords,
            SecondFactorRepository factors,
            @MachineClock Clock clock) {
        this.token = token;
        this.sessions = sessions;
        this.passwords = passwords;
        this.factors = factors;
        this.clock = clock;
    }

    /**
     * Whether a sign-in by password, or a code of the app or a recovery code, within the last minutes says that this is the owner; false for a
     * code to the phone. 401 STEP_UP_REQUIRED without any of them.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isMoreThanThePhone(SupportCase found) {
        var session = sessions.find(Ids.parse(token.getClaim("sid")))
                .filter(one -> one.isOpen(clock.instant()))
                .orElseThrow(() -> new ProblemException(CommonProblem.UNAUTHENTICATED));
        if (isByPassword(session, found) || isByApp(session, found)) {
            return true;
        }
        if (!isFresh(session.provenAt())) {
            throw new ProblemException(CommonProblem.STEP_UP_REQUIRED, FreshFactor.USUAL);
        }
        return false;
    }

    private boolean isByPassword(Session session, SupportCase found) {
        return session.methods().contains(SignInMethod.PASSWORD.value())
                && isFresh(session.startedAt())
                && isOlderThanLoss(
                        found, passwords.findByIdOptional(found.source()).map(HolderPassword::setAt));
    }

    private boolean isByApp(Session session, SupportCase found) {
        return isFresh(session.appProvenAt())
                && isOlderThanLoss(found, factors.of(found.source()).map(SecondFactor::enrolledAt));
    }

    private static boolean isOlderThanLoss(SupportCase found, Optional<Instant> setUpAt) {
        return setUpAt.filter(found::isOlderThanLoss).isPresent();
    }

    private boolean isFresh(Instant provenAt) {
        return provenAt != null && !provenAt.isBefore(clock.instant().minus(FRESH));
    }
}
