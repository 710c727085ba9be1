package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionStore;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.account.tokens.AccessTokens;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Starts, goes on with and ends what a sign-in begins. By the machine's clock, like every token. */
@ApplicationScoped
public class Sessions {

    private static final Duration KEPT = Duration.ofDays(30);

    private final SessionStore store;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final AccountViews views;
    private final Clock clock;

    Sessions(
            SessionStore store,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            AccountViews views,
            @MachineClock Clock clock) {
        this.store = store;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.views = views;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public SessionView start(Account account) {
        var now = clock.instant();
        var session = new Session(Ids.next(), account.id(), now);
        store.add(session);
        return view(session, account, refreshTokens.issue(session, now));
    }

    SessionView view(Session session, Account account, RefreshTokens.Issued issued) {
        var token = accessTokens.ofAccount(account.id(), views.rolesOf(account), session.id());
        return new SessionView(
                token.text(), AccessTokens.TYPE, token.secondsLeft(), issued.token(), views.of(account), null);
    }

    /** Whoever knew the old password is out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(UUID account, Session.End by) {
        store.openOf(account).forEach(session -> session.end(by, clock.instant()));
    }

    @Scheduled(every = "6h", delayed = "7m")
    void forgetExpired() {
        UnitOfWork.in(() -> store.forget(clock.instant().minus(KEPT)));
    }
}
