package cn.icpfiling.filing.deregistration;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider has a record deregistered for a reason of the catalogue: two persons decide, and the holder has no part in it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ProviderDeregistrationApiTest {

    private static final Map<String, Object> GROUND = Map.of("reason", Colleagues.ORDERED);
    private static final String PROPOSALS = "/api/v1/provider-proposals";

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final Applicant holder = new Applicant();
    private final String number =
            "京ICP备2035%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String service;
    private String subject;

    @BeforeEach
    void filed() {
        var order = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        granted(order, number + "-1");
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @Test
    void a_colleague_confirms_what_one_proposed_and_the_authority_ends_it() {
        var proposal = proposes(first, "services", service)
                .then()
                .statusCode(201)
                .body("state", is("OPEN"))
                .extract()
                .<String>path("proposalId");
        proposes(second, "services", service).then().statusCode(409).body("code", is("PROPOSAL_OPEN"));
        Colleagues.proposes(second, "services/" + service + "/provider-deregistration", "BECAUSE")
                .then()
                .statusCode(422)
                .body("errors.code", contains("REASON_UNKNOWN"));
        refused(first, proposal, "CONFIRM", 403, "SECOND_PERSON_NEEDED");
        staff(second).get(PROPOSALS + "?state=OPEN").then().body("items.proposalId", hasItem(proposal));

        var order = decides(second, proposal, "CONFIRM")
                .then()
                .statusCode(200)
                .body("state", is("CONFIRMED"))
                .body("decidedBy", is(second.toString()))
                .extract()
                .<String>path("orderId");

        holder.shows(order)
                .then()
                .body("state", is("AWAITING_SUBMISSION"))
                .body("providerGround", is(Colleagues.ORDERED))
                .body("allowedActs.size()", is(0));
        holder.acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(409);
        refused(first, proposal, "DECLINE", 409, "PROPOSAL_DECIDED");
        granted(order, number + "-1");
        holder.call()
                .get("/api/v1/services")
                .then()
                .body("items.status", contains("DEREGISTERED"))
                .body("items.endedBy", contains("PROVIDER"));
        proposes(first, "services", service).then().statusCode(409).body("code", is("ACT_BLOCKED"));
    }

    @Test
    void what_the_authority_does_not_take_is_over_and_can_be_proposed_anew() {
        var proposal = proposes(first, "subjects", subject).<String>path("proposalId");
        var order = decides(second, proposal, "CONFIRM").<String>path("orderId");
        authority.upload(order);
        authority.refuse(order, "材料不全");

        holder.shows(order).then().body("state", is("ABANDONED"));
        var again = proposes(second, "subjects", subject)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("proposalId");
        decides(second, again, "DECLINE").then().statusCode(200).body("state", is("DECLINED"));
        holder.call().get("/api/v1/subjects").then().body("items.status", contains("REGISTERED"));
    }

    @Test
    void an_order_of_the_subject_comes_first_and_nobody_decides_on_their_own_filing() {
        proposes(holder.account, "services", service).then().statusCode(403);
        var proposal = proposes(first, "services", service).<String>path("proposalId");
        refused(holder.account, proposal, "CONFIRM", 403, "FORBIDDEN");
        var open = holder.drafts(Applicant.domain("ok"));

        decides(second, proposal, "CONFIRM")
                .then()
                .statusCode(409)
                .body("code", is("ORDER_IN_PROGRESS"))
                .body("detail", containsString(open));
        holder.creates()
                .body(GROUND)
                .post("/api/v1/services/" + service + "/provider-deregistration")
                .then()
                .statusCode(403);
        staff(second)
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", "*")
                .body(Map.of("decision", "CONFIRM"))
                .post(PROPOSALS + "/" + proposal + "/decision")
                .then()
                .statusCode(428)
                .body("code", is("PRECONDITION_REQUIRED"));
    }

    @Test
    void the_database_itself_takes_no_confirmation_by_one_person_and_of_many_at_once_one() throws Exception {
        var proposal = proposes(first, "services", service).<String>path("proposalId");
        assertThatThrownBy(() -> confirmedInTheDatabaseBy(first, proposal)).isInstanceOf(SQLException.class);

        var answers = AtOnce.call(
                4,
                turn -> decides(Ids.next(), proposal, turn == 3 ? "DECLINE" : "CONFIRM")
                        .statusCode());

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).filteredOn(status -> status != 200).allMatch(status -> status == 409 || status == 412);
    }

    private static void confirmedInTheDatabaseBy(UUID person, String proposal) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement("update provider_proposals set state = 'CONFIRMED', "
                        + "decided_by = ?, order_id = ? where id = ?")) {
            statement.setBytes(1, Binary.of(person));
            statement.setBytes(2, Binary.of(Ids.next()));
            statement.setBytes(3, Binary.of(UUID.fromString(proposal)));
            statement.executeUpdate();
        }
    }

    private void granted(String order, String serviceNumber) {
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, serviceNumber);
        holder.shows(order).then().body("state", is("COMPLETED"));
    }

    private static RequestSpecification staff(UUID account) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, Roles.SUPPORT))
                .contentType(ContentType.JSON);
    }

    private static Response proposes(UUID person, String things, String id) {
        return staff(person)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(GROUND)
                .post("/api/v1/" + things + "/" + id + "/provider-deregistration");
    }

    private static Response decides(UUID person, String proposal, String decision) {
        return staff(person)
                .header("Idempotency-Key", Applicant.freshKey())
                .header(
                        "If-Match",
                        staff(person).get(PROPOSALS + "/" + proposal).header("ETag"))
                .body(Map.of("decision", decision))
                .post(PROPOSALS + "/" + proposal + "/decision");
    }

    private static void refused(UUID person, String proposal, String decision, int status, String code) {
        decides(person, proposal, decision).then().statusCode(status).body("code", is(code));
    }
}
