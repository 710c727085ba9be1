package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold always, also when several ask at the same moment. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class InvariantsApiTest {

    private static final int AT_ONCE = 8;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    Sql sql;

    @Test
    void a_holder_has_one_open_order() throws Exception {
        var applicant = new Applicant();
        var check = applicant.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

        var answers = atOnce(() -> applicant
                .creates()
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .statusCode());

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void an_instance_has_five_numbers() throws Exception {
        var applicant = new Applicant();
        var instance = "i-" + Ids.next();

        var answers = atOnce(() -> applicant.obtainsNumber(instance).statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
        applicant.obtainsNumber(instance).then().statusCode(409).body("code", is("INSTANCE_EXHAUSTED"));
    }

    @Test
    void an_instance_has_numbers_for_its_own_account_whoever_asks() throws Exception {
        var instance = "i-" + Ids.next();
        var accounts = List.of(new Applicant(), new Applicant());

        var answers = AtOnce.call(AT_ONCE, turn -> {
            var account = turn % 2;
            var status = accounts.get(account).obtainsNumber(instance).statusCode();
            return status == 201 ? account : -1;
        });

        assertThat(answers.stream().filter(account -> account >= 0).distinct()).hasSize(1);
    }

    @Test
    void a_foreign_instance_is_refused_like_one_that_does_not_exist() {
        var owned = "i-" + Ids.next();
        new Applicant().obtainsNumber(owned).then().statusCode(201);
        var stranger = new Applicant();
        var missing = "i-missing-1";

        var foreign = stranger.obtainsNumber(owned).then().statusCode(422).extract();
        var unknown = stranger.obtainsNumber(missing).then().statusCode(422).extract();

        assertThat(foreign.<String>path("code")).isEqualTo("INSTANCE_UNKNOWN");
        for (var part : List.of("type", "title", "code", "detail", "remedy")) {
            assertThat(foreign.<String>path(part).replace(owned, missing)).isEqualTo(unknown.path(part));
        }
        stranger.call().get("/api/v1/service-numbers").then().body("items.size()", is(0));
    }

    @Test
    @Tag("long")
    void a_service_number_is_spent_once_for_ever() {
        var applicant = new Applicant();
        var domain = Applicant.domain("ok");
        var outdated = new Applicant();
        var check = outdated.checksType(domain).<String>path("typeCheckId");
        var order = applicant.drafts(domain);
        var number = applicant.obtainsNumber();
        applicant.entersSubject(order, Applicant.subject()).then().statusCode(200);
        applicant.entersService(order, Applicant.service(domain, number)).then().statusCode(200);
        applicant.handsInAll(order);
        applicant.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        var filed = "京ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        authority.grant(order, filed);
        authority.grant(order, filed);

        applicant.call().get("/api/v1/service-numbers").then().body("items[0].state", is("USED"));
        applicant.call().get("/api/v1/subjects").then().body("items.size()", is(1));
        applicant.checksType(Applicant.domain("ok")).then().body("type", is("NEW_SERVICE_SAME_PROVIDER"));
        var another = applicant.certificateNumber;
        applicant.certificateNumber = Applicant.freshCreditCode();
        applicant.opensOrder(Applicant.domain("ok")).then().statusCode(409).body("code", is("HOLDER_HAS_SUBJECT"));
        applicant.certificateNumber = another;
        outdated.creates()
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(409)
                .body("code", is("TYPE_CHECK_OUTDATED"));
        var stranger = new Applicant();
        stranger.certificateNumber = applicant.certificateNumber;
        stranger.checksType(domain).then().body("type", is("OWNED_BY_ANOTHER_ACCOUNT"));
    }

    @Test
    @Tag("long")
    void of_several_orders_for_one_domain_the_first_submitted_goes_on() throws Exception {
        var domain = Applicant.domain("ok");
        var applicants = IntStream.range(0, 4).mapToObj(_ -> new Applicant()).toList();
        var orders = applicants.stream()
                .map(applicant -> applicant.completesDraft(domain))
                .toList();

        var answers = AtOnce.call(
                orders.size(),
                turn -> applicants.get(turn).submits(orders.get(turn)).statusCode());

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        var first = answers.indexOf(200);
        var second = answers.indexOf(409);
        var told = applicants
                .get(second)
                .submits(orders.get(second))
                .then()
                .statusCode(409)
                .body("code", is("DOMAIN_CONFLICT"))
                .extract()
                .asString();
        assertThat(told)
                .doesNotContain(orders.get(first))
                .doesNotContain(applicants.get(first).account.toString());
        applicants.get(second).shows(orders.get(second)).then().body("state", is("DRAFT"));
    }

    @Test
    @Tag("long")
    void an_order_that_comes_back_to_its_applicant_lets_its_domains_go() {
        var domain = Applicant.domain("ok");
        var first = new Applicant();
        var second = new Applicant();
        var late = second.completesDraft(domain);
        var early = first.submitsDraft(domain);
        second.submits(late).then().statusCode(409);

        first.acts(early).post("/api/v1/orders/" + early + "/withdrawal").then().statusCode(200);

        second.submits(late).then().statusCode(200);
        first.submits(early).then().statusCode(409).body("code", is("DOMAIN_CONFLICT"));
        first.acts(early)
                .post("/api/v1/orders/" + early + "/abandonment")
                .then()
                .statusCode(200);
        second.shows(late).then().body("state", is("PROVIDER_REVIEW"));
    }

    @Test
    @Tag("long")
    void a_filed_domain_is_its_services() {
        var domain = Applicant.domain("ok");
        var late = new Applicant();
        var waiting = late.completesDraft(domain);
        var order = new Applicant().submitsDraft(domain);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(
                order, "京ICP备2027%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));

        late.submits(waiting).then().statusCode(409).body("code", is("DOMAIN_CONFLICT"));
        assertThatThrownBy(() ->
                        sql.update("INSERT INTO domain_holds (domain, service_id) VALUES (?, ?)", domain, Ids.next()))
                .hasRootCauseInstanceOf(SQLIntegrityConstraintViolationException.class);
    }

    @Test
    void two_decisions_at_once_are_one() throws Exception {
        var order = new Applicant().submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);

        var answers = atOnce(
                () -> Applicant.decides(order, Map.of("decision", "APPROVE")).statusCode());

        assertThat(answers).isSubsetOf(200, 409, 412).containsOnlyOnce(200);
    }

    private static List<Integer> atOnce(Supplier<Integer> call) throws InterruptedException, ExecutionException {
        return AtOnce.call(AT_ONCE, _ -> call.get());
    }
}
