package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What a test says about a refusal. The shape of the problem detail itself is checked with every call. */
final class Problems {

    private Problems() {}

    static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status())
                .as("%s: %s", answer.request(), answer.body())
                .isEqualTo(status);
        assertThat(answer.text("/code")).isEqualTo(code);
    }

    /** The refusal names this fault at this place, and says what to do about it. */
    static JsonNode assertNames(Answer answer, String pointer, String code) {
        for (var error : answer.at("/errors")) {
            if (error.path("pointer").asText().equals(pointer)
                    && error.path("code").asText().equals(code)) {
                assertThat(error.path("detail").asText()).isNotBlank();
                assertThat(error.path("remedy").asText())
                        .as("remedy of %s", error)
                        .isNotBlank();
                return error;
            }
        }
        throw new Differs("There is no " + code + " at " + pointer + " in " + answer.body());
    }
}
