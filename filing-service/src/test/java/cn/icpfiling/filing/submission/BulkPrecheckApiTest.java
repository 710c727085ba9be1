package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.filings.EndFiling;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Many orders are checked at once: the same findings as for each alone, by as many statements as for one. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class BulkPrecheckApiTest {

    @Inject
    EntityManagerFactory entities;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    SubjectRepository subjects;

    @Inject
    FiledServiceRepository services;

    @Inject
    EndFiling endFiling;

    private final Partner partner = new Partner();

    @Test
    void each_order_hears_what_it_would_hear_alone_and_strangers_are_not_there() {
        var customer = partner.customer();
        var complete = customer.completesDraft(Applicant.domain("ok"));
        var second = partner.customer();
        var bare = second.drafts(Applicant.domain("ok"));
        var third = partner.customer();
        var submitted = third.submitsDraft(Applicant.domain("ok"));
        var strangers = new Applicant().drafts(Applicant.domain("ok"));
        var nowhere = Ids.next().toString();

        var told = checks(List.of(complete, bare, submitted, strangers, nowhere, bare));

        told.body(
                        "items.outcome",
                        contains("LOCAL_RULES_HOLD", "BROKEN", "NOT_WAITING", "NOT_FOUND", "NOT_FOUND", "BROKEN"))
                .body("items[0].errors", empty());
        List<Map<String, String>> alone = second.prechecks(bare).path("errors");
        assertThat(told.extract().<List<Map<String, String>>>path("items[1].errors"))
                .isNotEmpty()
                .isEqualTo(alone);
    }

    @Test
    void a_deregistration_of_what_has_ended_is_broken_and_the_other_orders_hear_theirs() {
        var customer = partner.customer();
        var service = files(customer);
        var ending = deregisters(customer, service);
        ends(UUID.fromString(service));
        var other = partner.customer().completesDraft(Applicant.domain("ok"));

        checks(List.of(ending, other))
                .body("items.outcome", contains("BROKEN", "LOCAL_RULES_HOLD"))
                .body("items[0].errors.code", contains("ACT_RECORD_DEREGISTERED"));
        customer.prechecks(ending)
                .then()
                .statusCode(200)
                .body("passed", is(false))
                .body("errors.code", contains("ACT_RECORD_DEREGISTERED"));
        customer.submits(ending)
                .then()
                .statusCode(409)
                .body("code", is("ACT_BLOCKED"))
                .body("errors.code", contains("ACT_RECORD_DEREGISTERED"));
    }

    @Test
    void the_statements_do_not_grow_with_the_orders() {
        var some = Stream.generate(() -> partner.customer().drafts(Applicant.domain("ok")))
                .limit(6)
                .toList();
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        checks(some.subList(0, 1));
        statistics.clear();

        checks(some.subList(0, 1));
        var ofOne = statistics.getPrepareStatementCount();
        checks(some);
        var ofAll = statistics.getPrepareStatementCount() - ofOne;
        statistics.setStatisticsEnabled(false);

        assertThat(ofAll).isEqualTo(ofOne);
    }

    @Test
    void a_thousand_and_no_more_are_taken() {
        checks(Stream.generate(() -> Ids.next().toString()).limit(1000).toList())
                .body("items", hasSize(1000));
        partner.call()
                .body(Map.of(
                        "orderIds",
                        Stream.generate(() -> Ids.next().toString()).limit(1001).toList()))
                .post("/api/v1/filing-prechecks/batch")
                .then()
                .statusCode(400)
                .body("errors[0].code", is("SIZE"));
    }

    private String files(Applicant holder) {
        var number = "京ICP备2039%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        var order = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number);
        return holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    /** The deregistration waits for its applicant again. */
    private static String deregisters(Applicant holder, String service) {
        var path = "/api/v1/services/" + service;
        var token = holder.call()
                .queryParam("act", "DEREGISTER_SERVICE")
                .get(path + "/impact")
                .<String>path("impactToken");
        var order = holder.creates()
                .body(Map.of("impactToken", token))
                .post(path + "/deregistration")
                .<String>path("orderId");
        holder.acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200);
        return order;
    }

    private void ends(UUID service) {
        UnitOfWork.run(() -> {
            var subject = subjects.locked(services.subjectOf(service));
            var end = RecordEnd.byAuthority("a test", Instant.now());
            endFiling.ofServices(subject, List.of(services.locked(service)), end, Map.of());
        });
    }

    private ValidatableResponse checks(List<String> orders) {
        return partner.call()
                .body(Map.of("orderIds", orders))
                .post("/api/v1/filing-prechecks/batch")
                .then()
                .statusCode(200);
    }
}
