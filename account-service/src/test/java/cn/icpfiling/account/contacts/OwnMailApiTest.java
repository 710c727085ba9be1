package cn.icpfiling.account.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mail counts once its holder has proven it, and every change is told to the contacts before it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OwnMailApiTest {

    private static final String ME = "/api/v1/accounts/me";
    private static final String MASKED = "h***@example.cn";
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Caller holder = new Caller();
    private final String mail = address();
    private String account;
    private String token;

    @BeforeEach
    void signed_up_with_a_mail_in_english() {
        var code = holder.code("SIGN_UP");
        var opened = holder.request()
                .body(Map.of(
                        "codeId", code.id(),
                        "code", code.digits(),
                        "phone", holder.phone(),
                        "mail", mail,
                        "locale", "en"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .body("account.mailVerifiedAt", nullValue())
                .extract()
                .jsonPath();
        account = opened.getString("account.accountId");
        token = opened.getString("session.accessToken");
    }

    @Test
    void the_mail_of_the_sign_up_counts_once_it_is_proven() {
        Caller.looksUp(account).body("mail", nullValue());
        var codeId = starts(mail).then().statusCode(202).extract().<String>path("codeId");

        proves(mail, codeId, Caller.codeInMail(mail))
                .then()
                .statusCode(200)
                .body("mail", equalTo(MASKED))
                .body("mailVerifiedAt", notNullValue());

        Caller.looksUp(account).body("mail", equalTo(mail));
        assertThat(PublishedChanges.of(account))
                .containsExactly("2 {\"accountId\":\"%s\",\"changed\":[\"MAIL\"]}".formatted(account));
        Caller.forgetsWaits();
        starts(mail).then().statusCode(409).body("code", equalTo("CONTACT_UNCHANGED"));
    }

    @Test
    @Tag("long")
    void the_old_mail_and_the_phone_are_told_of_a_new_one_and_of_a_removal() {
        Caller.mailIsProven(account);
        var next = address();
        var codeId = starts(next).then().statusCode(202).extract().<String>path("codeId");
        proves(next, codeId, Caller.codeInMail(next)).then().statusCode(200).body("mail", equalTo(MASKED));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(mailsTo(mail))
                    .singleElement()
                    .asString()
                    .contains(MASKED)
                    .doesNotContain(next);
            assertThat(holder.texts().getLast()).contains(MASKED);
        });
        holder.as(token).delete(ME + "/mail").then().statusCode(204);
        holder.as(token).delete(ME + "/mail").then().statusCode(204);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(mailsTo(next)).hasSize(2);
            assertThat(holder.texts().getLast()).contains("has no mail any more");
        });
        holder.as(token).get(ME).then().body("mail", nullValue()).body("mailVerifiedAt", nullValue());
    }

    @Test
    void a_mail_with_letters_of_another_script_is_refused_by_its_form() {
        starts("王".repeat(60) + "@" + "例".repeat(60) + ".cn")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("NOT_A_MAIL_ADDRESS"))
                .body("errors[0].pointer", equalTo("/mail"));
    }

    @Test
    void a_code_is_good_for_one_mail_and_one_account_and_once() {
        var codeId = starts(mail).then().statusCode(202).extract().<String>path("codeId");
        var digits = Caller.codeInMail(mail);

        refused(proves(address(), codeId, digits), "CODE_WRONG");
        var stranger = new Caller();
        var strangersToken = stranger.signedUp().getString("session.accessToken");
        refused(
                stranger.as(strangersToken)
                        .body(Map.of("mail", mail, "codeId", codeId, "code", digits))
                        .post(ME + "/mail/proof"),
                "CODE_WRONG");
        proves(mail, codeId, digits).then().statusCode(200);
        refused(proves(mail, codeId, digits), "CODE_USED");
        refused(proves(mail, UUID.randomUUID().toString(), digits), "CODE_UNKNOWN");
    }

    @Test
    @Tag("long")
    void codes_to_a_mail_are_limited_whichever_account_asks() {
        var victim = address();
        for (var times = 0; times < 5; times++) {
            startsAsAnother(victim).then().statusCode(202);
        }

        startsAsAnother(victim).then().statusCode(429).body("code", equalTo("CODE_QUOTA_SPENT"));
        starts(mail).then().statusCode(202);
        starts(mail).then().statusCode(429).body("code", equalTo("CODE_TOO_SOON"));
    }

    @Test
    void what_is_no_mail_or_masked_is_refused_and_staff_have_none() {
        starts("no mail").then().statusCode(400).body("errors.pointer", contains("/mail"));
        starts("h***@example.cn").then().statusCode(422).body("errors.code", contains("MASKED_VALUE"));
        holder.request().body(Map.of("mail", mail)).put(ME + "/mail").then().statusCode(401);
        var reviewer = holder.entersAs("reviewer").getString("accessToken");
        holder.as(reviewer).body(Map.of("mail", mail)).put(ME + "/mail").then().statusCode(403);
    }

    private Response starts(String to) {
        return holder.as(token).body(Map.of("mail", to)).put(ME + "/mail");
    }

    private static Response startsAsAnother(String to) {
        var other = new Caller();
        return other.as(other.signedUp().getString("session.accessToken"))
                .body(Map.of("mail", to))
                .put(ME + "/mail");
    }

    private Response proves(String to, String codeId, String digits) {
        return holder.as(token)
                .body(Map.of("mail", to, "codeId", codeId, "code", digits))
                .post(ME + "/mail/proof");
    }

    private static void refused(Response answer, String code) {
        answer.then().statusCode(422).body("code", equalTo(code));
    }

    private static List<String> mailsTo(String to) {
        var mails = Caller.outside("/received/mail");
        return mails.getList("findAll { it.To == '" + to + "' }.body");
    }

    private static String address() {
        return "h" + UUID.randomUUID() + "@example.cn";
    }
}
