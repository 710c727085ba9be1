package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.MemberState;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends memberships with their sessions, in the caller's transaction. */
@ApplicationScoped
public class EndMemberships {

    private final MemberRepository members;
    private final EndSessions sessions;
    private final TellMembers tell;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    EndMemberships(
            MemberRepository members, EndSessions sessions, TellMembers tell, Outbox outbox, Audit audit, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.tell = tell;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends the sessions of all members of an account that closes. The members stay, because the closing may be refused yet. None of them
     * opens a session meanwhile: that locks the member too, and asks whether the account is open.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endSessionsOfHolder(UUID account) {
        members.lockedOpenOfHolder(account).forEach(member -> sessions.endOfMember(member.id()));
    }

    /** Ends the members of an account that is closed for good, and the memberships of its owner in other accounts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ofClosed(UUID account) {
        ofHolder(account);
        members.lockedOfPerson(account).forEach(member -> one(member, MemberState.LEFT));
    }

    /** Ends the members and the open invitations of an account. Lock the account first, so that none is invited meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ofHolder(UUID account) {
        members.lockedOpenOfHolder(account).forEach(member -> one(member, MemberState.REMOVED));
    }

    /**
     * Ends a membership that has not ended. Lock it first.
     *
     * @param how REMOVED or LEFT
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void one(Member member, MemberState how) {
        var wasActive = member.isActive();
        member.end(how, clock.instant());
        sessions.endOfMember(member.id());
        if (wasActive) {
            outbox.append(MemberEvent.removed(member, how));
            tell.ended(member, how);
        }
        var act = how == MemberState.LEFT ? "MEMBER.LEAVE" : "MEMBER.REMOVE";
        audit.record(Act.of(act, "MEMBER", member.id()).with("holder", member.holder()));
    }
}
