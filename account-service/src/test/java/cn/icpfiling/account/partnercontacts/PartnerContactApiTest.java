package cn.icpfiling.account.partnercontacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PartnerContactApiTest {

    private static final Duration SOON = Duration.ofSeconds(45);

    private final String mail = "ops-" + UUID.randomUUID() + "@example.cn";

    @Inject
    TellPartner tell;

    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create("clients:write");
    }

    @Test
    void a_contact_counts_once_its_mail_is_proven_and_is_shown_masked() throws SQLException {
        partner.as().get(partner.path("/contact")).then().statusCode(404);
        var codeId = replaces(mail, null)
                .then()
                .statusCode(200)
                .body("name", equalTo("O*********"))
                .body("mail", equalTo("o***@example.cn"))
                .body("mailVerifiedAt", nullValue())
                .body("code.codeId", notNullValue())
                .extract()
                .<String>path("code.codeId");
        assertThat(noticesAfterTelling("first")).isZero();

        proves(codeId, "000000".equals(Caller.codeInMail(mail)) ? "000001" : "000000")
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_WRONG"));
        proves(codeId, Caller.codeInMail(mail)).then().statusCode(200).body("mailVerifiedAt", notNullValue());

        partner.as()
                .get(partner.path("/contact"))
                .then()
                .statusCode(200)
                .body("mailVerifiedAt", notNullValue())
                .body("code", nullValue());
        assertThat(noticesAfterTelling("second")).isEqualTo(1);
        assertThat(noticesAfterTelling("second")).as("once per cause").isEqualTo(1);
    }

    @Test
    void another_mail_is_not_proven_and_the_same_one_stays_proven() {
        var codeId = replaces(mail, null).then().statusCode(200).extract().<String>path("code.codeId");
        proves(codeId, Caller.codeInMail(mail)).then().statusCode(200);

        replaces(mail, null).then().statusCode(428);
        replaces(mail, "*")
                .then()
                .statusCode(200)
                .body("mailVerifiedAt", notNullValue())
                .body("code", nullValue());
        Caller.forgetsWaits();
        replaces("new-" + mail, "*").then().statusCode(200).body("mailVerifiedAt", nullValue());
        proves(codeId, Caller.codeInMail(mail)).then().statusCode(422);
    }

    @Test
    void the_first_contact_names_no_version_and_each_later_one_the_version_that_was_read() {
        var first = replaces(mail, null).then().statusCode(200).extract().header("ETag");

        replaces(mail, null).then().statusCode(428).body("code", equalTo("PRECONDITION_REQUIRED"));
        replaces(mail, "\"99-\"").then().statusCode(412).body("code", equalTo("PRECONDITION_FAILED"));
        replaces("new-" + mail, first).then().statusCode(429);
        Caller.forgetsWaits();
        replaces("new-" + mail, first).then().statusCode(200);
    }

    @Test
    void the_proven_mail_is_told_when_another_one_takes_its_place_and_one_that_is_not_proven_is_not()
            throws SQLException {
        var codeId = replaces(mail, null).then().statusCode(200).extract().<String>path("code.codeId");
        proves(codeId, Caller.codeInMail(mail)).then().statusCode(200);
        Caller.forgetsWaits();
        replaces("second-" + mail, "*").then().statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mailsTo(mail))
                        .anyMatch(text -> text.contains("The new contact is s***@example.cn")));
        partner.as().delete(partner.path("/contact")).then().statusCode(204);
        assertThat(notices("partner-contact-changed/" + partner.id() + "/%")).isEqualTo(1);
    }

    @Test
    void the_proven_mail_is_told_when_it_is_removed() {
        var codeId = replaces(mail, null).then().statusCode(200).extract().<String>path("code.codeId");
        proves(codeId, Caller.codeInMail(mail)).then().statusCode(200);

        partner.as().delete(partner.path("/contact")).then().statusCode(204);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(mailsTo(mail)).anyMatch(text -> text.contains("There is no contact now")));
        assertThat(Audited.acts(partner.id()))
                .endsWith("PARTNER.CHANGE_CONTACT", "PARTNER.PROVE_CONTACT", "PARTNER.REMOVE_CONTACT");
    }

    @Test
    void codes_are_limited_and_a_masked_mail_is_refused() {
        replaces(mail, null).then().statusCode(200);
        replaces("second-" + mail, "*").then().statusCode(429).body("code", equalTo("CODE_TOO_SOON"));
        Caller.forgetsWaits();
        replaces("o***@example.cn", "*").then().statusCode(422);
    }

    @Test
    void a_contact_is_removed_and_another_partner_does_not_see_it() {
        replaces(mail, null).then().statusCode(200);
        TestPartner.create("clients:write")
                .as()
                .get(partner.path("/contact"))
                .then()
                .statusCode(404);
        partner.as().delete(partner.path("/contact")).then().statusCode(204);
        partner.as().delete(partner.path("/contact")).then().statusCode(204);
        partner.as().get(partner.path("/contact")).then().statusCode(404);
    }

    @Test
    void the_version_of_a_contact_that_was_removed_brings_no_contact_back() {
        var seen = replaces(mail, null).then().statusCode(200).extract().header("ETag");
        partner.as().delete(partner.path("/contact")).then().statusCode(204);
        Caller.forgetsWaits();

        for (var ifMatch : List.of(seen, "*")) {
            replaces(mail, ifMatch).then().statusCode(412).body("code", equalTo("PRECONDITION_FAILED"));
        }

        partner.as().get(partner.path("/contact")).then().statusCode(404);
        replaces(mail, null).then().statusCode(200);
    }

    private Response replaces(String to, String ifMatch) {
        var request = partner.as();
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(Map.of("name", "Operations", "mail", to, "phone", "+86 571 8815 0000", "locale", "en"))
                .put(partner.path("/contact"));
    }

    private Response proves(String codeId, String digits) {
        return partner.as().body(Map.of("codeId", codeId, "code", digits)).post(partner.path("/contact/proof"));
    }

    private static List<String> mailsTo(String address) {
        return Caller.outside("/received/mail").getList("findAll { it.To == '" + address + "' }.body");
    }

    private int noticesAfterTelling(String cause) throws SQLException {
        var unique = partner.id() + "/" + cause;
        UnitOfWork.run(() -> tell.mail(
                UUID.fromString(partner.id()),
                NoticeTemplate.CREDENTIAL_EXPIRING,
                unique,
                Map.of("client", "00000004", "credential", "00000005", "until", "2026-12-24")));
        return notices(unique);
    }

    private static int notices(String cause) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement("select count(*) from notices where cause like ?")) {
            statement.setString(1, cause);
            try (var counted = statement.executeQuery()) {
                assertThat(counted.next()).isTrue();
                return counted.getInt(1);
            }
        }
    }
}
