package cn.icpfiling.platform.testkit;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every {@code @QuarkusTest} looks along compiled paths without asking for it. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CompiledPathsApiTest {

    @Test
    void a_path_that_a_test_looks_along_is_remembered() {
        given().get("/nowhere").then().statusCode(404).body("code.toLowerCase()", equalTo("not_found"));

        assertThat(CompiledPaths.install().knows("code.toLowerCase()")).isTrue();
        assertThat(CompiledPaths.install().knows("code.toUpperCase()")).isFalse();
    }
}
