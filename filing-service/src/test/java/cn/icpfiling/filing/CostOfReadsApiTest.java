package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Most of what a look costs is asking the database: how often it is asked does not grow with what is shown. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class CostOfReadsApiTest {

    @Inject
    Sql sql;

    @Inject
    SessionFactory sessions;

    private final Applicant applicant = new Applicant();
    private Statistics statistics;

    @BeforeEach
    void count() {
        statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void stopCounting() {
        statistics.setStatisticsEnabled(false);
    }

    /** Its one statement is plain JDBC ({@code OrdersOnShow}), which Hibernate does not count. */
    @Test
    void an_order_is_shown_without_hibernate_and_without_a_transaction() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));

        statistics.clear();
        applicant
                .shows(order)
                .then()
                .statusCode(200)
                .body("subject.name", notNullValue())
                .body("service.name", notNullValue());

        assertThat(statistics.getPrepareStatementCount()).isZero();
        assertThat(statistics.getTransactionCount()).isZero();
    }

    @Test
    @Tag("long")
    void a_poll_that_finds_nothing_new_asks_once() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        var tag = applicant.shows(order).header("ETag");

        statistics.clear();
        applicant
                .call()
                .header("If-None-Match", tag)
                .get("/api/v1/orders/" + order)
                .then()
                .statusCode(304);

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        assertThat(statistics.getTransactionCount()).isZero();
    }

    @Test
    void a_stranger_costs_no_statement_more() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        var stranger = new Applicant();

        statistics.clear();
        stranger.shows(order).then().statusCode(404);

        assertThat(statistics.getPrepareStatementCount()).isZero();
    }

    @Test
    void a_page_of_services_asks_for_the_domains_of_all_of_them_at_once() {
        for (var count = 0; count < 50; count++) {
            var service = Ids.next();
            sql.update(
                    "INSERT INTO filed_services (id, subject_id, holder, service_number, kind, name, status, access_status, content,"
                            + " filed_at, version) VALUES (?, ?, ?, ?, 'WEBSITE', '示例', 'REGISTERED', 'LIVE', '', UTC_TIMESTAMP(6), 0)",
                    service,
                    Ids.next(),
                    applicant.account,
                    service.toString());
            sql.update(
                    "INSERT INTO filed_domains (service_id, position, domain) VALUES (?, 0, ?), (?, 1, ?)",
                    service,
                    "a." + service,
                    service,
                    "b." + service);
        }

        statistics.clear();
        applicant
                .call()
                .get("/api/v1/services")
                .then()
                .statusCode(200)
                .body("items.domains", hasSize(50))
                .body("items.domains", everyItem(hasSize(2)))
                .body("items[49].domains[0]", is(firstDomain()));

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
    }

    private String firstDomain() {
        return "a."
                + sql.list(
                                row -> row.getString(1),
                                "SELECT service_number FROM filed_services WHERE holder = ? ORDER BY id LIMIT 1",
                                applicant.account)
                        .getFirst();
    }
}
