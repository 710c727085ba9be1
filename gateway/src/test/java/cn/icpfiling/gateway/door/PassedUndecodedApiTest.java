package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway decodes no path and no query: a service, which does once, gets what the caller wrote, or nothing (ASVS 1.1.1). */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class PassedUndecodedApiTest {

    private static final String ORDERS = "/api/v1/orders";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ORDERS + "?a=%2541",
                ORDERS + "?a=%252e%252e%252f&b=%2e%2e%2f",
                ORDERS + "?a=%41+b%2Bc",
                ORDERS + "?a=%25C0%25AF",
                ORDERS + "?a=%E4%B8%AD&%61=1",
                ORDERS + "/%41%E4%B8%AD"
            })
    void what_passes_is_what_the_caller_wrote(String target) throws IOException {
        StubServices.last = null;

        assertThat(answer(target)).startsWith("HTTP/1.1 2");
        assertThat(StubServices.last.uri()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ORDERS + "/%2541",
                ORDERS + "/%252e%252e",
                ORDERS + "/a%252Fb",
                ORDERS + "/a%2Fb",
                ORDERS + "/%2e%2e",
                ORDERS + "/%2E",
                ORDERS + "/a%3Fb",
                ORDERS + "/a%00",
                "/api/v1/%6Frders",
                "/%61pi/v1/orders",
                "/docs/%7Ah",
                "/%6fpenapi"
            })
    void a_path_that_a_service_might_read_otherwise_does_not_exist(String target) throws IOException {
        refused(target, 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ORDERS + "/%C0%AF",
                ORDERS + "/%c0%ae%c0%ae/x",
                ORDERS + "?a=%C0%AF",
                ORDERS + "?a=%FF",
                ORDERS + "?a=%ED%A0%80",
                ORDERS + "?a=%E4%B8",
                ORDERS + "?a=\u00e9",
                ORDERS + "?a=%u0041",
                "/docs/%C0%AE%C0%AE/x",
                "/openapi?format=%FF"
            })
    void octets_that_are_no_utf_8_are_refused(String target) throws IOException {
        refused(target, 400, "MALFORMED_REQUEST");
    }

    private static void refused(String target, int status, String code) throws IOException {
        var before = StubServices.REQUESTS.get();

        assertThat(answer(target))
                .as(target)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("\r\ncontent-type: application/problem+json")
                .contains("\"code\":\"" + code + "\"");
        assertThat(StubServices.REQUESTS.get()).as("nothing reaches a service").isEqualTo(before);
    }

    private static String answer(String target) throws IOException {
        try (var caller = new RawCaller()) {
            return caller.send(RawCaller.get(target, "Connection: close")).rest();
        }
    }
}
