package cn.icpfiling.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.security.Roles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotentRequestsTest {

    private static final UUID ACCOUNT = Ids.next();
    private static final UUID PARTNER = Ids.next();
    private static final Actor APPLICANT = new Actor(ACCOUNT, "console", Set.of(Roles.APPLICANT));

    @Test
    void the_sender_is_the_client_program_and_the_account_or_partner_that_its_token_names() {
        assertThat(by(APPLICANT).of("openNote", "key").sender()).isEqualTo("console/" + ACCOUNT);
        assertThat(by(Actor.ofPartner(PARTNER, "robot", Set.of()))
                        .of("openNote", "key")
                        .sender())
                .isEqualTo("robot/" + PARTNER);
    }

    @Test
    void a_quoted_and_a_bare_key_make_the_same_request() {
        assertThat(by(APPLICANT).of("openNote", "\"key\"", "body"))
                .isEqualTo(by(APPLICANT).of("openNote", "key", "body"))
                .extracting(IdempotentRequest::key, IdempotentRequest::operation, IdempotentRequest::payload)
                .containsExactly("key", "openNote", List.of("body"));
    }

    @Test
    void the_common_payload_of_a_service_follows_that_of_the_resource() {
        var requests = new IdempotentRequests(() -> Optional.of(APPLICANT), List.of(() -> List.of("customer")));

        assertThat(requests.of("openNote", "key", 1, "body").payload()).containsExactly(1, "body", "customer");
    }

    @Test
    void a_request_without_a_key_or_without_a_caller_is_refused() {
        assertRefused(by(APPLICANT), null, CommonProblem.IDEMPOTENCY_KEY_MISSING);
        assertRefused(new IdempotentRequests(Optional::empty, List.of()), "key", CommonProblem.UNAUTHENTICATED);
    }

    private static IdempotentRequests by(Actor actor) {
        return new IdempotentRequests(() -> Optional.of(actor), List.of());
    }

    private static void assertRefused(IdempotentRequests requests, String key, CommonProblem type) {
        assertThatThrownBy(() -> requests.of("openNote", key))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
