package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final MemberGrants VIEW = new MemberGrants(List.of(new MemberGrant(null, List.of(Right.VIEW))));

    private final Member member = new Member(Ids.next(), Ids.next(), VIEW, NOW);
    private final UUID person = Ids.next();

    @Test
    void an_invitation_is_accepted_within_seven_days() {
        var last = NOW.plus(Duration.ofDays(7)).minusMillis(1);

        assertThat(member.isOpen(last)).isTrue();
        member.accept(person, last);

        assertThat(member.isActive()).isTrue();
        assertThat(member.person()).isEqualTo(person);
        assertThat(member.stateAt(NOW.plus(Duration.ofDays(400)))).isEqualTo(MemberState.ACTIVE);
    }

    @Test
    void an_invitation_expires_without_an_act() {
        var late = NOW.plus(Duration.ofDays(7));

        assertThat(member.stateAt(late)).isEqualTo(MemberState.EXPIRED);
        assertThat(member.isOpen(late)).isFalse();
        assertThatThrownBy(() -> member.accept(person, late)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> member.grant(VIEW, late)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_has_ended_begins_no_more() {
        member.end(MemberState.REMOVED, NOW);

        assertThat(member.isOpen(NOW)).isFalse();
        assertThatThrownBy(() -> member.accept(person, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> member.grant(VIEW, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> member.end(MemberState.LEFT, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_membership_does_not_end_by_going_on() {
        assertThatThrownBy(() -> member.end(MemberState.ACTIVE, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> member.end(MemberState.INVITED, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void grants_of_one_service_add_up_and_those_of_all_services_stand_apart() {
        var shop = Ids.next();
        var granted = new MemberGrants(List.of(
                        new MemberGrant(shop, List.of(Right.EDIT)),
                        new MemberGrant(shop, List.of(Right.SUBMIT, Right.SUBMIT)),
                        new MemberGrant(null, List.of(Right.VIEW))))
                .of(member.id());

        assertThat(granted.member()).isEqualTo(member.id());
        assertThat(granted.services()).containsOnlyKeys(shop);
        assertThat(granted.services().get(shop)).containsOnly(Right.EDIT, Right.SUBMIT);
        assertThat(granted.has(Right.EDIT, Reach.ALL)).isFalse();
        assertThat(granted.everywhere()).containsOnly(Right.VIEW);
    }
}
