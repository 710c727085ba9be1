package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Starts a session after a sign-in, in the caller's transaction. By the machine's clock, like every token. */
@ApplicationScoped
public class StartSession {

    private final SessionRepository store;
    private final RefreshTokens refreshTokens;
    private final SessionViews views;
    private final AccountViews accounts;
    private final SessionOrigins origins;
    private final EndSessions endSessions;
    private final Audit audit;
    private final Clock clock;

    StartSession(
            SessionRepository store,
            RefreshTokens refreshTokens,
            SessionViews views,
            AccountViews accounts,
            SessionOrigins origins,
            EndSessions endSessions,
            Audit audit,
            @MachineClock Clock clock) {
        this.store = store;
        this.refreshTokens = refreshTokens;
        this.views = views;
        this.accounts = accounts;
        this.origins = origins;
        this.endSessions = endSessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts a session of a person who acts as a member of another account. Lock the member first.
     *
     * @param own the session of the person, who signed in to their own account
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionView ofMember(Account person, Member member, Session own) {
        var now = clock.instant();
        var session = Session.ofMember(Ids.next(), member.id(), own, now);
        origins.write(session);
        store.add(session);
        audit.record(Act.of("SESSION.START", "SESSION", session.id())
                .with("member", member.id())
                .with("onBehalfOf", member.holder()));
        return views.of(session, person, refreshTokens.issue(session, now));
    }

    /**
     * Ends the oldest sessions where the account would have too many. Lock the account first.
     *
     * @param provenBy what the owner has proven, in this sign-in
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionView handle(Account account, SignInMethod... provenBy) {
        endSessions.endOlderOf(account.id(), Session.MOST - 1);
        var now = clock.instant();
        var id = Ids.next();
        var session = accounts.isOfStaff(account)
                ? Session.ofStaff(id, account.id(), now)
                : new Session(id, account.id(), now);
        for (var method : provenBy) {
            session.proven(method, now);
        }
        origins.write(session);
        store.add(session);
        audit.record(Act.of("SESSION.START", "SESSION", session.id())
                .by(new Actor(account.id(), null, accounts.rolesOf(account))));
        return views.ofSignIn(session, account, refreshTokens.issue(session, now), List.of(provenBy));
    }
}
