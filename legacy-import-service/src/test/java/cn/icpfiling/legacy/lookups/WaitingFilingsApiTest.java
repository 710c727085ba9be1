package cn.icpfiling.legacy.lookups;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** account-service learns from a domain which phone stands in the filing that waits on the old platform. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class WaitingFilingsApiTest {

    private static final String WAITING_FILINGS = "/internal/waiting-filings";
    private static final String MOBILE = "13800138000";
    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");
    private static final Instant OF_2018 = Instant.parse("2018-05-06T02:00:00Z");

    @Inject
    OldFilingRows rows;

    @Test
    void a_waiting_filing_tells_its_way_and_the_principals_mobile_however_the_domain_is_written() {
        var claimed = rows.filing(OF_2009, false).domain();
        var imported = rows.filing(OF_2013, false).domain();

        for (var written : new String[] {claimed, "WWW." + claimed + ".", "shop." + claimed}) {
            find(written).body("route", equalTo("CLAIM")).body("principalMobile", equalTo(MOBILE));
        }
        find(imported).body("route", equalTo("LEGACY_IMPORT")).body("principalMobile", equalTo(MOBILE));
    }

    @Test
    void no_phone_is_told_of_a_filing_that_waits_for_nothing_or_that_the_old_platform_never_had() {
        find(rows.filing(OF_2018, false).domain())
                .body("route", equalTo("DIRECT"))
                .body("principalMobile", nullValue());
        find(rows.filing(OF_2009, true).domain())
                .body("route", equalTo("ACCESS_FILING"))
                .body("principalMobile", nullValue());
        find("never-" + UUID.randomUUID() + ".com")
                .body("route", equalTo("NONE"))
                .body("principalMobile", nullValue());
    }

    @Test
    void what_is_no_domain_is_refused_and_people_are_not_let_in() {
        asks(TestTokens.internal("account-service"), "no domain")
                .statusCode(400)
                .body("errors[0].code", equalTo("LEGACY_DOMAIN_MALFORMED"));
        asks(TestTokens.token("icp-internal", UUID.randomUUID().toString(), "web", "applicant"), "example.com")
                .statusCode(403);
    }

    private static ValidatableResponse find(String domain) {
        return asks(TestTokens.internal("account-service"), domain).statusCode(200);
    }

    private static ValidatableResponse asks(String token, String domain) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("domain", domain))
                .post(WAITING_FILINGS)
                .then();
    }
}
