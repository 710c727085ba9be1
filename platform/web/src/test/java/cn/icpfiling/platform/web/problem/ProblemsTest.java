package cn.icpfiling.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.ProblemType;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.trace.Trace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {

    private static final String TOKENS = "/oauth2/token";

    private final Problems problems = new Problems(Texts.load(), new ObjectMapper());

    private enum Own implements ProblemType {
        INVALID_SCOPE;

        @Override
        public int status() {
            return 400;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CommonProblem.class,
            names = {"UPSTREAM_TIMEOUT", "UPSTREAM_UNAVAILABLE", "SERVICE_UNAVAILABLE"})
    void an_outage_says_when_to_come_back(CommonProblem outage) {
        assertThat(answer(new ProblemException(outage), "/api/v1/orders").headers())
                .containsEntry("Retry-After", "2");
    }

    @Test
    void how_many_errors_there_are_is_told_without_being_given() throws IOException {
        var fault = Violation.of("/a", "REQUIRED", null);

        var refusal = new ProblemException(CommonProblem.INVALID_FIELD).with(List.of(fault, fault));

        assertThat(json(answer(refusal, "/api/v1/orders")).at("/detail").asText())
                .contains("2")
                .doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, invalid_client",
        "TOO_MANY_REQUESTS, temporarily_unavailable",
        "UPSTREAM_UNAVAILABLE, temporarily_unavailable",
        "UNSUPPORTED_MEDIA_TYPE, invalid_request",
        "INTERNAL, server_error"
    })
    void the_token_endpoint_says_what_oauth_calls_a_refusal(CommonProblem problem, String error) throws IOException {
        var refusal = new ProblemException(problem, List.of("application/x-www-form-urlencoded"));

        var told = json(answer(refusal, TOKENS));

        assertThat(told.at("/error").asText()).isEqualTo(error);
        assertThat(told.at("/error_description").asText()).matches("[ -~&&[^\"\\\\]]+");
        assertThat(told.at("/code").asText()).isEqualTo(problem.name());
        assertThat(json(answer(refusal, "/api/v1/orders")).has("error")).isFalse();
    }

    @Test
    void an_error_of_oauth_keeps_its_name() throws IOException {
        assertThat(json(answer(new ProblemException(Own.INVALID_SCOPE), TOKENS))
                        .at("/error")
                        .asText())
                .isEqualTo("invalid_scope");
    }

    private ProblemAnswer answer(ProblemException refusal, String path) {
        return problems.answer(refusal, _ -> null, path, Trace.begin());
    }

    private static JsonNode json(ProblemAnswer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
