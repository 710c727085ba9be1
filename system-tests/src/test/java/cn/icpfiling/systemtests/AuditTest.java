package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The canary of the traffic audit: it lets the right shape through and none of the wrong ones. */
class AuditTest {

    private static final String RIGHT = """
            {"type": "urn:icpfiling:problem:rules-broken", "title": "规则", "status": 422, "detail": "有误",
             "instance": "urn:trace:0123456789abcdef0123456789abcdef", "code": "RULES_BROKEN",
             "errors": [{"pointer": "/a", "code": "CHECK_DIGIT", "detail": "校验位"}]}
            """;

    @Test
    void the_shape_of_the_conventions_passes() {
        assertThatCode(() -> audit("application/problem+json", RIGHT)).doesNotThrowAnyException();
    }

    @Test
    void every_other_shape_is_caught() {
        refuses("application/json", RIGHT);
        refuses("application/problem+json", RIGHT.replace("urn:icpfiling:problem:rules-broken", "about:blank"));
        refuses("application/problem+json", RIGHT.replace("422", "400"));
        refuses("application/problem+json", RIGHT.replace("urn:trace:0", "0"));
        refuses("application/problem+json", RIGHT.replace("\"有误\"", "\"\""));
        refuses("application/problem+json", RIGHT.replace("\"/a\"", "\"a\""));
        refuses("application/problem+json", RIGHT.replace("CHECK_DIGIT", "check digit"));
        for (var leak : List.of(
                "IOException", "at cn.x.y(Z", "SQL", "jdbc:", "org.x", "com.mysql", "java.util", "cn.icpfiling.x")) {
            refuses("application/problem+json", RIGHT.replace("校验位", leak));
        }
    }

    private static void refuses(String contentType, String body) {
        assertThatThrownBy(() -> audit(contentType, body)).isInstanceOf(Differs.class);
    }

    private static void audit(String contentType, String body) throws JsonProcessingException {
        var headers = HttpHeaders.of(Map.of("Content-Type", List.of(contentType)), (name, value) -> true);
        Audit.PROBLEM_DETAILS.check(
                new Answer("GET /", 422, headers, body.getBytes(StandardCharsets.UTF_8), Caller.JSON.readTree(body)));
    }
}
