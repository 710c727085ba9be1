package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.RefreshToken;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Exchanges a refresh token for the next pair of tokens; see {@link RefreshToken} for a second use. */
@ApplicationScoped
class RefreshSession {

    private static final Logger LOG = Logger.getLogger(RefreshSession.class);

    private final SessionRepository store;
    private final AccountRepository accounts;
    private final EndSessions endSessions;
    private final SessionViews views;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    RefreshSession(
            SessionRepository store,
            AccountRepository accounts,
            EndSessions endSessions,
            SessionViews views,
            RefreshTokens refreshTokens,
            @MachineClock Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.endSessions = endSessions;
        this.views = views;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    SessionView handle(String text) {
        var hash = RefreshTokens.hash(text);
        return UnitOfWork.keepingRefusals(() -> refresh(hash));
    }

    private SessionView refresh(byte[] hash) {
        var now = clock.instant();
        var session = store.sessionOf(hash)
                .flatMap(store::locked)
                .filter(found -> found.isOpen(now) && isParentOpen(found, now))
                .orElseThrow(() -> new ProblemException(AccountProblem.SESSION_ENDED));
        var token = store.token(hash);
        if (token.isExpired(now)) {
            throw new ProblemException(AccountProblem.SESSION_ENDED);
        }
        if (!token.isUnused()) {
            voidLostSuccessor(session, token, now);
        }

        session.used(now);
        var next = refreshTokens.issue(session, now);
        token.replacedBy(next.id(), now);
        var account = accounts.findByIdOptional(session.account())
                .orElseThrow(() -> new ProblemException(AccountProblem.SESSION_ENDED));
        return views.of(session, account, next);
    }

    /** The end of a parent ends its children in the same transaction; its last day ends them here. */
    private boolean isParentOpen(Session session, Instant now) {
        return session.parent() == null
                || store.find(session.parent())
                        .filter(parent -> parent.isOpen(now))
                        .isPresent();
    }

    private void voidLostSuccessor(Session session, RefreshToken token, Instant now) {
        if (token.mayBeRepeated(now)) {
            var successor = store.token(token.successor());
            if (successor.isUnused()) {
                successor.markLost();
                return;
            }
        }
        endSessions.end(session, Session.End.TOKEN_REUSED);
        LOG.warnf(
                "Session %s of account %s is ended because an old refresh token was used again",
                session.id(), session.account());
        throw new ProblemException(AccountProblem.REFRESH_TOKEN_REUSED);
    }
}
