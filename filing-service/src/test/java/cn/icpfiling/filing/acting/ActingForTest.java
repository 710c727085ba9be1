package cn.icpfiling.filing.acting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class ActingForTest {

    private static final UUID HOLDER = UUID.randomUUID();
    private static final UUID MEMBER = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();

    @Test
    void a_step_of_a_member_names_the_account_of_its_person_too() {
        var actor = applicant(Map.of("member", MEMBER.toString(), "rights", "*=EDIT", "person", PERSON.toString()));

        assertThat(actor.account()).isEqualTo(HOLDER);
        assertThat(actor.member()).isEqualTo(MEMBER);
        assertThat(actor.person()).isEqualTo(PERSON);
    }

    @Test
    void a_token_of_an_earlier_release_names_no_person() {
        assertThat(applicant(Map.of("member", MEMBER.toString(), "rights", "*=EDIT"))
                        .person())
                .isNull();
    }

    @Test
    void a_holder_is_no_member_whatever_person_the_token_names() {
        var actor = applicant(Map.of("person", PERSON.toString()));

        assertThat(actor.member()).isNull();
        assertThat(actor.person()).isNull();
    }

    private static OrderActor applicant(Map<String, Object> more) {
        var claims = new HashMap<String, Object>(more);
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(claims))
                .addRole(Roles.APPLICANT)
                .build();
        var actor = new CurrentActor(identity);
        actor.admit(Right.EDIT, new Reach.AllServices());
        return new ActingFor(actor, identity, null).applicant();
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return HOLDER.toString();
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
