package cn.icpfiling.filing.typecheck;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The data of a type check for the service that keeps claims. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SettledTypeCheckApiTest {

    private final Applicant applicant = new Applicant();

    @Test
    void only_the_service_of_claims_gets_the_data_of_a_check_in_clear() {
        var domain = Applicant.domain("fullclaim");
        String id =
                applicant.checksType(domain).then().statusCode(201).extract().path("typeCheckId");

        shown("legacy-import-service", id)
                .statusCode(200)
                .body("typeCheckId", is(id))
                .body("type", is("CLAIM"))
                .body("domain", is(domain))
                .body("nature", is(4))
                .body("region.province", is("11"));
        shown("inspection-service", id).statusCode(403);
        shown("legacy-import-service", Ids.next().toString()).statusCode(404);
    }

    private static ValidatableResponse shown(String service, String id) {
        return given().auth()
                .oauth2(TestTokens.internal(service))
                .get("/internal/filing-type-checks/" + id)
                .then();
    }
}
