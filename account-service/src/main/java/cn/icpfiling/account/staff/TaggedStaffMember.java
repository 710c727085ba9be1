package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.VersionTag;
import java.util.Locale;

/** A member of staff with its version, which becomes the ETag. */
record TaggedStaffMember(StaffMember member, VersionTag tag) {

    static TaggedStaffMember of(StaffMember shown, StaffLogin login) {
        return new TaggedStaffMember(shown, new VersionTag(login.version(), Locale.ROOT));
    }

    Reply reply(int status, String location) {
        return new Reply(status, location, tag.toString(), member);
    }
}
