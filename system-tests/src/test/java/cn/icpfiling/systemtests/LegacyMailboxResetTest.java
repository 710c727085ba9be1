package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.legacy.OldHolder;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J27: papers replace the mail of an old login; the mailed link sets a new password once, and the login imports. */
@Tag("long")
class LegacyMailboxResetTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String RESETS = "/api/v1/legacy-mailbox-resets";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NEW_PASSWORD = "correct horse battery staple";

    private final Inbox inbox = new Inbox(STACK);

    @Test
    void a_lost_login_gets_a_new_mail_a_new_password_and_brings_its_filing_over() {
        var old = OldPlatform.loaded(STACK).takes("IMPORT");
        var holder = new Accounts(STACK).signUp(Applicant.freshPhone()).caller();
        var mail = Applicant.freshMail();
        var letter =
                holder.accepting("text/html").get(RESETS + "/letter-template").expect(200);
        assertThat(letter.contentType()).startsWith("text/html");
        var drawn = holder.accepting("application/pdf")
                .get(RESETS + "/letter-template")
                .expect(200);
        assertThat(drawn.contentType()).isEqualTo("application/pdf");
        var stays = holder.post(RESETS, application(old, mail).put("oldMailReplaced", false));
        assertThat(stays.status()).isIn(400, 422);

        var asked = holder.post(RESETS, application(old, mail)).expect(201);
        assertThat(asked.body().toString()).doesNotContain(mail).doesNotContain(old.certificateNumber());
        grants(old, holder, asked);

        var lost = secretIn(link(mail, "no secret"));
        holder.post(RESETS + "/" + asked.text("/id") + "/link").expect(200);
        var told = link(mail, lost);
        var secret = secretIn(told);
        var page = told.replaceAll("(?s).*https?://[^/ ]+(/[^# ]+)#[A-Za-z0-9_-]{40,64}.*", "$1");
        assertThat(opened(page)).as("the page of the link, " + page).contains("/docs/assets/legacy-password.");
        assertThat(inbox.texts(old.login(), "MAIL")).as("the old mail is told").isNotEmpty();
        var anyone = Caller.gateway(STACK);
        var wanted = Forms.node().put("secret", secret).put("password", NEW_PASSWORD);
        var late = Forms.node().put("secret", lost).put("password", NEW_PASSWORD);
        assertRefused(anyone.post(RESETS + "/password", late), 422, "LEGACY_RESET_LINK_INVALID");
        anyone.post(RESETS + "/password", wanted).expect(204);
        assertRefused(anyone.post(RESETS + "/password", wanted), 422, "LEGACY_RESET_LINK_INVALID");

        assertRefused(holder.post("/api/v1/legacy-imports", old.loginForm()), 422, "LEGACY_LOGIN_WRONG");
        var login = old.loginForm().put("login", mail).put("password", NEW_PASSWORD);
        var verified = holder.post("/api/v1/legacy-imports", login).expect(201);
        assertThat(verified.text("/state")).isEqualTo("VERIFIED");
    }

    /** The mail with a link, other than the one with the secret. */
    private String link(String mail, String other) {
        return Awaitility.await("the link")
                .atMost(PATIENCE)
                .until(
                        () -> inbox.texts(mail, "MAIL").stream()
                                .filter(text -> text.contains("#") && !text.contains(other))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String secretIn(String text) {
        return text.replaceAll("(?s).*#([A-Za-z0-9_-]{40,64}).*", "$1");
    }

    /** A browser follows the gateway to the page in its language, and keeps what stands behind the #. */
    private static String opened(String page) {
        var browser = Caller.gateway(STACK).accepting("text/html");
        var led = browser.get(page).expect(302);
        var shown = browser.get(led.headers().firstValue("Location").orElseThrow());
        return new String(shown.expect(200).bytes(), StandardCharsets.UTF_8);
    }

    private static ObjectNode application(OldHolder old, String mail) {
        return Forms.node()
                .put("filing", old.domain())
                .put("holderKind", old.isPerson() ? "PERSON" : "ORGANISATION")
                .put("name", old.principal())
                .put("certificateType", old.known().path("certificateType").asInt())
                .put("certificateNumber", old.certificateNumber())
                .put("newMail", mail)
                .put("oldMailReplaced", true);
    }

    private static void grants(OldHolder old, Caller holder, Answer asked) {
        var id = Awaitility.await("the case")
                .atMost(PATIENCE)
                .until(
                        () -> holder.get(RESETS + "/" + asked.text("/id")).expect(200),
                        shown -> shown.body().has("caseId"))
                .text("/caseId");
        var kinds = old.isPerson()
                ? List.of("APPLICANT_ID_FRONT", "APPLICANT_ID_BACK", "HAND_HELD_PHOTO")
                : List.of("HAND_HELD_PHOTO", "LETTER_OF_AUTHORITY", "APPLICANT_ID_FRONT", "APPLICANT_ID_BACK");
        for (var kind : kinds) {
            holder.send("PUT", "/api/v1/case-papers/" + id + "/" + kind, Picture.png(kind), "image/png")
                    .expect(200);
        }
        holder.post("/api/v1/own-cases/" + id + "/handing-in").expect(200);
        var support = new Staff(STACK).caller("support");
        var path = "/api/v1/support-cases/" + id;
        support.post(path + "/claim").expect(200);
        support.having(support.get(path).expect(200))
                .post(
                        path + "/decision",
                        Forms.node().put("decision", "GRANTED").put("reason", "PAPERS_PROVE_IT"))
                .expect(200);
    }
}
