package cn.icpfiling.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer's headers say, whatever resource it comes from. */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class AnswersApiTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void an_answer_without_a_body_announces_none_and_the_next_one_follows(int status) throws IOException {
        try (var caller = new Socket("localhost", port)) {
            caller.setSoTimeout(10_000);
            caller.getOutputStream().write(get("/answers/" + status, "").getBytes(ISO_8859_1));
            caller.getOutputStream()
                    .write(get("/api/v1/widgets/open", "Connection: close\r\n").getBytes(ISO_8859_1));
            var answers = new String(caller.getInputStream().readAllBytes(), ISO_8859_1);

            var first = answers.substring(0, answers.indexOf("\r\n\r\n"));
            assertThat(first)
                    .startsWith("HTTP/1.1 " + status)
                    .doesNotContainIgnoringCase("transfer-encoding", "content-length");
            assertThat(answers.substring(first.length() + 4))
                    .as("right behind the headers")
                    .startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    @Tag("long")
    void a_location_does_not_say_at_which_address_the_service_was_asked() {
        for (var way : new String[] {"created", "located", "text"}) {
            var answer = RestAssured.given()
                    .auth()
                    .oauth2(TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant")))
                    .contentType("application/json")
                    .post("/api/v1/widgets/made/" + way);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.header("Location")).as(way).isEqualTo("/api/v1/widgets/made?a=%E4%B8%AD#b");
        }
    }

    @Test
    void a_location_elsewhere_stays_as_it_is() {
        var answer = RestAssured.given()
                .auth()
                .oauth2(TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant")))
                .contentType("application/json")
                .post("/api/v1/widgets/made/elsewhere");
        assertThat(answer.header("Location")).isEqualTo("https://elsewhere.example/api/v1/widgets/made");
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }
}
