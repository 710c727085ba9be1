package cn.icpfiling.verification.faces;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.store.EvidenceRepository;
import cn.icpfiling.verification.store.FaceCheckRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class FaceChecksApiTest {

    @Inject
    FaceCheckRepository checks;

    @Inject
    EvidenceRepository evidence;

    @Inject
    AuditTrail trail;

    @ConfigProperty(name = "test.world")
    String world;

    private final UUID orderId = UUID.randomUUID();

    @Test
    void a_face_that_matches_is_kept_as_a_result_with_its_evidence_and_its_entry_but_without_the_photograph() {
        var id = UUID.fromString(compared("张三")
                .statusCode(200)
                .body("result", is("MATCH"))
                .extract()
                .path("checkId"));

        UnitOfWork.run(() -> {
            assertThat(checks.findById(id).orderId()).isEqualTo(orderId);
            assertThat(evidence.of(id)).singleElement().satisfies(said -> {
                assertThat(said.source()).isEqualTo("FACE");
                assertThat(said.answer()).isEqualTo("ANSWERED");
            });
        });
        assertThat(trail.page(AuditTrail.Filter.of("ORDER", orderId), "FACE.CHECK", null, 10))
                .singleElement()
                .satisfies(told -> assertThat(told.details())
                        .containsEntry("result", "MATCH")
                        .doesNotContainValue("张三"));
    }

    @Test
    void a_picture_of_a_picture_is_no_match_and_silence_is_none_either() {
        compared("张三翻拍").statusCode(200).body("result", is("NOT_ALIVE"));
        try (var script = new Script(world)) {
            script.put("/faces/checks", "");
            compared("张三").statusCode(200).body("result", is("UNKNOWN"));
            script.put("/faces/checks", "<html>");
            compared("张三").statusCode(200).body("result", is("UNKNOWN"));
            script.remove("/faces/checks");
        }
    }

    @Test
    void a_source_without_a_picture_of_the_person_is_told_apart_from_a_silent_one() {
        try (var script = new Script(world)) {
            script.put("/faces/checks", "{\"result\": \"NOT_FOUND\"}");
            compared("张三").statusCode(200).body("result", is("NO_REFERENCE"));
            script.put("/faces/checks", "{\"result\": \"NOT_SUPPORTED\"}");
            compared("张三").statusCode(200).body("result", is("NO_REFERENCE"));
            script.remove("/faces/checks");
        }
    }

    @Test
    void only_services_ask() {
        given().contentType("application/json")
                .body(question("张三"))
                .post("/internal/face-checks")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType("application/json")
                .body(Map.of("orderId", orderId))
                .post("/internal/face-checks")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse compared(String name) {
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType("application/json; charset=UTF-8")
                .body(question(name))
                .post("/internal/face-checks")
                .then();
    }

    private Map<String, Object> question(String name) {
        return Map.of(
                "orderId",
                orderId.toString(),
                "part",
                "SUBJECT_PRINCIPAL",
                "name",
                name,
                "certificateType",
                2,
                "certificateNumber",
                "11010519491231002X",
                "photo",
                "/9j/4AAQ");
    }
}
