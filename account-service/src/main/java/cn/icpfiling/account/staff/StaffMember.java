package cn.icpfiling.account.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A member of staff in answers to an administrator.
 *
 * @param passwordExpiresAt null unless administrators handed the password out and the member has not set an own one
 */
public record StaffMember(
        UUID accountId,
        String login,
        String name,
        List<String> roles,
        String mobile,
        Instant enrolledAt,
        Instant disabledAt,
        Instant passwordExpiresAt,
        StaffProposalView proposal,
        String initialPassword) {

    StaffMember withPassword(String half) {
        return new StaffMember(
                accountId, login, name, roles, mobile, enrolledAt, disabledAt, passwordExpiresAt, proposal, half);
    }

    @Override
    public String toString() {
        return "StaffMember " + login;
    }
}
