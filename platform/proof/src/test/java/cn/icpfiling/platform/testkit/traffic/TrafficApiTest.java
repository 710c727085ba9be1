package cn.icpfiling.platform.testkit.traffic;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.UnauditedTraffic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Every exchange is looked at without a test asking for it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TrafficApiTest {

    @Test
    void a_bare_refusal_fails_the_test_that_saw_it() {
        assertThatThrownBy(() -> given().get("/bare-refusal"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/bare-refusal was answered 418")
                .hasMessageContaining("shows the inside")
                .hasMessageContaining("no problem detail");
    }

    @Test
    @UnauditedTraffic("of nobody, this time")
    void a_test_may_say_that_the_answers_are_not_ours() {
        given().get("/bare-refusal").then().statusCode(418);
    }

    @Test
    void a_refusal_by_the_mappers_passes() {
        given().get("/nowhere").then().statusCode(404);
        given().delete("/bare-refusal").then().statusCode(405);
    }

    @Test
    void an_answer_that_breaks_a_promise_of_the_contract_fails_the_test_that_saw_it() {
        given().get("/broken-promises/none").then().statusCode(200);
        assertThatThrownBy(() -> given().get("/broken-promises/nameless"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("body: required property 'name' not found");
        assertThatThrownBy(() -> given().get("/broken-promises/unversioned"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the header ETag is missing");
    }
}
