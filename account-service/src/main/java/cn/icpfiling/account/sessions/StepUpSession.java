package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.account.tokens.AccessTokens;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Records in the caller's session that its owner proved a factor again, and issues an access token that says so. The
 * refresh token stays; tokens refreshed with it say the same.
 */
@ApplicationScoped
public class StepUpSession {

    private final SessionRepository store;
    private final SessionViews views;
    private final Audit audit;
    private final Clock clock;

    StepUpSession(SessionRepository store, SessionViews views, Audit audit, @MachineClock Clock clock) {
        this.store = store;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /** A refusal must commit too, because the code before it was used up. */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public FreshToken handle(UUID sessionId, Account account, SignInMethod by) {
        var now = clock.instant();
        var session = store.locked(sessionId)
                .filter(found -> found.account().equals(account.id()))
                .filter(found -> found.isOpen(now))
                .orElseThrow(() -> new ProblemException(AccountProblem.SESSION_ENDED));
        session.proven(by, now);
        audit.record(Act.of("SESSION.STEP_UP", "SESSION", session.id()).with("method", by));
        var token = views.token(session, account);
        return new FreshToken(token.text(), AccessTokens.TYPE, token.secondsLeft());
    }
}
