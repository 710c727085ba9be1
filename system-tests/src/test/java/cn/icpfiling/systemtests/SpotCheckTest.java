package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the authority says of itself, down the enterprise interface: a filing is to be looked at, what was found goes back and is judged,
 * a site is open without a filing.
 */
@Tag("long")
class SpotCheckTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    private final Caller inspector = new Staff(STACK).caller("inspector");

    @Test
    void what_the_authority_wants_looked_at_reaches_the_inspectors_and_what_it_saw_open_the_staff() {
        var number =
                FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber().subjectNumber();
        var wish = Forms.node().put("serviceNumber", number + "-1").put("note", "请核查网站负责人");
        wish.put("refusals", 1);
        wish.putArray("items").add("1").add("5");
        var task = SANDBOX.post("/authority/spot-checks", wish).expect(201).text("/task");
        var unfiled = Applicant.fresh().domain();
        SANDBOX.post(
                        "/authority/unfiled-sites",
                        Forms.node().put("domain", unfiled).put("address", "203.0.113.10"))
                .expect(201);

        await().atMost(LONG)
                .until(() -> found("/api/v1/spot-checks", "task", task).isPresent());
        var check = found("/api/v1/spot-checks", "task", task).orElseThrow();
        assertThat(check.path("serviceNumbers")).extracting(JsonNode::asText).isEqualTo(List.of(number + "-1"));
        assertThat(check.path("items"))
                .extracting(JsonNode::asText)
                .containsExactly("PRINCIPAL_REACHABLE", "NUMBER_SHOWN");
        assertThat(inspector
                        .get("/api/v1/spot-checks/" + check.path("spotCheckId").asText())
                        .expect(200)
                        .text("/note"))
                .isEqualTo("请核查网站负责人");
        var path = "/api/v1/spot-checks/" + check.path("spotCheckId").asText();
        settles(path, "DIFFERS").expect(200);
        await().atMost(LONG)
                .until(() -> inspector.get(path).expect(200).text("/state").equals("REFUSED"));
        assertThat(inspector.get(path).text("/opinion")).contains("请重新核查");
        settles(path, "FITS").expect(200);
        await().atMost(LONG)
                .until(() -> inspector.get(path).expect(200).text("/state").equals("ACCEPTED"));
        settles(path, "FITS").expect(409);

        await().atMost(LONG)
                .until(() -> found("/api/v1/unfiled-sites", "domain", unfiled).isPresent());
        assertThat(found("/api/v1/unfiled-sites", "domain", unfiled)
                        .orElseThrow()
                        .path("filedHere")
                        .asBoolean())
                .isFalse();
    }

    private Answer settles(String path, String number) {
        var outcome = Forms.node();
        var answers = outcome.putArray("answers");
        answers.addObject().put("item", "PRINCIPAL_REACHABLE").put("result", "FITS");
        answers.addObject().put("item", "NUMBER_SHOWN").put("result", number);
        return inspector.having(inspector.get(path).expect(200)).post(path + "/outcome", outcome);
    }

    private Optional<JsonNode> found(String list, String field, String value) {
        return StreamSupport.stream(inspector.get(list).expect(200).at("/items").spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .findFirst();
    }
}
