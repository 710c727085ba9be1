package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void an_actor_is_what_its_roles_say_and_nothing_else() {
        var reviewer = new Actor(null, "staff", Set.of(Roles.REVIEWER));

        assertThat(reviewer.is(Roles.REVIEWER)).isTrue();
        assertThat(reviewer.is(Roles.ADMINISTRATOR)).isFalse();
    }
}
