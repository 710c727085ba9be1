package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J24 through the gateway: an administrator reads each text of the one catalogue of notices as its recipient would, and tries one. */
@Tag("long")
class NoticeTemplatesTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String TEMPLATES = "/api/v1/notice-templates";

    private final Caller administrator = new Staff(STACK).caller("administrator");

    @Test
    void each_text_of_each_template_is_read_and_previewed_in_both_languages() {
        var templates = catalogue();
        assertThat(templates).hasSizeGreaterThan(50);
        for (var template : templates) {
            var languages = new ArrayList<String>();
            for (var text : template.path("texts")) {
                var path = TEMPLATES + "/" + template.path("template").asText() + "/texts/"
                        + text.path("channel").asText() + "/"
                        + text.path("language").asText();
                languages.add(text.path("language").asText());
                assertThat(administrator.get(path).expect(200).text("/text")).isNotBlank();
                assertThat(administrator
                                .post(path + "/preview", Forms.node())
                                .expect(200)
                                .text("/text"))
                        .as(path)
                        .isNotBlank()
                        .doesNotContain("{", "}");
            }
            assertThat(languages).as("%s", template.path("template")).contains("ZH", "EN");
        }
    }

    @Test
    void a_test_message_goes_to_the_phone_of_the_administrator_who_asks_for_it() {
        var phone = Applicant.freshPhone();
        var colleague = enrolled(phone);

        colleague.post(TEMPLATES + "/ORDER_EXPIRED/texts/SMS/ZH/test-messages").expect(202);

        var inbox = new Inbox(STACK);
        FirstFiling.await(
                "a test message to " + phone,
                () -> inbox.texts("+86" + phone, "SMS").stream()
                        .filter(text -> text.contains("模板试发：") && text.contains("订单"))
                        .findFirst());
    }

    private List<JsonNode> catalogue() {
        var templates = new ArrayList<JsonNode>();
        var page = administrator.get(TEMPLATES + "?limit=20").expect(200);
        page.at("/items").forEach(templates::add);
        while (page.body().has("next")) {
            page = administrator
                    .get(TEMPLATES + "?limit=20&cursor=" + page.text("/next"))
                    .expect(200);
            page.at("/items").forEach(templates::add);
        }
        return templates;
    }

    /** The first half is from the one who proposed the login, the second from the one who confirms it. */
    private static String password(Answer added) {
        var second = new Staff(STACK).caller("second-administrator");
        var path = "/api/v1/staff/" + added.text("/accountId");
        var confirmed = second.having(second.get(path).expect(200))
                .post(path + "/confirmation")
                .expect(200);
        return added.text("/initialPassword") + confirmed.text("/initialPassword");
    }

    /** A new administrator, who sets up an authenticator at the first sign-in. */
    private Caller enrolled(String phone) {
        var login = "administrator-" + Long.toString(Instant.now().toEpochMilli(), 36);
        var added = Forms.node().put("login", login);
        added.putObject("entry")
                .put("name", "Colleague")
                .put("mobile", phone)
                .putArray("roles")
                .add("administrator");
        var password = password(administrator.post("/api/v1/staff", added).expect(201));
        var gateway = Caller.gateway(STACK);
        var challenge = gateway.post(
                        "/api/v1/sessions", Forms.node().put("login", login).put("password", password))
                .expect(202);
        var app = new Totp(challenge.text("/enrolment/secret"));
        var session = gateway.post(
                        "/api/v1/sessions/second-factor",
                        Forms.node()
                                .put("challengeId", challenge.text("/challengeId"))
                                .put("code", app.code(Totp.stepAt(Instant.now()))))
                .expect(201);
        return gateway.with(session.text("/accessToken"));
    }
}
