package cn.icpfiling.account.members;

import cn.icpfiling.account.core.MemberGrant;
import cn.icpfiling.account.core.MemberState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A member, for the holder of the account.
 *
 * @param phone masked
 * @param lastSignInAt null if the member never opened a session for this account, or the last one is deleted
 */
record MemberView(
        UUID memberId,
        String name,
        String phone,
        MemberState state,
        List<MemberGrant> grants,
        Instant invitedAt,
        Instant expiresAt,
        Instant acceptedAt,
        Instant endedAt,
        Instant lastSignInAt) {

    @Override
    public String toString() {
        return "MemberView of " + memberId;
    }
}
