package cn.icpfiling.account.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a partner reaches its customers: contacts are checked, changed as a whole, masked and encrypted. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CustomerContactsApiTest {

    @Inject
    AuditTrail trail;

    private final Caller person = new Caller();
    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create("customers:read", "customers:write");
    }

    @Test
    void a_masked_contact_is_refused_wherever_it_is_written() {
        var masked = Map.of("mobile", "139****5678", "mail", "h***@example.cn");

        partner.posts("/customers", Map.of("reference", "C-1", "contact", masked))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/contact/mobile", "/contact/mail"))
                .body("errors.code", contains("MASKED_VALUE", "MASKED_VALUE"));
        writes("/api/v1/one-time-codes", Map.of("phone", "139****5678", "purpose", "SIGN_UP"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/phone"))
                .body("errors.code", contains("MASKED_VALUE"));
        writes(
                        "/api/v1/accounts",
                        Map.of(
                                "codeId",
                                UUID.randomUUID(),
                                "code",
                                "123456",
                                "phone",
                                person.phone(),
                                "mail",
                                "h***@example.cn"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/mail"))
                .body("errors.code", contains("MASKED_VALUE"));
        writes(
                        "/api/v1/account-recoveries/" + UUID.randomUUID() + "/case",
                        Map.of("name", "王**", "phone", person.phone()))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name"))
                .body("errors.code", contains("MASKED_VALUE"));
    }

    private Response writes(String path, Object body) {
        return person.request().body(body).post(path);
    }

    @Test
    void a_contact_is_changed_as_a_whole_by_who_saw_the_version() {
        var opened = partner.opens("C-1", Map.of("mobile", person.phone(), "mail", "one@example.cn"));
        var contact = partner.path("/customers/" + opened.getString("customerId") + "/contact");
        var token = partner.token();
        var etag = partner.as(token)
                .get(partner.path("/customers/" + opened.getString("customerId")))
                .header("ETag");

        partner.as(token).body(Map.of()).put(contact).then().statusCode(428);
        partner.as(token)
                .header("If-Match", "\"77-\"")
                .body(Map.of())
                .put(contact)
                .then()
                .statusCode(412);
        partner.as(token)
                .header("If-Match", etag)
                .body(Map.of("mail", "two@example.cn", "locale", "en"))
                .put(contact)
                .then()
                .statusCode(200)
                .body("mobile", nullValue())
                .body("mail", equalTo("t***@example.cn"))
                .body("locale", equalTo("en"));
        partner.as(token)
                .header("If-Match", etag)
                .body(Map.of())
                .put(contact)
                .then()
                .statusCode(412);
        assertThat(Audited.acts(opened.getString("customerId")))
                .containsExactly("ACCOUNT.OPEN", "ACCOUNT.CHANGE_CONTACT");
        Caller.looksUp(opened.getString("customerId"))
                .body("phone", nullValue())
                .body("mail", equalTo("two@example.cn"));
        partner.as(token)
                .header("If-Match", "*")
                .body(Map.of("mobile", "12"))
                .put(contact)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/mobile"));
    }

    @Test
    void contacts_are_encrypted_and_the_audit_names_partner_and_client() throws SQLException {
        var id = partner.opens("C-1", Map.of("mobile", person.phone(), "mail", "holder@example.cn"))
                .getString("customerId");

        try (var database = LocalStack.connection();
                var query = database.prepareStatement(
                        "select phone, mail from accounts where id = unhex(replace(?, '-', ''))")) {
            query.setString(1, id);
            var rows = query.executeQuery();
            rows.next();
            assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                    .doesNotContain(person.phone());
            assertThat(new String(rows.getBytes(2), StandardCharsets.ISO_8859_1))
                    .doesNotContain("holder");
        }
        assertThat(trail.of("ACCOUNT", UUID.fromString(id))).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("ACCOUNT.OPEN");
            assertThat(entry.account()).hasToString(partner.id());
            assertThat(entry.client()).isEqualTo(partner.client());
            assertThat(entry.details()).containsOnly(Map.entry("partner", partner.id()));
        });
    }
}
