package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.KnownDeviceRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Ends sessions for good, in the caller's transaction. */
@ApplicationScoped
public class EndSessions {

    private static final int AT_ONCE = 100;

    private final SessionRepository store;
    private final KnownDeviceRepository devices;
    private final EndedSessionCache ended;
    private final Audit audit;
    private final Clock clock;

    EndSessions(
            SessionRepository store,
            KnownDeviceRepository devices,
            EndedSessionCache ended,
            Audit audit,
            @MachineClock Clock clock) {
        this.store = store;
        this.devices = devices;
        this.ended = ended;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends every open session of an account, with those that act for memberships: they are of the same account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(UUID account, Session.End by) {
        endEach(store.openOf(account, clock.instant()), by);
    }

    /** Ends every open session of an account but the one of the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOthers(UUID account, UUID kept, Session.End by) {
        endEach(
                store.openOf(account, clock.instant()).stream()
                        .filter(session -> !session.id().equals(kept))
                        .toList(),
                by);
    }

    /**
     * Leaves the newest sessions of a person's own open. Lock the account first, so that no session begins meanwhile. A sign-in ends so many
     * at once that it is quick; where more are open, from before there was a limit, the next sign-ins end the others.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOlderOf(UUID account, int newest) {
        store.olderOf(account, clock.instant(), newest, AT_ONCE).forEach(session -> end(session, Session.End.TOO_MANY));
    }

    /**
     * Ends every open session of an account but the one of the caller, and forgets all known devices: an intruder may have made one known.
     * Which device the caller has is not known here; the next sign-in by code makes it known again.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOthersAndForgetDevices(UUID account, UUID kept, Session.End by) {
        endOthers(account, kept, by);
        devices.forgetOf(account);
    }

    /** Ends every open session that acts for a membership. Lock the member first, so that no session begins meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOfMember(UUID member) {
        endEach(store.openOfMember(member), Session.End.MEMBER_CHANGED);
    }

    /** Leaves the newest sessions of a membership open. Lock the member first, so that no session begins meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOlderOfMember(UUID member, int newest) {
        endEach(store.olderOfMember(member, newest), Session.End.TOO_MANY);
    }

    /**
     * Ends a session, and the sessions that it opened: a thief of a session may have opened others with it. Services refuse
     * their access tokens as soon as they know of the end.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void end(Session session, Session.End by) {
        endEach(List.of(session), by);
        // A session of a member opens no other one.
        if (session.member() == null) {
            endEach(store.openChildrenOf(session.id()), Session.End.PARENT_ENDED);
        }
    }

    /** A session that ended with its parent a moment ago stays as it ended. */
    private void endEach(Collection<Session> sessions, Session.End by) {
        var open =
                sessions.stream().filter(session -> session.endedAt() == null).toList();
        if (open.isEmpty()) {
            return;
        }
        for (var session : open) {
            session.end(by, clock.instant());
            audit.record(Act.of("SESSION.END", "SESSION", session.id()).because(by.name()));
        }
        ended.addAll(open);
    }
}
