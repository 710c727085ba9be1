package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.MemberState;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Accepts an invitation, or ends the person's own membership. A person who is also a member of staff acts for no other
 * account: they might review its orders.
 */
@RequestScoped
class AcceptInvitation {

    private final OwnMembers own;
    private final AccountRepository accounts;
    private final StaffLoginRepository staff;
    private final EndMemberships end;
    private final MemberNews news;
    private final MemberViews views;
    private final Clock clock;

    AcceptInvitation(
            OwnMembers own,
            AccountRepository accounts,
            StaffLoginRepository staff,
            EndMemberships end,
            MemberNews news,
            MemberViews views,
            Clock clock) {
        this.own = own;
        this.accounts = accounts;
        this.staff = staff;
        this.end = end;
        this.news = news;
        this.views = views;
        this.clock = clock;
    }

    /** Accepting twice is no error. */
    MembershipView accept(UUID id) {
        own.requireOfPerson(id);
        return UnitOfWork.in(() -> {
            var person = own.lockedAccount();
            var member = own.lockedOfPerson(id);
            if (!member.isActive()) {
                requireFit(person, member);
                member.accept(person.id(), clock.instant());
                news.accepted(member);
            }
            return views.ofPerson(member);
        });
    }

    /** Leaves the account, or declines the invitation. */
    void leave(UUID id) {
        own.requireOfPerson(id);
        UnitOfWork.run(() -> end.one(own.lockedOfPerson(id), MemberState.LEFT));
    }

    private void requireFit(Account person, Member member) {
        if (member.stateAt(clock.instant()) != MemberState.INVITED) {
            throw new ProblemException(AccountProblem.INVITATION_OVER);
        }
        if (accounts.findByIdOptional(member.holder())
                .filter(holder -> holder.status() == AccountStatus.ACTIVE)
                .isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        if (member.holder().equals(person.id())) {
            throw new ProblemException(AccountProblem.MEMBER_IS_HOLDER);
        }
        requireNoStaff();
    }

    /** Refuses a person who is a member of staff. */
    void requireNoStaff() {
        if (staff.hasMobileOf(own.account())) {
            throw new ProblemException(AccountProblem.MEMBER_OF_STAFF);
        }
    }
}
