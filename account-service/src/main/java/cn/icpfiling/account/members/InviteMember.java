package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.MemberState;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;

/**
 * Invites a person by mobile number. The account's row is locked, so that two invitations at once see each other. The
 * answer is the same whether the number has an account or not.
 */
@RequestScoped
class InviteMember {

    private final OwnMembers own;
    private final IdempotencyService idempotency;
    private final MemberRepository members;
    private final MemberParts parts;
    private final MemberViews views;
    private final TellMembers tell;
    private final Audit audit;
    private final Clock clock;

    InviteMember(
            OwnMembers own,
            IdempotencyService idempotency,
            MemberRepository members,
            MemberParts parts,
            MemberViews views,
            TellMembers tell,
            Audit audit,
            Clock clock) {
        this.own = own;
        this.idempotency = idempotency;
        this.members = members;
        this.parts = parts;
        this.views = views;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest request, MemberEntry.NewMember entry) {
        new MaskedValues().at("/name", entry.name()).refuse();
        var phone = parts.phone(entry.phone());
        return idempotency.perform(request, () -> invited(entry, phone));
    }

    private Reply invited(MemberEntry.NewMember entry, String phone) {
        var holder = own.lockedAccount();
        requireRoom(holder, phone);
        parts.count(holder.id(), phone);
        var member = parts.named(
                new Member(Ids.next(), holder.id(), MemberEntry.grants(entry.grants()), clock.instant()),
                entry.name(),
                phone);
        members.persistAndFlush(member);
        tell.invited(holder, member, phone);
        audit.record(Act.of("MEMBER.INVITE", "MEMBER", member.id()).with("holder", holder.id()));
        var shown = views.tagged(member);
        return new Reply(
                201, "/api/v1/accounts/me/members/" + member.id(), shown.tag().toString(), shown.member());
    }

    /** Writes expired invitations off; they take no place and do not stand in the way of another invitation. */
    private void requireRoom(Account holder, String phone) {
        var index = parts.indexOf(phone);
        if (holder.hasPhone(index)) {
            throw new ProblemException(AccountProblem.MEMBER_IS_HOLDER);
        }
        var now = clock.instant();
        var open = 0;
        for (var member : members.lockedOpenOfHolder(holder.id())) {
            if (member.stateAt(now) == MemberState.EXPIRED) {
                member.end(MemberState.EXPIRED, now);
            } else if (member.hasPhone(index)) {
                throw new ProblemException(AccountProblem.MEMBER_EXISTS);
            } else {
                open++;
            }
        }
        if (open >= Member.MOST) {
            throw new ProblemException(AccountProblem.MEMBERS_FULL, Member.MOST);
        }
    }
}
