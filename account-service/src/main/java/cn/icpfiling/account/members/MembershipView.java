package cn.icpfiling.account.members;

import cn.icpfiling.account.core.MemberGrant;
import cn.icpfiling.account.core.MemberState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A membership, for the person.
 *
 * @param accountId the account that the person acts for
 * @param holderPhone of that account, masked, for recognition
 */
record MembershipView(
        UUID memberId,
        UUID accountId,
        String holderPhone,
        MemberState state,
        List<MemberGrant> grants,
        Instant invitedAt,
        Instant expiresAt,
        Instant acceptedAt) {

    @Override
    public String toString() {
        return "MembershipView of " + memberId;
    }
}
