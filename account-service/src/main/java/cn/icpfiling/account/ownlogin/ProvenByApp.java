package cn.icpfiling.account.ownlogin;

import cn.icpfiling.account.contacts.OwnAccount;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/**
 * Whether the caller's session proved the authenticator app, or a recovery code in its place. A code to the phone is a fresh factor too, but
 * a thief of the phone gets it, and the app is what such a thief does not have.
 */
@RequestScoped
class ProvenByApp {

    private final OwnAccount own;
    private final SessionRepository sessions;
    private final Clock clock;

    ProvenByApp(OwnAccount own, SessionRepository sessions, @MachineClock Clock clock) {
        this.own = own;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** 409 SECOND_FACTOR_NEEDED without a proof by the app within the minutes that a fresh factor is good for. */
    @Transactional(Transactional.TxType.MANDATORY)
    void require() {
        var since = clock.instant().minus(Duration.ofMinutes(FreshFactor.USUAL));
        var proven = session().appProvenAt();
        if (proven == null || proven.isBefore(since)) {
            throw new ProblemException(AccountProblem.SECOND_FACTOR_NEEDED);
        }
    }

    /** The first code of an app proves it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void record() {
        session().proven(SignInMethod.APP_CODE, clock.instant());
    }

    private Session session() {
        return sessions.locked(own.session()).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
