package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.intake.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
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
    void a_subject_has_one_open_order_whoever_asks() throws Exception {
        var number = Applicant.freshCreditCode();

        var answers = atOnce(() -> {
            var applicant = new Applicant();
            applicant.certificateNumber = number;
            return applicant.opensOrder(Applicant.domain("ok")).statusCode();
        });

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
