package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Replaces name, roles and mobile number of a member of staff. Roles with one that the member does not have are proposed, and hold once
 * another administrator confirms them; until then the member keeps all of the present ones. A role that is taken away is gone at once, with
 * the member's sessions.
 */
@RequestScoped
class ChangeStaff {

    private final ChangeableStaff changeable;
    private final StaffLoginRepository staff;
    private final StaffDetails details;
    private final StaffViews views;
    private final StaffProposals proposals;
    private final EndSessions endSessions;
    private final Audit audit;

    ChangeStaff(
            ChangeableStaff changeable,
            StaffLoginRepository staff,
            StaffDetails details,
            StaffViews views,
            StaffProposals proposals,
            EndSessions endSessions,
            Audit audit) {
        this.changeable = changeable;
        this.staff = staff;
        this.details = details;
        this.views = views;
        this.proposals = proposals;
        this.endSessions = endSessions;
        this.audit = audit;
    }

    TaggedStaffMember handle(UUID id, IfMatch ifMatch, StaffEntry entry) {
        var roles = entry.rolesOfOnePerson("");
        var mobile = details.mobile(entry, "");
        return UnitOfWork.in(() -> {
            var member = changeable.locked(id);
            ifMatch.require(member.version());
            member.touch();
            var name = details.encryptedName(id, entry);
            if (member.roles().containsAll(roles)) {
                takeAway(member, name, roles);
            } else {
                member.changeDetails(name, member.roles());
                propose(member, roles);
            }
            details.writeMobile(member, mobile);
            staff.flush();
            audit.record(StaffActs.of("CHANGE", id, member.roles()));
            return TaggedStaffMember.of(views.of(member), member);
        });
    }

    private void takeAway(StaffLogin member, byte[] name, Set<String> roles) {
        if (!roles.equals(member.roles())) {
            endSessions.endAll(member.account(), Session.End.BY_ADMINISTRATOR);
        }
        member.changeDetails(name, roles);
    }

    private void propose(StaffLogin member, Set<String> roles) {
        proposals.roles(member, roles);
        audit.record(StaffActs.of("PROPOSE", member, StaffProposalKind.ROLES).with("wanted", StaffActs.code(roles)));
    }
}
