package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Replaces name, roles and mobile number of a member of staff. A change of roles ends the member's sessions. */
@RequestScoped
class ChangeStaff {

    private final ChangeableStaff changeable;
    private final StaffLoginRepository staff;
    private final StaffDetails details;
    private final StaffViews views;
    private final EndSessions endSessions;
    private final Audit audit;

    ChangeStaff(
            ChangeableStaff changeable,
            StaffLoginRepository staff,
            StaffDetails details,
            StaffViews views,
            EndSessions endSessions,
            Audit audit) {
        this.changeable = changeable;
        this.staff = staff;
        this.details = details;
        this.views = views;
        this.endSessions = endSessions;
        this.audit = audit;
    }

    TaggedStaffMember handle(UUID id, IfMatch ifMatch, StaffEntry entry) {
        var roles = entry.rolesOfOnePerson("");
        var mobile = details.mobile(entry, "");
        return UnitOfWork.in(() -> {
            var member = changeable.locked(id);
            ifMatch.require(member.version());
            if (!roles.equals(member.roles())) {
                endSessions.endAll(id, Session.End.BY_ADMINISTRATOR);
            }
            member.changeDetails(details.encryptedName(id, entry), roles);
            details.writeMobile(member, mobile);
            staff.flush();
            audit.record(StaffActs.of("CHANGE", id, member.roles()));
            return TaggedStaffMember.of(views.of(member), member);
        });
    }
}
