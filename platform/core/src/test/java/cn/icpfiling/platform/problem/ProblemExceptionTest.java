package cn.icpfiling.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

    @Test
    void broken_rules_are_told_by_pointer_and_code_and_never_by_what_was_entered() {
        var refusal = ProblemException.broken(List.of(
                Violation.of("/subject/name", "FIELD_MISSING", "F-010"),
                Violation.of("/domain", "DOMAIN_NOT_REGISTRABLE", "F-004", "secret.cn")));

        assertThat(refusal).hasMessage("RULES_BROKEN: /subject/name FIELD_MISSING, /domain DOMAIN_NOT_REGISTRABLE");
        assertThat(refusal.violations())
                .extracting(Violation::code)
                .containsExactly("FIELD_MISSING", "DOMAIN_NOT_REGISTRABLE");
        assertThat(refusal.retryAfter()).isEmpty();
    }

    @Test
    void who_is_told_to_wait_is_told_how_long() {
        var refusal = new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(30));

        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(refusal).hasMessage("TOO_MANY_REQUESTS");
    }

    @Test
    void a_refusal_for_too_much_to_do_costs_no_stack_trace_and_every_other_tells_where_it_arose() {
        assertThat(new ProblemException(CommonProblem.SERVICE_BUSY).getStackTrace())
                .isEmpty();
        assertThat(new ProblemException(CommonProblem.TOO_MANY_REQUESTS).getStackTrace())
                .isEmpty();
        assertThat(new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).getStackTrace())
                .isNotEmpty();
    }
}
