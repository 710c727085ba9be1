package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final UUID MEMBER = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");
    private static final UUID SHOP = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b4");
    private static final UUID FORUM = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b5");

    private static Membership with(String rights) {
        return Membership.parse(MEMBER.toString(), rights);
    }

    @Test
    void a_right_for_one_service_applies_to_that_service_only() {
        var member = with(SHOP + "=EDIT");

        assertThat(member.has(Right.EDIT, Reach.service(SHOP))).isTrue();
        assertThat(member.has(Right.EDIT, Reach.ANY)).isTrue();
        assertThat(member.has(Right.EDIT, Reach.service(FORUM))).isFalse();
        assertThat(member.has(Right.EDIT, Reach.ALL)).isFalse();
        assertThat(member.has(Right.SUBMIT, Reach.service(SHOP))).isFalse();
        assertThat(member.seenServices()).contains(Set.of(SHOP));
    }

    @Test
    void a_right_for_all_services_applies_everywhere_and_adds_to_that_of_one_service() {
        var member = with("*=VIEW " + SHOP + "=END");

        assertThat(member.has(Right.VIEW, Reach.ALL)).isTrue();
        assertThat(member.has(Right.VIEW, Reach.service(FORUM))).isTrue();
        assertThat(member.has(Right.END, Reach.service(SHOP))).isTrue();
        assertThat(member.has(Right.END, Reach.service(FORUM))).isFalse();
        assertThat(member.seenServices()).isEmpty();
    }

    @Test
    void every_right_includes_the_view_and_nothing_else() {
        for (var right : Right.values()) {
            var member = with(SHOP + "=" + right);

            for (var other : Right.values()) {
                assertThat(member.has(other, Reach.service(SHOP)))
                        .as("%s with %s", other, right)
                        .isEqualTo(other == right || other == Right.VIEW);
            }
        }
    }

    @Test
    void a_thing_without_a_service_needs_the_right_for_all_services() {
        assertThat(with(SHOP + "=VIEW").has(Right.VIEW, Reach.service(null))).isFalse();
        assertThat(with("*=VIEW").has(Right.VIEW, Reach.service(null))).isTrue();
    }

    @Test
    void a_claim_that_cannot_be_read_grants_nothing() {
        for (var rights : new String[] {
            null, "", "VIEW", "*", "*=", "*=view", "all=VIEW", "*=VIEW=EDIT", "x" + SHOP + "=VIEW", "*VIEW", "=VIEW"
        }) {
            assertThat(with(rights).has(Right.VIEW, Reach.ANY)).as("%s", rights).isFalse();
        }
        assertThat(Membership.parse(null, "*=VIEW").has(Right.VIEW, Reach.ANY)).isFalse();
        assertThat(Membership.parse("me", "*=VIEW").has(Right.VIEW, Reach.ANY)).isFalse();
    }

    @Test
    void an_unknown_right_of_a_newer_release_grants_nothing_and_spoils_no_other() {
        var member = with("*=SHRED,EDIT");

        assertThat(member.everywhere()).containsExactly(Right.EDIT);
    }

    @Test
    void what_is_written_is_read_back() {
        var member = new Membership(
                MEMBER, Set.of(Right.VIEW), Map.of(SHOP, Set.of(Right.EDIT, Right.SUBMIT), FORUM, Set.of(Right.END)));

        assertThat(member.written()).isEqualTo("*=VIEW " + SHOP + "=EDIT,SUBMIT " + FORUM + "=END");
        assertThat(with(member.written())).isEqualTo(member);
    }
}
