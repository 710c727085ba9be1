package cn.icpfiling.legacy.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class LegacyImportsApiTest {
    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");
    private static final String PASSWORD = "hashcat";

    private final UUID account = Ids.next();
    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    LegacyContents contents;

    @Inject
    Sql sql;

    @Inject
    @All
    List<DueJobs> jobs;

    @Test
    void a_filing_is_imported_by_its_old_login_and_the_login_is_told_so_afterwards() {
        var row = importable();

        var begun = begin(account, row.login(), PASSWORD)
                .statusCode(201)
                .body("state", is("VERIFIED"), "next", is("CONFIRM"))
                .body("filing.subjectNumber", is(row.number()), "services[0].domains[0]", is(row.domain()))
                .extract();
        assertThat(begun.asString()).doesNotContain(row.certificate(), "张三", row.login());
        confirm(account, begun.path("id"), begun.header("ETag"))
                .statusCode(200)
                .body("state", is("DONE"), "next", is("REPEAT_TYPE_CHECK"))
                .body("subjectId", is(neighbours.subjects.get(row.legacyId()).toString()));
        confirm(account, begun.path("id"), begun.header("ETag")).statusCode(200).body("state", is("DONE"));

        assertThat(rows.stateOf(row)).isEqualTo("IMPORTED");
        assertThat(schemeOf(row)).isEqualTo("argon2id");
        begin(Ids.next(), row.login(), PASSWORD)
                .statusCode(409)
                .body("code", is("LEGACY_LI_1"), "detail", is("您的备案信息已导入阿里云账号，此备案平台已停止使用"));
    }

    @Test
    void while_papers_are_being_loaded_no_import_begins_and_a_confirmed_one_waits() {
        var row = importable();
        var begun = begin(account, row.login(), PASSWORD).statusCode(201).extract();
        rows.file("PAPERS", "READY", false);

        begin(Ids.next(), row.login(), PASSWORD).statusCode(409).body("code", is("LEGACY_NOT_LOADED_YET"));
        confirm(account, begun.path("id"), begun.header("ETag")).statusCode(202).body("state", is("CONFIRMED"));
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
    }

    @Test
    void while_a_row_of_the_filing_waits_for_its_correction_no_import_begins_and_a_confirmed_one_waits() {
        var row = importable();
        var begun = begin(account, row.login(), PASSWORD).statusCode(201).extract();
        var aside = rows.setAside(row, "PAPERS", Instant.now());

        begin(Ids.next(), row.login(), PASSWORD).statusCode(409).body("code", is("LEGACY_NOT_LOADED_YET"));
        confirm(account, begun.path("id"), begun.header("ETag")).statusCode(202).body("state", is("CONFIRMED"));
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");

        rows.abandon(aside);
        sql.update("UPDATE legacy_imports SET due_at = '2000-01-01' WHERE account = ?", account);
        jobs.forEach(DueJobs::runDue);
        assertThat(rows.stateOf(row)).isEqualTo("IMPORTED");
    }

    @Test
    void an_unknown_login_and_a_wrong_password_get_one_answer() {
        var row = importable();

        var wrong =
                begin(account, row.login(), "wrong").statusCode(422).extract().jsonPath();
        var unknown = begin(account, "nobody-" + row.login(), PASSWORD)
                .statusCode(422)
                .extract()
                .jsonPath();

        assertThat(wrong.getString("code")).isEqualTo("LEGACY_LOGIN_WRONG");
        assertThat(unknown.getString("detail")).isEqualTo(wrong.getString("detail"));
    }

    @Test
    void a_login_that_was_not_activated_is_li_4_and_one_without_a_filing_li_2() {
        var row = importable();
        sql.update("UPDATE legacy_accounts SET activated = FALSE WHERE id = ?", accountOf(row));
        begin(account, row.login(), PASSWORD)
                .statusCode(409)
                .body("code", is("LEGACY_LI_4"), "detail", is("该账号未激活，此备案平台已停止使用"));

        sql.update("UPDATE legacy_accounts SET activated = TRUE WHERE id = ?", accountOf(row));
        sql.update("UPDATE legacy_filings SET legacy_account_id = NULL WHERE id = ?", row.id());
        begin(account, row.login(), PASSWORD)
                .statusCode(409)
                .body("code", is("LEGACY_LI_2"), "detail", is("此备案账号无备案信息，请更换账号继续导入"));
    }

    @Test
    void an_unfinished_order_alone_is_li_6_until_the_support_abandons_it() {
        var row = importable();
        sql.update("UPDATE legacy_filings SET legacy_account_id = NULL WHERE id = ?", row.id());
        rows.unfinishedOrder(row);

        begin(account, row.login(), PASSWORD)
                .statusCode(409)
                .body("code", is("LEGACY_LI_6"), "detail", is("原账号没有备案主体，不需要转移"));
        var asked = sql.first(
                        found -> Binary.toUuid(found.getBytes(1)),
                        "SELECT case_id FROM legacy_abandonments WHERE account = ?",
                        account)
                .orElseThrow();
        neighbours.states.put(asked, "DECIDED_GRANTED");
        sql.update("UPDATE legacy_abandonments SET due_at = '2000-01-01' WHERE account = ?", account);
        jobs.forEach(DueJobs::runDue);

        var refused = begin(account, row.login(), PASSWORD).statusCode(409).body("code", is("LEGACY_LI_2"));
        refused.body("remedy", containsString("客服已将其放弃"));
    }

    @Test
    void an_account_with_a_subject_is_li_3_and_one_with_an_open_order_waits() {
        var row = importable();
        neighbours.holders.add(account);
        begin(account, row.login(), PASSWORD)
                .statusCode(409)
                .body("code", is("LEGACY_LI_3"), "detail", is("此阿里云账号已导入备案信息，请更换账号重新导入"));

        var other = Ids.next();
        neighbours.busy.add(other);
        begin(other, row.login(), PASSWORD).statusCode(409).body("code", is("LEGACY_TARGET_HAS_OPEN_ORDER"));
    }

    @Test
    void a_filing_of_another_route_is_not_imported() {
        var row = withPassword(rows.filing(OF_2009, false));

        begin(account, row.login(), PASSWORD).statusCode(409).body("code", is("LEGACY_OTHER_WAY"));
    }

    @Test
    void a_newer_verification_replaces_the_one_before_and_a_stranger_sees_neither() {
        var row = importable();
        String first =
                begin(account, row.login(), PASSWORD).statusCode(201).extract().path("id");
        var other = Ids.next();
        begin(other, row.login(), PASSWORD).statusCode(201);

        show(account, first).statusCode(200).body("state", is("REPLACED"), "next", is("VERIFY_AGAIN"));
        show(other, first).statusCode(404);
        confirm(account, first, "*").statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
    }

    @Test
    void a_guessed_login_is_slowed_down_while_its_owner_still_gets_in() {
        var row = importable();
        for (var guesser = 0; guesser < 4; guesser++) {
            var stranger = Ids.next();
            for (var tries = 0; tries < 5; tries++) {
                begin(stranger, row.login(), "guess" + tries, "203.0.113." + guesser)
                        .statusCode(422);
            }
            if (guesser == 0) {
                begin(stranger, row.login(), "guess", "203.0.113.0")
                        .statusCode(429)
                        .body("code", is("LEGACY_TRIES_PAUSED"));
            }
        }

        begin(Ids.next(), row.login(), "guess", "198.51.100.1").statusCode(422).body("code", is("CAPTCHA_REQUIRED"));
        begin(account, row.login(), PASSWORD).statusCode(422).body("code", is("CAPTCHA_REQUIRED"));
        var captcha = given().auth()
                .oauth2(token(account))
                .post("/api/v1/legacy-captchas")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("captchaId");
        var gap = sql.first(
                        found -> found.getInt(1),
                        "SELECT gap FROM captchas WHERE captcha_id = ?",
                        UUID.fromString(captcha))
                .orElseThrow();
        post(account, "192.0.2.77", """
                {"login":"%s","password":"%s","captcha":{"captchaId":"%s","x":%d}}""".formatted(row.login(), PASSWORD, captcha, gap))
                .statusCode(201);
    }

    @Test
    void a_lost_login_gets_another_mail_and_a_link_that_sets_a_password_once() {
        var row = importable();
        var mail = "new-" + row.login();

        var opened = reset(account, row.domain(), row.certificate(), mail)
                .statusCode(201)
                .extract();
        var unknown = reset(Ids.next(), "unknown-" + row.domain(), row.certificate(), "x" + mail)
                .statusCode(201)
                .extract();
        assertThat(unknown.jsonPath().getMap("$").keySet())
                .isEqualTo(opened.jsonPath().getMap("$").keySet());
        neighbours.states.put(UUID.fromString(opened.path("caseId")), "DECIDED_GRANTED");
        neighbours.states.put(UUID.fromString(unknown.path("caseId")), "DECIDED_GRANTED");
        sql.update("UPDATE legacy_mailbox_resets SET due_at = '2000-01-01' WHERE due_at IS NOT NULL");
        jobs.forEach(DueJobs::runDue);

        begin(account, row.login(), PASSWORD).statusCode(422).body("code", is("LEGACY_LOGIN_WRONG"));
        assertThat(neighbours.mails.stream()
                        .filter(sent -> sent.path("mail").asText().equals(row.login())))
                .hasSize(1);
        var secret = secretFor(mail);
        setPassword(secret, "aaaaaaaaaaaa").statusCode(422).body("errors[0].code", is("LEGACY_PASSWORD_TOO_SIMPLE"));
        setPassword(secret, "Password2026!!").statusCode(422).body("errors[0].code", is("LEGACY_PASSWORD_BREACHED"));
        setPassword(secret, "a quite new password").statusCode(204);
        setPassword(secret, "another new password").statusCode(422).body("code", is("LEGACY_RESET_LINK_INVALID"));
        begin(account, mail, "a quite new password").statusCode(201);
        given().auth()
                .oauth2(token(account))
                .get("/api/v1/legacy-mailbox-resets/" + opened.<String>path("id"))
                .then()
                .statusCode(200)
                .body("state", is("DONE"), "match", nullValue());
    }

    @Test
    void a_granted_reset_ends_an_import_that_the_old_password_confirmed_during_a_load() {
        var row = importable();
        var begun = begin(account, row.login(), PASSWORD).statusCode(201).extract();
        var papers = rows.file("PAPERS", "READY", false);
        confirm(account, begun.path("id"), begun.header("ETag")).statusCode(202);
        var holder = Ids.next();
        var mail = "new-" + row.login();
        String theCase = reset(holder, row.domain(), row.certificate(), mail)
                .statusCode(201)
                .extract()
                .path("caseId");
        neighbours.states.put(UUID.fromString(theCase), "DECIDED_GRANTED");
        sql.update("UPDATE legacy_mailbox_resets SET due_at = '2000-01-01' WHERE due_at IS NOT NULL");
        jobs.forEach(DueJobs::runDue);
        rows.fileIs(papers, "CANCELLED");
        sql.update("UPDATE legacy_imports SET due_at = '2000-01-01' WHERE due_at IS NOT NULL");
        jobs.forEach(DueJobs::runDue);

        show(account, begun.path("id")).statusCode(200).body("state", is("REVOKED"), "next", is("VERIFY_AGAIN"));
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        setPassword(secretFor(mail), "a quite new password").statusCode(204);
        var own = begin(holder, mail, "a quite new password").statusCode(201).extract();
        confirm(holder, own.path("id"), own.header("ETag")).statusCode(200).body("state", is("DONE"));
    }

    @Test
    void a_login_that_also_opens_a_filing_of_another_certificate_gets_no_other_mail() {
        var row = importable();
        var another = importable();
        sql.update("UPDATE legacy_filings SET legacy_account_id = ? WHERE id = ?", accountOf(row), another.id());
        var opened = reset(account, row.domain(), row.certificate(), "new-" + row.login())
                .statusCode(201)
                .extract();
        neighbours.states.put(UUID.fromString(opened.path("caseId")), "DECIDED_GRANTED");
        sql.update("UPDATE legacy_mailbox_resets SET due_at = '2000-01-01' WHERE due_at IS NOT NULL");
        jobs.forEach(DueJobs::runDue);

        given().auth()
                .oauth2(token(account))
                .get("/api/v1/legacy-mailbox-resets/" + opened.<String>path("id"))
                .then()
                .statusCode(200)
                .body("state", is("REFUSED"), "refusal", is("FILING_SHARED_LOGIN"));
        begin(account, row.login(), PASSWORD).statusCode(201);
    }

    private OldFilingRows.Row importable() {
        return withPassword(rows.filing(OF_2013, false));
    }

    /** md5(md5(password) + salt), as UCenter made it; a vector of hashcat. */
    private OldFilingRows.Row withPassword(OldFilingRows.Row row) {
        sql.update(
                "UPDATE legacy_accounts SET password_scheme = 'md5-md5-salt', password_hash = ? WHERE id = ?",
                contents.encryptedPasswordHash(accountOf(row), "28f9975808ae2bdc5847b1cda26033ea:308"),
                accountOf(row));
        return row;
    }

    private static UUID accountOf(OldFilingRows.Row row) {
        return LegacyIds.account("A-" + row.legacyId());
    }

    private String schemeOf(OldFilingRows.Row row) {
        return sql.first(
                        found -> found.getString(1),
                        "SELECT password_scheme FROM legacy_accounts WHERE id = ?",
                        accountOf(row))
                .orElseThrow();
    }

    private ValidatableResponse begin(UUID by, String login, String password) {
        return begin(by, login, password, "192.0.2." + Math.floorMod(by.hashCode(), 250));
    }

    private ValidatableResponse begin(UUID by, String login, String password, String from) {
        return post(by, from, "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password));
    }

    private ValidatableResponse post(UUID by, String from, String body) {
        return given().auth()
                .oauth2(token(by))
                .header("X-Forwarded-For", from)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/legacy-imports")
                .then();
    }

    private ValidatableResponse show(UUID by, String id) {
        return given().auth()
                .oauth2(token(by))
                .get("/api/v1/legacy-imports/" + id)
                .then();
    }

    private ValidatableResponse confirm(UUID by, String id, String etag) {
        return given().auth()
                .oauth2(token(by))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag)
                .post("/api/v1/legacy-imports/" + id + "/confirmation")
                .then();
    }

    private ValidatableResponse reset(UUID by, String domain, String certificate, String mail) {
        return given().auth()
                .oauth2(token(by))
                .header("X-Forwarded-For", "192.0.2." + Math.floorMod(by.hashCode(), 250))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("""
                    {"filing":"%s","holderKind":"ORGANISATION","name":"王小明","certificateType":1,"certificateNumber":"%s",
                     "newMail":"%s","oldMailReplaced":true}""".formatted(domain, certificate, mail))
                .post("/api/v1/legacy-mailbox-resets")
                .then();
    }

    private String secretFor(String mail) {
        return neighbours.mails.stream()
                .filter(sent -> sent.path("mail").asText().equals(mail))
                .map(sent -> sent.path("link").asText().replaceFirst(".*#", ""))
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse setPassword(String secret, String password) {
        return given().contentType(ContentType.JSON)
                .body("{\"secret\":\"%s\",\"password\":\"%s\"}".formatted(secret, password))
                .post("/api/v1/legacy-mailbox-resets/password")
                .then();
    }

    private static String token(UUID account) {
        return TestTokens.token("icp-api", account.toString(), "web", "applicant");
    }
}
