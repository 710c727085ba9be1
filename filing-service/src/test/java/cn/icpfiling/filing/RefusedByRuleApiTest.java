package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.Fault;
import cn.icpfiling.platform.testkit.KeySweep;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RefusalSweep;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation of the contract refuses what its parameters, its body and its key make refusable. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RefusedByRuleApiTest {
    private static final String[] STAFF = {
        Roles.REVIEWER, Roles.SUPPORT, Roles.INSPECTOR, Roles.ADMINISTRATOR, Roles.AUDITOR
    };
    private static final UUID PERSON = Ids.next();

    /** Made once: reading the contract takes longer than most sweeps. */
    private static RefusalSweep sweep;

    private static Applicant holder;
    private static Partner partner;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    IdempotencyService idempotency;

    private KeySweep keys;

    @BeforeEach
    void a_holder_has_a_filing_a_draft_and_a_case() {
        if (sweep == null) {
            holder = new Applicant();
            partner = new Partner();
            sweep = sweep(made());
        }
        keys = new KeySweep(sweep, idempotency)
                // there is no type check with the id of the first one's sample; an applicant and a partner prove the
                // second one
                // differently, before the key is looked at (CancelAccessApiTest)
                .withoutAny("openOfflineDeregistration", "cancelAccess")
                // these ask first for what the sample does not have, and claim the key when they write
                .without("acceptPrefilledOrder", "obtainServiceNumber", "prepareOrder", "submitOrder");
    }

    private static RefusalSweep sweep(Map<String, String> things) {
        var made = new RefusalSweep().as(Roles.APPLICANT, () -> by(holder.account, Roles.APPLICANT));
        for (var role : STAFF) {
            made.as(role, () -> by(PERSON, role));
        }
        made.as(Roles.PARTNER, partner::call)
                .as("stranger", () -> by(PERSON, "stranger"))
                // it asks first for the version of the protocol, which this fault leaves out
                .without(Fault.HEADER, "beginUpload")
                // they read YAML as well, and tell the place that is unreadable (422)
                .without(Fault.BODY, "replaceRuleSet", "checkRuleSet");
        things.forEach(made::knowing);
        return made;
    }

    /** A case outside, a filing with its number, and an order that is a draft. */
    private Map<String, String> made() {
        var offline = OfflineCase.opened(holder, Applicant.domain("filed-elsewhere"));
        var number = "京ICP备2027%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        var order = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");
        return Map.of(
                "/api/v1/orders/{id}", holder.drafts(Applicant.domain("ok")),
                "/api/v1/subjects/{id}", first("/api/v1/subjects", "subjectId"),
                "/api/v1/services/{id}", first("/api/v1/services", "serviceId"),
                "/api/v1/offline-deregistrations/{id}", offline);
    }

    private static String first(String list, String id) {
        return holder.call().get(list).then().statusCode(200).extract().path("items[0]." + id);
    }

    private static RequestSpecification by(UUID account, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, role));
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIA_TYPE, 48",
        "BODY, 39",
        "QUERY, 68",
        "HEADER, 24",
        "KEY, 18",
        "UNKNOWN, 56",
        "NO_VERSION, 18",
        "OTHER_VERSION, 18"
    })
    void every_operation_refuses_the_same_fault_by_the_same_status(Fault fault, int atLeast) {
        sweep.refuses(fault, atLeast);
    }

    /** The matrix of system-tests asks each operation without a token and with each role, but for those of HEAD. */
    @Test
    void an_upload_is_shown_to_a_caller_of_the_contracts_roles_alone() {
        var path = "/api/v1/orders/" + Ids.next() + "/materials/uploads/" + Ids.next();
        given().head(path).then().statusCode(401);
        by(PERSON, "stranger").head(path).then().statusCode(403);
    }

    @Test
    void a_key_is_refused_for_another_content() {
        assertThat(byEachRole(keys::used)).hasSizeGreaterThanOrEqualTo(17);
    }

    @Test
    void a_key_is_refused_while_its_first_request_runs() {
        assertThat(byEachRole(keys::running)).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void a_key_of_many_orders_is_refused_while_its_first_request_runs() {
        keys.whileRunning(
                partner.client + "/" + partner.id,
                "startBulkOrders",
                key -> partner.call()
                        .header("Idempotency-Key", key)
                        .contentType("application/x-ndjson")
                        .body("{\"reference\":\"C-1\",\"onBehalfOf\":\"%s\",\"typeCheck\":{}}\n".formatted(Ids.next()))
                        .post("/api/v1/bulk-orders")
                        .then()
                        .statusCode(409));
    }

    private static Set<String> byEachRole(BiFunction<String, String, Set<String>> asked) {
        var found = new TreeSet<>(asked.apply(Roles.APPLICANT, "web/" + holder.account));
        found.addAll(asked.apply(Roles.PARTNER, partner.client + "/" + partner.id));
        for (var role : STAFF) {
            found.addAll(asked.apply(role, "web/" + PERSON));
        }
        return found;
    }

    @Test
    void the_sweeps_can_turn_red() {
        sweep.canTurnRed();
        keys.canTurnRed(Roles.APPLICANT, "web/" + holder.account);
    }

    /** account-service does not say whose customer it is: nothing is done, and the partner may repeat its request. */
    @Test
    void a_partners_customer_that_cannot_be_asked_about_is_503_at_every_operation() {
        // a refusal is not retried, unlike a silence, so that this takes no time
        assertThat(refusedFor(partner.account(Partner.REFUSED), 503)).hasSize(63);
    }

    /** A customer of another partner does not exist, whatever the operation. */
    @Test
    void the_customer_of_another_partner_is_404_at_every_operation() {
        assertThat(refusedFor(new Partner().account(Partner.ITS_CUSTOMER), 404)).hasSize(63);
    }

    private static Set<String> refusedFor(UUID customer, int status) {
        return new RefusalSweep()
                .as(Roles.PARTNER, () -> partner.call().queryParam("onBehalfOf", customer))
                .refusesUnread(status, Roles.PARTNER, operation -> sweep.asks(operation, "onBehalfOf"));
    }
}
