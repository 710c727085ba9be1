package cn.icpfiling.account.customers;

import static cn.icpfiling.account.Rows.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CustomersApiTest {

    private final Caller person = new Caller();
    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create("customers:read", "customers:write");
    }

    @Test
    void a_partner_opens_the_accounts_of_its_customers() {
        var contact = Map.of("mobile", person.phone(), "mail", "holder@example.cn", "locale", "en");
        var opened = partner.posts("/customers", Map.of("reference", "C-10042", "contact", contact))
                .then()
                .statusCode(201)
                .header("Location", containsString(partner.path("/customers/")))
                .body("reference", equalTo("C-10042"))
                .body("mobile", equalTo("139****" + person.phone().substring(7)))
                .body("mail", equalTo("h***@example.cn"))
                .body("locale", equalTo("en"))
                .body("openedAt", notNullValue())
                .extract();

        partner.as()
                .get(opened.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(opened.header("ETag")))
                .body("customerId", equalTo(opened.path("customerId")))
                .body("mobile", equalTo(opened.path("mobile")));
        Caller.looksUp(opened.path("customerId"))
                .body("kind", equalTo("CUSTOMER"))
                .body("partner", equalTo(partner.id()))
                .body("status", equalTo("ACTIVE"))
                .body("phone", equalTo(person.e164()))
                .body("mail", equalTo("holder@example.cn"))
                .body("locale", equalTo("en"));
    }

    @Test
    void the_look_up_tells_whose_an_account_is() {
        var own = person.signedUp().getString("account.accountId");
        var staff = person.entersAs("reviewer").getString("account.accountId");

        Caller.looksUp(own).body("kind", equalTo("PERSON")).body("partner", nullValue());
        Caller.looksUp(staff).body("kind", equalTo("STAFF")).body("partner", nullValue());
    }

    @Test
    @Tag("long")
    void nobody_signs_in_to_a_customers_account() {
        partner.opens("C-1", Map.of("mobile", person.phone()));
        partner.opens("C-2", Map.of("mobile", person.phone()));

        person.signsIn(person.code("SIGN_IN")).then().statusCode(409).body("code", equalTo("ACCOUNT_UNKNOWN"));
        person.signedUp();
        assertThatThrownBy(() -> execute("update accounts set phone_index = unhex('%s') where reference = 'C-1'"
                        .formatted(UUID.randomUUID().toString().replace("-", ""))))
                .hasCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute("update accounts set reference = null where reference = 'C-1'"))
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    @Tag("long")
    void a_reference_is_one_customers_of_a_partner() {
        partner.opens("C-1", Map.of());
        var other = TestPartner.create("customers:read", "customers:write");

        partner.posts("/customers", Map.of("reference", "C-1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("REFERENCE_TAKEN"));
        partner.posts("/customers", Map.of("reference", "c-1")).then().statusCode(201);
        other.posts("/customers", Map.of("reference", "C-1")).then().statusCode(201);
    }

    @Test
    @Tag("long")
    void of_many_with_one_reference_at_once_one_is_opened() throws Exception {
        var token = partner.token();
        var attempts = Stream.generate(() -> (Callable<Integer>)
                        () -> TestPartner.posts(token, partner.path("/customers"), Map.of("reference", "C-7"))
                                .statusCode())
                .limit(8)
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var statuses = threads.invokeAll(attempts).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
        }
        assertThat(partner.as().get(partner.path("/customers")).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void a_repeat_is_answered_once() {
        var key = UUID.randomUUID().toString();
        var token = partner.token();
        var answers = IntStream.range(0, 2)
                .mapToObj(time -> partner.as(token)
                        .header("Idempotency-Key", key)
                        .body(Map.of("reference", "C-1"))
                        .post(partner.path("/customers")))
                .toList();

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.getLast().asString()).isEqualTo(answers.getFirst().asString());
        assertThat(answers.getLast().header("Idempotent-Replayed")).isEqualTo("true");
        partner.as(token)
                .header("Idempotency-Key", key)
                .body(Map.of("reference", "C-2"))
                .post(partner.path("/customers"))
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    @Tag("long")
    void the_list_is_told_page_by_page_and_by_reference() {
        var references = IntStream.range(0, 5).mapToObj(number -> "C-" + number).toList();
        references.forEach(reference -> partner.opens(reference, Map.of()));
        var listed = new ArrayList<String>();
        String next = null;
        do {
            var page = partner.as()
                    .queryParam("limit", 2)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get(partner.path("/customers"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.reference"));
            next = page.getString("next");
        } while (next != null);

        assertThat(listed).isEqualTo(references);
        assertThat(partner.as()
                        .get(partner.path("/customers?reference=C-3"))
                        .jsonPath()
                        .getList("items.reference"))
                .containsExactly("C-3");
        assertThat(partner.as()
                        .get(partner.path("/customers?reference=C-9"))
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void an_administrator_reads_and_does_not_write() {
        var id = partner.opens("C-1", Map.of("mobile", person.phone())).getString("customerId");
        var administrator = person.entersAs("administrator").getString("accessToken");

        person.as(administrator).get(partner.path("/customers")).then().statusCode(200);
        person.as(administrator)
                .get(partner.path("/customers/" + id))
                .then()
                .statusCode(200)
                .body("mobile", equalTo("139****" + person.phone().substring(7)));
        TestPartner.posts(administrator, partner.path("/customers"), Map.of("reference", "C-2"))
                .then()
                .statusCode(403);
        person.as(administrator)
                .body(Map.of())
                .put(partner.path("/customers/" + id + "/contact"))
                .then()
                .statusCode(403);
    }

    @Test
    @Tag("long")
    void a_reference_names_no_person() {
        for (var personal : List.of(person.phone(), "11010519491231002X")) {
            partner.posts("/customers", Map.of("reference", personal))
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("REFERENCE_IS_PERSONAL"));
        }
        for (var odd : List.of("", "a b", "holder@example.cn", "张三", "-1", "x".repeat(65))) {
            partner.posts("/customers", Map.of("reference", odd)).then().statusCode(400);
        }
        for (var good : List.of("10042", "C:1/2.3_4-5", "13800138000-1", "x".repeat(64))) {
            partner.posts("/customers", Map.of("reference", good)).then().statusCode(201);
        }
    }

    @Test
    @Tag("long")
    void the_opening_is_published_with_the_partner_and_without_a_person() throws IOException {
        var id = partner.opens("C-1", Map.of("mobile", person.phone(), "mail", "holder@example.cn"))
                .getString("customerId");

        var topic = new TestTopic("icp.account.v1");
        var record = await().atMost(Duration.ofSeconds(20))
                .until(() -> topic.recordsOf(id), hasSize(1))
                .getFirst();

        assertThat(record.key()).isEqualTo(id);
        assertThat(TestTopic.header(record.headers(), "ce_type")).isEqualTo("account.opened");
        var data = new ObjectMapper().readTree(record.value());
        var example = new ObjectMapper()
                .readTree(Path.of("src/main/contract/examples/account.opened-for-partner.json")
                        .toFile());
        assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(example::fieldNames);
        assertThat(data.path("accountId").asText()).isEqualTo(id);
        assertThat(data.path("partner").asText()).isEqualTo(partner.id());
    }
}
