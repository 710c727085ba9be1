package cn.icpfiling.filing.expiry;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider whose drafts live for ten days, and whose instances have six numbers and must run for a thousand days. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
@TestProfile(ProvidersSettingsApiTest.Settings.class)
class ProvidersSettingsApiTest {

    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "icp.filing.idle-days", "10",
                    "icp.service-numbers.per-instance", "6",
                    "icp.service-numbers.days-left", "1000");
        }
    }

    @Inject
    BusinessClock clock;

    private final Applicant applicant = new Applicant();

    @Test
    void a_draft_ends_on_the_day_that_the_provider_set() {
        var order = applicant.drafts(Applicant.domain("ok"));

        applicant
                .shows(order)
                .then()
                .body(
                        "expiresOn",
                        is(LegalTime.dayOf(clock.instant()).plusDays(10).toString()));
    }

    @Test
    void an_instance_has_as_many_numbers_as_the_provider_set() {
        var instance = "i-" + Ids.next();
        for (var number = 1; number <= 6; number++) {
            applicant.obtainsNumber(instance).then().statusCode(201);
        }

        applicant
                .obtainsNumber(instance)
                .then()
                .statusCode(409)
                .body("code", is("INSTANCE_EXHAUSTED"))
                .body("detail", containsString("6"));
    }

    @Test
    void an_instance_must_run_as_long_as_the_provider_set() {
        applicant
                .obtainsNumber("i-twoyears-" + Ids.next())
                .then()
                .statusCode(422)
                .body("code", is("INSTANCE_TERM_TOO_SHORT"))
                .body("detail", containsString("1000"));
    }
}
