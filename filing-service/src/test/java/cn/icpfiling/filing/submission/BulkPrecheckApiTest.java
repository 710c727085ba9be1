package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
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

    private ValidatableResponse checks(List<String> orders) {
        return partner.call()
                .body(Map.of("orderIds", orders))
                .post("/api/v1/filing-prechecks/batch")
                .then()
                .statusCode(200);
    }
}
