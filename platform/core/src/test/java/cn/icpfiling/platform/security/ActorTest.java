package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void an_actor_is_what_its_roles_say_and_nothing_else() {
        var reviewer = new Actor(null, "staff", Set.of(Roles.REVIEWER));

        assertThat(reviewer.is(Roles.REVIEWER)).isTrue();
        assertThat(reviewer.is(Roles.ADMINISTRATOR)).isFalse();
    }

    @Test
    void staff_is_one_person_with_the_account_they_hold_besides() {
        var staff = UUID.randomUUID();
        var own = UUID.randomUUID();

        assertThat(new Actor(staff, "web", Set.of(), own).isSamePersonAs(own)).isTrue();
        assertThat(new Actor(staff, "web", Set.of(), own).isSamePersonAs(staff)).isTrue();
        assertThat(new Actor(staff, "web", Set.of()).isSamePersonAs(own)).isFalse();
        assertThat(new Actor(null, "web", Set.of()).isSamePersonAs(null)).isFalse();
    }

    @Test
    void a_partner_is_named_by_its_id_and_holds_no_account() {
        var partner = UUID.randomUUID();
        var actor = Actor.ofPartner(partner, "client", Set.of(Scopes.FILINGS_READ));

        assertThat(actor.account()).isNull();
        assertThat(actor.id()).isEqualTo(partner);
        assertThat(actor.is(Roles.PARTNER)).isTrue();
        assertThat(actor.isSamePersonAs(partner)).isFalse();
    }

    @Test
    void everybody_else_is_named_by_their_account() {
        var account = UUID.randomUUID();

        assertThat(new Actor(account, "web", Set.of(Roles.APPLICANT)).id()).isEqualTo(account);
        assertThat(new Actor(null, "filing-service", Set.of(Roles.SERVICE)).id())
                .isNull();
    }
}
