package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.MemberState;
import cn.icpfiling.platform.outbox.OutboxEvent;
import java.util.UUID;

/**
 * The payload of the events account.member.added, account.member.changed and account.member.removed. The membership is the
 * aggregate; the key is the holder's account.
 *
 * @param ended how the membership ended; null for the other events
 */
public record MemberEvent(UUID accountId, UUID memberId, MemberState ended) {

    private static final String TOPIC = "icp.account.v1";

    static OutboxEvent added(Member member) {
        return of(member, "added", null);
    }

    static OutboxEvent changed(Member member) {
        return of(member, "changed", null);
    }

    static OutboxEvent removed(Member member, MemberState how) {
        return of(member, "removed", how);
    }

    private static OutboxEvent of(Member member, String what, MemberState how) {
        return new OutboxEvent(
                TOPIC,
                member.holder().toString(),
                "account.member." + what,
                member.id(),
                member.nextFact(),
                new MemberEvent(member.holder(), member.id(), how));
    }
}
