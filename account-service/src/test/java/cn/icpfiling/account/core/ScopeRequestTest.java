package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScopeRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final byte[] TEXT = {1};

    private static final List<Consumer<ScopeRequest>> EXITS = List.of(
            request -> request.grant(TEXT, NOW),
            request -> request.refuse(TEXT, NOW),
            request -> request.withdraw(NOW),
            request -> request.expire(NOW));

    @Test
    void each_exit_leads_to_a_state_of_its_own() {
        assertThat(EXITS.stream().map(exit -> {
                    var request = request();
                    exit.accept(request);
                    assertThat(request.decidedAt()).isEqualTo(NOW);
                    return request.state();
                }))
                .containsExactly(
                        ScopeRequestState.GRANTED,
                        ScopeRequestState.REFUSED,
                        ScopeRequestState.WITHDRAWN,
                        ScopeRequestState.EXPIRED);
    }

    @Test
    void what_is_decided_is_not_decided_again() {
        for (var first : EXITS) {
            for (var second : EXITS) {
                var request = request();
                first.accept(request);

                assertThatThrownBy(() -> second.accept(request))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED));
            }
        }
    }

    @Test
    void an_open_request_ends_after_thirty_days() {
        assertThat(request().expiresAt()).isEqualTo(Instant.parse("2026-12-24T09:00:00Z"));
    }

    private static ScopeRequest request() {
        var client = new PartnerClient(Ids.next(), Ids.next(), "panel", Set.of("filings:read"), NOW);
        return new ScopeRequest(Ids.next(), client, Set.of("filings:write"), TEXT, NOW);
    }
}
