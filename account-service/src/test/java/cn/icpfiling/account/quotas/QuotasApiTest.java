package cn.icpfiling.account.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class QuotasApiTest {

    private TestPartner partner;
    private String administrator;

    @BeforeEach
    void a_partner_is_there() {
        administrator = new Caller().entersAs("administrator").getString("accessToken");
        partner = TestPartner.createdBy(administrator, "clients:write", "customers:write");
    }

    @Test
    void a_partner_has_the_defaults_until_an_administrator_changes_them() {
        partner.as()
                .get(partner.path("/quotas"))
                .then()
                .statusCode(200)
                .body(
                        "quotas.kind",
                        equalTo(List.of(
                                "REQUESTS_A_MINUTE", "REQUESTS_A_DAY", "OPEN_OPERATIONS", "CUSTOMERS", "CLIENTS")))
                .body("quotas.most", equalTo(List.of(600, 200_000, 5, 100_000, 50)))
                .body("quotas[3].used", equalTo(0))
                .body("quotas[4].used", equalTo(1))
                .body("changes", hasSize(0));

        sets(Map.of("kind", "REQUESTS_A_MINUTE", "most", 50, "reason", "PROTECTION"))
                .then()
                .statusCode(201);
        sets(Map.of("kind", "REQUESTS_A_MINUTE", "most", 60, "reason", "CORRECTION"))
                .then()
                .statusCode(201);
        var later = Instant.now().plus(Duration.ofDays(3)).toString();
        sets(Map.of("kind", "OPEN_OPERATIONS", "most", 9, "validFrom", later, "reason", "GROWTH"))
                .then()
                .statusCode(201);
        sets(Map.of("kind", "REQUESTS_A_DAY", "clientId", partner.client(), "most", 7, "reason", "MISUSE"))
                .then()
                .statusCode(201);

        partner.as()
                .get(partner.path("/quotas"))
                .then()
                .body("quotas.most", equalTo(List.of(60, 200_000, 5, 100_000, 50, 7)))
                .body("quotas[5].clientId", equalTo(partner.client()))
                .body("changes", hasSize(1))
                .body("changes[0].most", equalTo(9));
        assertThat(Audited.acts(partner.id()))
                .endsWith("QUOTA.SET PROTECTION", "QUOTA.SET CORRECTION", "QUOTA.SET GROWTH", "QUOTA.SET MISUSE");
    }

    @Test
    void a_token_names_the_quotas_of_requests_that_the_gateway_enforces() {
        assertThat(quotasIn(partner.token())).isEqualTo(Map.of("quota_minute", 600, "quota_day", 200_000));

        sets(Map.of("kind", "REQUESTS_A_MINUTE", "most", 50, "reason", "PROTECTION"))
                .then()
                .statusCode(201);
        sets(Map.of("kind", "REQUESTS_A_DAY", "clientId", partner.client(), "most", 7, "reason", "MISUSE"))
                .then()
                .statusCode(201);

        assertThat(quotasIn(partner.token()))
                .isEqualTo(Map.of("quota_minute", 50, "quota_day", 200_000, "client_quota_day", 7));
    }

    private static Map<String, Object> quotasIn(String token) {
        var claims = JsonPath.from(
                        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .<String, Object>getMap("$");
        var quotas = new TreeMap<>(claims);
        quotas.keySet().removeIf(name -> !name.contains("quota"));
        return quotas;
    }

    @Test
    void of_many_customers_at_once_no_more_are_opened_than_the_quota_allows() throws Exception {
        sets(Map.of("kind", "CUSTOMERS", "most", 3, "reason", "CONTRACT"))
                .then()
                .statusCode(201);
        var token = partner.token();
        var attempts = IntStream.range(0, 10)
                .mapToObj(i -> (Callable<Integer>) () -> opens(token, "C-" + i).statusCode())
                .toList();

        try (var threads = Executors.newFixedThreadPool(10)) {
            var codes = new ArrayList<Integer>();
            for (var done : threads.invokeAll(attempts)) {
                codes.add(done.get());
            }
            assertThat(codes).filteredOn(code -> code == 201).hasSize(3);
            assertThat(codes).filteredOn(code -> code == 409).hasSize(7);
        }
        opens(token, "C-11").then().statusCode(409).body("code", equalTo("CUSTOMER_QUOTA_REACHED"));
        partner.as().get(partner.path("/quotas")).then().body("quotas[3].used", equalTo(3));
        sets(Map.of("kind", "CUSTOMERS", "most", 4, "reason", "GROWTH")).then().statusCode(201);
        opens(token, "C-12").then().statusCode(201);
    }

    @Test
    void of_many_clients_at_once_no_more_are_created_than_the_quota_allows() throws Exception {
        sets(Map.of("kind", "CLIENTS", "most", 4, "reason", "CONTRACT")).then().statusCode(201);
        var token = partner.token();
        var attempts = IntStream.range(0, 10)
                .mapToObj(
                        i -> (Callable<Integer>) () -> creates(token, "C-" + i).statusCode())
                .toList();

        try (var threads = Executors.newFixedThreadPool(10)) {
            var codes = new ArrayList<Integer>();
            for (var done : threads.invokeAll(attempts)) {
                codes.add(done.get());
            }
            assertThat(codes).filteredOn(code -> code == 201).hasSize(3);
            assertThat(codes).filteredOn(code -> code == 409).hasSize(7);
        }
        creates(token, "C-11").then().statusCode(409).body("code", equalTo("CLIENT_QUOTA_REACHED"));
        partner.as().get(partner.path("/quotas")).then().body("quotas[4].used", equalTo(4));
    }

    @Test
    void a_terminated_client_makes_room_for_another() {
        sets(Map.of("kind", "CLIENTS", "most", 2, "reason", "CONTRACT")).then().statusCode(201);
        var token = partner.token();
        var second = creates(token, "second").then().statusCode(201).extract();
        creates(token, "third").then().statusCode(409).body("code", equalTo("CLIENT_QUOTA_REACHED"));

        new Caller()
                .as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", second.header("ETag"))
                .post(partner.path("/clients/" + second.<String>path("clientId") + "/termination"))
                .then()
                .statusCode(200);
        assertThat(Audited.acts(second.path("clientId"))).endsWith("CLIENT.TERMINATE");

        creates(token, "third").then().statusCode(201);
    }

    @Test
    void a_customer_that_is_refused_takes_no_place() {
        sets(Map.of("kind", "CUSTOMERS", "most", 2, "reason", "CONTRACT"))
                .then()
                .statusCode(201);
        var token = partner.token();
        opens(token, "C-1").then().statusCode(201);
        opens(token, "C-1").then().statusCode(409).body("code", equalTo("REFERENCE_TAKEN"));
        opens(token, "C-2").then().statusCode(201);
    }

    @Test
    void services_read_the_quotas_in_force_by_their_etag() {
        var path = "/internal/partners/" + partner.id() + "/quotas";
        var service = Caller.serviceToken();
        var first = new Caller().as(service).get(path);
        first.then().statusCode(200).body("quotas", hasSize(5));
        var tag = first.header("ETag");

        new Caller().as(service).header("If-None-Match", tag).get(path).then().statusCode(304);
        opens(partner.token(), "C-1").then().statusCode(201);
        new Caller().as(service).header("If-None-Match", tag).get(path).then().statusCode(304);
        sets(Map.of("kind", "REQUESTS_A_MINUTE", "most", 50, "reason", "PROTECTION"))
                .then()
                .statusCode(201);
        new Caller()
                .as(service)
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("quotas[0].most", equalTo(50));
    }

    @Test
    void a_change_that_makes_no_sense_is_refused_and_a_partner_changes_none() {
        refused(
                Map.of("kind", "CUSTOMERS", "clientId", partner.client(), "most", 1, "reason", "GROWTH"),
                "QUOTA_NOT_OF_CLIENT");
        refused(
                Map.of("kind", "REQUESTS_A_DAY", "clientId", partner.id(), "most", 1, "reason", "GROWTH"),
                "QUOTA_CLIENT_UNKNOWN");
        refused(
                Map.of("kind", "CUSTOMERS", "most", 1, "validFrom", "2026-01-01T00:00:00Z", "reason", "GROWTH"),
                "QUOTA_IN_THE_PAST");
        sets(Map.of("kind", "CUSTOMERS", "most", -1, "reason", "GROWTH")).then().statusCode(400);
        partner.posts("/quotas", Map.of("kind", "CUSTOMERS", "most", 1, "reason", "GROWTH"))
                .then()
                .statusCode(403);
        TestPartner.createdBy(administrator, "clients:write")
                .as()
                .get(partner.path("/quotas"))
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("long")
    void a_thousand_past_changes_stop_no_further_one_and_the_quota_in_force_stays() throws SQLException {
        sets(Map.of("kind", "CUSTOMERS", "most", 7, "reason", "CONTRACT"))
                .then()
                .statusCode(201);
        past("REQUESTS_A_MINUTE", 999);
        for (var most = 50; most < 53; most++) {
            sets(Map.of("kind", "REQUESTS_A_MINUTE", "most", most, "reason", "PROTECTION"))
                    .then()
                    .statusCode(201);
        }

        partner.as().get(partner.path("/quotas")).then().body("quotas.most", equalTo(List.of(52, 200_000, 5, 7, 50)));
        assertThat(stored()).isLessThan(1_000);
    }

    @Test
    void changes_to_come_are_bounded_and_one_of_the_same_moment_takes_the_place_of_the_earlier() throws SQLException {
        var later = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        for (var day = 0; day < 200; day++) {
            insert("OPEN_OPERATIONS", later.plus(Duration.ofDays(day)));
        }

        sets(to("OPEN_OPERATIONS", 9, later.plus(Duration.ofHours(1))))
                .then()
                .statusCode(409)
                .body("code", equalTo("QUOTA_CHANGES_FULL"));
        sets(to("OPEN_OPERATIONS", 9, later)).then().statusCode(201);
        sets(Map.of("kind", "OPEN_OPERATIONS", "most", 8, "reason", "GROWTH"))
                .then()
                .statusCode(201);
        partner.as()
                .get(partner.path("/quotas"))
                .then()
                .body("changes", hasSize(200))
                .body("changes[0].most", equalTo(9))
                .body("quotas[2].most", equalTo(8));
    }

    private static Map<String, Object> to(String kind, int most, Instant from) {
        return Map.of("kind", kind, "most", most, "validFrom", from.toString(), "reason", "GROWTH");
    }

    private void past(String kind, int many) throws SQLException {
        var first = Instant.parse("2025-01-01T00:00:00Z");
        for (var one = 0; one < many; one++) {
            insert(kind, first.plus(Duration.ofHours(one)));
        }
    }

    private void insert(String kind, Instant from) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement("insert into partner_quotas (id, partner_id, kind, most,"
                        + " valid_from, reason, set_at) values (?, ?, ?, 5, ?, 'GROWTH', '2025-01-01')")) {
            statement.setBytes(1, Binary.of(Ids.next()));
            statement.setBytes(2, Binary.of(UUID.fromString(partner.id())));
            statement.setString(3, kind);
            statement.setObject(4, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private int stored() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement("select count(*) from partner_quotas where partner_id = ?")) {
            statement.setBytes(1, Binary.of(UUID.fromString(partner.id())));
            try (var counted = statement.executeQuery()) {
                assertThat(counted.next()).isTrue();
                return counted.getInt(1);
            }
        }
    }

    private void refused(Map<String, Object> change, String code) {
        sets(change).then().statusCode(422).body("errors[0].code", equalTo(code));
    }

    private Response sets(Map<String, Object> change) {
        return TestPartner.posts(administrator, partner.path("/quotas"), change);
    }

    private Response creates(String token, String name) {
        return TestPartner.posts(
                token, partner.path("/clients"), Map.of("name", name, "scopes", List.of("customers:write")));
    }

    private Response opens(String token, String reference) {
        return TestPartner.posts(token, partner.path("/customers"), Map.of("reference", reference));
    }
}
