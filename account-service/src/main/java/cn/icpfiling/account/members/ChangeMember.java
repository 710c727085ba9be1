package cn.icpfiling.account.members;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.MemberGrants;
import cn.icpfiling.account.core.MemberState;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/** Replaces the rights of a member, or removes the member. Both end the member's sessions in the same transaction. */
@RequestScoped
class ChangeMember {

    private final OwnMembers own;
    private final MemberRepository members;
    private final EndMemberships end;
    private final EndSessions sessions;
    private final MemberViews views;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ChangeMember(
            OwnMembers own,
            MemberRepository members,
            EndMemberships end,
            EndSessions sessions,
            MemberViews views,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.own = own;
        this.members = members;
        this.end = end;
        this.sessions = sessions;
        this.views = views;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    TaggedMember grant(UUID id, IfMatch ifMatch, MemberGrants grants) {
        own.requireKnown(id);
        return UnitOfWork.in(() -> {
            var member = own.locked(id);
            ifMatch.require(member.version());
            var now = clock.instant();
            if (!member.isOpen(now)) {
                throw new ProblemException(AccountProblem.MEMBER_ENDED);
            }
            member.grant(grants, now);
            if (member.isActive()) {
                sessions.endOfMember(id);
                outbox.append(MemberEvent.changed(member));
            }
            members.flush();
            audit.record(Act.of("MEMBER.CHANGE", "MEMBER", id).with("holder", member.holder()));
            return views.tagged(member);
        });
    }

    /** Removing a member twice is no error. */
    void remove(UUID id) {
        own.requireKnown(id);
        UnitOfWork.run(() -> {
            var member = own.locked(id);
            if (member.endedAt() == null) {
                end.one(member, MemberState.REMOVED);
            }
        });
    }
}
