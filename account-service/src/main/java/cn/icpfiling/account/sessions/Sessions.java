package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.limits.CallerDevice;
import cn.icpfiling.account.store.SessionStore;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.account.tokens.AccessTokens;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts, goes on with and ends what a sign-in begins. By the machine's clock, like every token. */
@ApplicationScoped
public class Sessions {

    private static final Duration KEPT = Duration.ofDays(30);

    private final SessionStore store;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final AccountViews views;
    private final EndedSessionsHere ended;
    private final CallerDevice caller;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;
    private final String client;

    Sessions(
            SessionStore store,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            AccountViews views,
            EndedSessionsHere ended,
            CallerDevice caller,
            FieldCipher cipher,
            Audit audit,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.tokens.own-client") String client) {
        this.store = store;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.views = views;
        this.ended = ended;
        this.caller = caller;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
        this.client = client;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public SessionView start(Account account) {
        var now = clock.instant();
        var id = Ids.next();
        var session =
                views.isOfStaff(account) ? Session.ofStaff(id, account.id(), now) : new Session(id, account.id(), now);
        session.beganAt(
                client, cipher.seal("session", "address", id, caller.maskedAddress()), Device.of(caller.userAgent()));
        store.add(session);
        audit.record(Act.of("SESSION.START", "SESSION", session.id())
                .by(new Actor(account.id(), null, views.rolesOf(account))));
        return view(session, account, refreshTokens.issue(session, now));
    }

    SessionView view(Session session, Account account, RefreshTokens.Issued issued) {
        var token =
                accessTokens.ofAccount(account.id(), views.rolesOf(account), session.id(), views.ownAccountOf(account));
        return new SessionView(
                token.text(), AccessTokens.TYPE, token.secondsLeft(), issued.token(), views.of(account), null, null);
    }

    /** Whoever knew the old password is out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(UUID account, Session.End by) {
        store.openOf(account).forEach(session -> end(session, by));
    }

    /** For good; its access tokens are refused as soon as the end is known everywhere. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void end(Session session, Session.End by) {
        session.end(by, clock.instant());
        ended.add(session);
        audit.record(Act.of("SESSION.END", "SESSION", session.id()).because(by.name()));
    }

    @Scheduled(every = "6h", delayed = "7m")
    void forgetExpired() {
        UnitOfWork.in(() -> store.forget(clock.instant().minus(KEPT)));
    }
}
