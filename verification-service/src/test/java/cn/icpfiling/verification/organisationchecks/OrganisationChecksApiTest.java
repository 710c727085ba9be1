package cn.icpfiling.verification.organisationchecks;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.store.EvidenceRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class OrganisationChecksApiTest {

    private static final String REGISTER = "/business-register/checks";

    @Inject
    EvidenceRepository evidence;

    @Inject
    AuditTrail trail;

    @ConfigProperty(name = "test.world")
    String world;

    private final UUID subject = UUID.randomUUID();

    @Test
    void an_organisation_that_the_register_confirms_holds_with_evidence_and_an_entry() {
        try (var script = new Script(world)) {
            script.put(REGISTER, "{\"status\": \"REGISTERED\", \"legalRepresentative\": true}");
            var id = UUID.fromString(checked("91350100M000100Y43", "张三")
                    .statusCode(200)
                    .body("result", is("HOLDS"))
                    .body("code", nullValue())
                    .extract()
                    .path("checkId"));
            script.remove(REGISTER);

            UnitOfWork.run(() -> assertThat(evidence.of(id))
                    .singleElement()
                    .satisfies(said -> assertThat(said.source()).isEqualTo("ORG_REGISTER")));
            assertThat(trail.page(AuditTrail.Filter.of("SUBJECT", subject), "ORGANISATION.CHECK", null, 10))
                    .singleElement()
                    .satisfies(told -> assertThat(told.details())
                            .containsEntry("result", "HOLDS")
                            .doesNotContainValue("张三"));
        }
    }

    @Test
    void each_answer_of_the_register_has_its_code_and_silence_is_unknown() {
        try (var script = new Script(world)) {
            for (var status : new String[] {"CANCELLED", "REVOKED", "RENAMED"}) {
                script.put(REGISTER, "{\"status\": \"" + status + "\", \"legalRepresentative\": true}");
                checked("91350100M000100Y43", "张三")
                        .body("result", is("BROKEN"))
                        .body("code", is(status.equals("RENAMED") ? status : "CERT_" + status));
            }
            script.put(REGISTER, "{\"status\": \"REGISTERED\", \"legalRepresentative\": false}");
            checked("91350100M000100Y43", "张三").body("code", is("NOT_LEGAL_REPRESENTATIVE"));
            script.put(REGISTER, "{\"status\": \"NOT_FOUND\"}");
            checked("91350100M000100Y43", null).body("code", is("NUMBER_UNKNOWN"));
            script.put(REGISTER, "<html>");
            checked("91350100M000100Y43", null).body("result", is("UNKNOWN")).body("code", is("SOURCE_UNAVAILABLE"));
            script.remove(REGISTER);
        }
    }

    @Test
    void a_number_that_is_no_credit_code_is_not_asked_about() {
        checked("京字第12345号", null)
                .statusCode(200)
                .body("result", is("NOT_APPLICABLE"))
                .body("checkId", nullValue());
    }

    @Test
    void only_services_ask() {
        given().auth()
                .oauth2(TestTokens.bearer(UUID.randomUUID(), "inspector"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/organisation-checks")
                .then()
                .statusCode(401);
    }

    private ValidatableResponse checked(String number, String representative) {
        var named = representative == null ? "" : ",\"legalRepresentative\":\"" + representative + "\"";
        return given().auth()
                .oauth2(TestTokens.internal("inspection-service"))
                .contentType(ContentType.JSON)
                .body("{\"subjectId\":\"%s\",\"name\":\"某公司\",\"certificateType\":1,\"certificateNumber\":\"%s\"%s}"
                        .formatted(subject, number, named))
                .post("/internal/organisation-checks")
                .then();
    }
}
