package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;

/** Two persons of the support who end what the provider does not want to serve any more. */
public final class Colleagues {

    public static final String PROPOSALS = "/api/v1/provider-proposals";

    /** A ground that no finding has. */
    public static final String ORDERED = "AUTHORITY.ENDING_ORDERED";

    private Colleagues() {}

    /** The answer to the second one's confirmation. */
    public static Response endAccess(String service) {
        var proposal = proposes(Ids.next(), "services/" + service + "/provider-access-cancellation", ORDERED)
                .<String>path("proposalId");
        return decides(Ids.next(), proposal, "CONFIRM");
    }

    public static Response proposes(UUID person, String what, String reason) {
        return staff(person)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("reason", reason))
                .post("/api/v1/" + what);
    }

    /** Proposes on the ground of a finding. */
    public static Response proposes(UUID person, String what, String reason, UUID finding) {
        return staff(person)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("reason", reason, "findingId", finding.toString()))
                .post("/api/v1/" + what);
    }

    public static Response decides(UUID person, String proposal, String decision) {
        return staff(person)
                .header("Idempotency-Key", Applicant.freshKey())
                .header(
                        "If-Match",
                        staff(person).get(PROPOSALS + "/" + proposal).header("ETag"))
                .body(Map.of("decision", decision))
                .post(PROPOSALS + "/" + proposal + "/decision");
    }

    public static RequestSpecification staff(UUID account) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, Roles.SUPPORT))
                .contentType(ContentType.JSON);
    }
}
