package cn.icpfiling.filing.filings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands on record of one subject and one service, to those who may see it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FiledRecordsApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant holder = new Applicant();
    private final String domain = Applicant.domain("ok");
    private final String number =
            "京ICP备2034%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String subject;
    private String service;

    @BeforeEach
    void is_filed() {
        var order = holder.submitsDraft(domain);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number);
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @Test
    void the_services_of_one_subject_are_listed_to_who_may_know_of_it() {
        servicesOf(holder.call(), subject)
                .body("items.serviceId", contains(service))
                .body("next", nullValue());
        servicesOf(as(Roles.REVIEWER), subject).body("items.serviceId", contains(service));
        servicesOf(new Applicant().call(), subject).body("items", hasSize(0));
        servicesOf(holder.call(), service).body("items", hasSize(0));

        holder.call()
                .get("/api/v1/services?subjectId=the-first")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/query/subjectId"));
    }

    @Test
    void the_holder_sees_what_stands_on_record_and_nothing_personal_of_it_in_clear() {
        holder.call()
                .get("/api/v1/subjects/{id}", subject)
                .then()
                .statusCode(200)
                .body("subjectNumber", is(number))
                .body("holder", is(holder.account.toString()))
                .body("region.province", is("11"))
                .body("certificateNumber", is(certificateNumberOfTheOrder()))
                .body("entry.name", is("北京示例科技有限公司"))
                .body("entry.principal.name", is("张*"))
                .body("entry.principal.mobile", is("138****8000"))
                .body("status", is("REGISTERED"))
                .body("endedAt", nullValue());
        holder.call()
                .get("/api/v1/services/{id}", service)
                .then()
                .statusCode(200)
                .body("serviceNumber", is(number + "-1"))
                .body("subjectId", is(subject))
                .body("domains", contains(domain))
                .body("entry.homePage", is("www." + domain))
                .body("entry.principal.name", is("李*"))
                .body("accessStatus", is("LIVE"))
                .body("accessEndedAt", nullValue());
    }

    @Test
    void who_has_it_already_is_told_so_until_it_changes_or_is_asked_for_in_another_language() {
        for (var path : new String[] {"/api/v1/subjects/" + subject, "/api/v1/services/" + service}) {
            var tag = holder.call().get(path).header("ETag");
            holder.call().header("If-None-Match", tag).get(path).then().statusCode(304);
            holder.call()
                    .header("If-None-Match", tag)
                    .header("Accept-Language", "en")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", not(tag));
        }
    }

    @Test
    void reviewers_and_the_support_see_it_and_to_a_stranger_it_does_not_exist_however_they_ask() {
        for (var path : new String[] {"/api/v1/subjects/" + subject, "/api/v1/services/" + service}) {
            as(Roles.REVIEWER).get(path).then().statusCode(200);
            as(Roles.SUPPORT).get(path).then().statusCode(200);
            as(Roles.INSPECTOR).get(path).then().statusCode(403);
            new Applicant().call().get(path).then().statusCode(404);
            new Applicant()
                    .call()
                    .queryParam("onBehalfOf", "nobody")
                    .get(path)
                    .then()
                    .statusCode(404);
            holder.call().get(path + "0").then().statusCode(404).body("code", is("NOT_FOUND"));
        }
        holder.call()
                .get("/api/v1/subjects/{id}", service)
                .then()
                .statusCode(404)
                .header("Content-Type", startsWith("application/problem+json"));
    }

    private static ValidatableResponse servicesOf(RequestSpecification caller, String ofSubject) {
        return caller.queryParam("subjectId", ofSubject)
                .get("/api/v1/services")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(UUID.randomUUID(), role));
    }

    private String certificateNumberOfTheOrder() {
        String order = holder.call().get("/api/v1/orders").path("items[0].orderId");
        return holder.shows(order).path("certificateNumber");
    }
}
