package cn.icpfiling.account.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A holder takes their data along, and closes an account that holds nothing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OwnDataApiTest {

    private static final String ME = "/api/v1/accounts/me";

    @Inject
    EraseClosedAccounts eraseClosed;

    private final Caller holder = new Caller();
    private String account;
    private String token;
    private String refreshToken;

    @BeforeEach
    void signed_up() {
        var opened = holder.signedUp();
        account = opened.getString("account.accountId");
        token = opened.getString("session.accessToken");
        refreshToken = opened.getString("session.refreshToken");
    }

    @Test
    void one_notice_that_cannot_be_read_does_not_spoil_the_export() throws SQLException {
        var id = UUID.randomUUID();
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(
                        "insert into notices (id, account_id, cause, channel, template, language, recipient, encrypted_values, "
                                + "fate, attempts, next_attempt_at, created_at, decided_at) values (?, ?, ?, 'SMS', 'ORDER_EXPIRED', "
                                + "'ZH', 'no ciphertext', 'no ciphertext', 'SENT', 1, now(), now(), now())")) {
            insert.setBytes(1, Binary.of(id));
            insert.setBytes(2, Binary.of(UUID.fromString(account)));
            insert.setString(3, "unreadable/" + id);
            insert.executeUpdate();
        }

        holder.as(token)
                .get(ME + "/export")
                .then()
                .statusCode(200)
                .body("notices.find { it.unreadable == true }.text", equalTo(""))
                .body("notices.find { it.unreadable == true }.notice", equalTo("ORDER_EXPIRED"));
    }

    @Test
    void the_export_has_what_the_account_has_and_names_where_the_filings_are() {
        var asked = holder.as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("filing", "d-" + UUID.randomUUID() + ".cn", "holderKind", "PERSON", "name", "王小明"))
                .post("/api/v1/transfer-cases")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("caseId");
        holder.as(token)
                .get(ME + "/export")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("account.accountId", equalTo(account))
                .body("account.phone", equalTo(holder.e164()))
                .body("sessions", hasSize(1))
                .body("complete", equalTo(true))
                .body("cases.caseId", equalTo(List.of(asked)))
                .body("cases[0].messages", hasSize(0))
                .body("transfers", hasSize(0))
                .body("notices.fate", everyItem(notNullValue()))
                .body("elsewhere", hasItems("/api/v1/orders", "/api/v1/own-cases?against=true", "/api/v1/events"));
        assertThat(Audited.acts(account)).containsExactly("ACCOUNT.OPEN", "ACCOUNT.EXPORT");
        assertThat(Audited.acts(asked)).containsExactly("SUPPORT_CASE.OPEN");
    }

    @Test
    void a_closed_account_has_no_session_and_its_phone_is_free() {
        closes().then().statusCode(204);

        holder.refreshes(refreshToken).then().statusCode(401);
        holder.as(token).get(ME).then().statusCode(401);
        holder.signsIn(holder.code("SIGN_IN")).then().statusCode(409).body("code", equalTo("ACCOUNT_UNKNOWN"));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(holder.texts()).anyMatch(text -> text.contains("已注销")));
        Caller.forgetsWaits();
        assertThat(holder.signedUp().getString("account.accountId")).isNotEqualTo(account);
        Caller.looksUp(account).body("status", equalTo("CLOSED"));
    }

    @Test
    void an_account_with_a_filing_or_an_open_order_stays_open() {
        holds(account, Map.of("subject", Map.of("subjectId", UUID.randomUUID()), "openOrder", false));
        closes().then().statusCode(409).body("code", equalTo("ACCOUNT_HOLDS_FILING"));
        assertThat(Audited.acts(account)).endsWith("ACCOUNT.CLOSE REFUSED ACCOUNT_HOLDS_FILING");
        holds(account, Map.of("openOrder", true));
        closes().then().statusCode(409).body("code", equalTo("ACCOUNT_HAS_OPEN_ORDER"));
        holds(account, Map.of("other", "answer"));
        closes().then().statusCode(503);
        holder.as(token).get(ME).then().statusCode(200);
    }

    @Test
    void an_order_that_opens_while_the_account_closes_opens_the_account_again() {
        holds(account, Map.of("openOrder", false, "then", Map.of("openOrder", true)));

        closes().then().statusCode(409).body("code", equalTo("ACCOUNT_HAS_OPEN_ORDER"));

        holder.as(token).get(ME).then().statusCode(401);
        holder.signsIn(holder.code("SIGN_IN")).then().statusCode(201).body("account.accountId", equalTo(account));
        Caller.looksUp(account).body("status", equalTo("ACTIVE"));
        assertThat(holder.texts()).noneMatch(text -> text.contains("已注销"));
        assertThat(Audited.acts(account)).endsWith("ACCOUNT.CLOSE", "ACCOUNT.REOPEN ACCOUNT_HAS_OPEN_ORDER");
    }

    @Test
    void an_account_stays_open_while_filing_service_is_silent() {
        Caller.filingServiceIsSilent(10);
        closes().then().statusCode(503);
        Caller.filingServiceIsSilent(0);
        holder.as(token).get(ME).then().statusCode(200);
    }

    @Test
    void the_data_of_a_closed_account_is_erased_at_its_time_unless_it_holds_a_filing_after_all() throws SQLException {
        closes().then().statusCode(204);
        eraseClosed.eraseDue();
        Caller.looksUp(account).body("phone", equalTo(holder.e164()));
        wasClosedDaysAgo(31);
        holds(account, Map.of("openOrder", true));
        eraseClosed.eraseDue();
        Caller.looksUp(account).body("phone", equalTo(holder.e164()));
        holds(account, Map.of("openOrder", false));

        eraseClosed.eraseDue();

        Caller.looksUp(account).body("phone", nullValue()).body("status", equalTo("CLOSED"));
        assertThat(rowsOf("notices")).isZero();
        assertThat(Audited.acts(account)).containsExactly("ACCOUNT.OPEN", "ACCOUNT.CLOSE", "ACCOUNT.ERASE");
    }

    @Test
    void only_a_fresh_factor_exports_and_closes() {
        Caller.provedAnHourAgo(account);
        token = holder.refreshes(refreshToken).then().statusCode(200).extract().path("accessToken");

        holder.as(token).get(ME + "/export").then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));
        closes().then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));
    }

    private Response closes() {
        return holder.as(token).post(ME + "/closure");
    }

    private static void holds(String account, Map<String, ?> facts) {
        Rest.given()
                .contentType(ContentType.JSON)
                .body(facts)
                .post(ConfigProvider.getConfig().getValue("icp.filing.url", String.class) + "/transfer-facts/"
                        + account)
                .then()
                .statusCode(200);
    }

    private void wasClosedDaysAgo(int days) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(
                        "update accounts set closed_at = date_sub(closed_at, interval ? day) where id = ?")) {
            statement.setInt(1, days);
            statement.setBytes(2, Binary.of(UUID.fromString(account)));
            statement.executeUpdate();
        }
    }

    private int rowsOf(String table) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement("select count(*) from " + table + " where account_id = ?")) {
            statement.setBytes(1, Binary.of(UUID.fromString(account)));
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }
}
