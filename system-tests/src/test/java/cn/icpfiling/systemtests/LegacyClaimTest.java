package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.legacy.OldHolder;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** J25: a filing from before 2010-06-01 is claimed with papers, decided at the support desk, and belongs to the account. */
class LegacyClaimTest {

    static final String HANDED_IN = "上传成功！您已经提交认领备案信息，阿里云将在一个工作日内进行审核，请您耐心等待。";

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String CLAIMS = "/api/v1/legacy-claims/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static OldPlatform platform;

    @BeforeAll
    static void the_old_platform_is_loaded() {
        platform = OldPlatform.loaded(STACK);
    }

    @Test
    void a_type_check_leads_to_the_claim_and_the_granted_claim_to_the_filing() {
        var old = platform.takes("CLAIM");
        var holder = signedUp();

        var check = holder.post("/api/v1/filing-type-checks", old.question()).expect(201);
        assertThat(check.text("/type")).isEqualTo("CLAIM");
        assertThat(check.text("/message")).isEqualTo("您的备案类型为认领备案");
        assertThat(check.text("/oldFiling/subjectNumber")).isEqualTo(old.subjectNumber());
        assertThat(check.body().toString())
                .doesNotContain(old.certificateNumber())
                .doesNotContain(old.known().at("/principal/certificateNumber").asText());
        assertThat(check.at("/nextSteps").findValuesAsText("step")).contains("OPEN_LEGACY_CLAIM");

        var claim = handedIn(old, holder);
        assertThat(claim.text("/message")).isEqualTo(HANDED_IN);
        decides(claim, "GRANTED", "PAPERS_PROVE_IT");

        await(holder, claim, "CLAIMED");
        var subjects = holder.get("/api/v1/subjects").expect(200).at("/items");
        assertThat(subjects).hasSize(1);
        assertThat(subjects.toString()).contains(old.subjectNumber());
        assertThat(holder.get("/api/v1/services").expect(200).body().toString()).contains(old.domain());
        var again = holder.post(
                        "/api/v1/filing-type-checks/" + check.text("/typeCheckId") + "/repetition", Forms.node())
                .expect(201);
        assertThat(again.text("/type")).isNotEqualTo("CLAIM");
        assertThat(again.text("/repeats")).isEqualTo(check.text("/typeCheckId"));
    }

    @Test
    void a_login_that_is_unknown_never_activated_or_opens_two_filings_leaves_the_claim() {
        for (var kind : List.of("IMPORT_WITHOUT_LOGIN", "LOGIN_NEVER_ACTIVATED", "SHARED_LOGIN", "SAME_LOGIN")) {
            var old = platform.takes(kind);
            var holder = signedUp();
            var check =
                    holder.post("/api/v1/filing-type-checks", old.question()).expect(201);
            assertThat(check.text("/type"))
                    .as(kind)
                    .isEqualTo(old.known().path("route").asText());
            assertThat(check.at("/nextSteps").findValuesAsText("step")).as(kind).contains("OPEN_LEGACY_CLAIM");
            claimed(old, holder);
        }
    }

    @Test
    void a_rejected_claim_tells_its_reason_and_can_be_repeated() {
        var old = platform.takes("CLAIM_WITHOUT_LOGIN");
        var holder = signedUp();
        var claim = handedIn(old, holder);

        decides(claim, "REFUSED", "PAPERS_UNREADABLE");

        var rejected = await(holder, claim, "REJECTED");
        assertThat(rejected.text("/reason/code")).isEqualTo("PAPERS_UNREADABLE");
        assertThat(rejected.text("/reason/remedy")).isNotBlank();
        assertThat(claimed(old, holder).text("/state")).isEqualTo("AWAITING_PAPERS");
    }

    @Test
    void of_two_people_who_claim_one_filing_the_first_grant_wins() {
        var old = platform.takes("CLAIM");
        var first = signedUp();
        var second = signedUp();
        var ofTheFirst = handedIn(old, first);
        var ofTheSecond = handedIn(old, second);

        decides(ofTheSecond, "GRANTED", "PAPERS_PROVE_IT");

        await(second, ofTheSecond, "CLAIMED");
        await(first, ofTheFirst, "LOST");
        assertThat(first.get("/api/v1/subjects").expect(200).at("/items")).isEmpty();
    }

    @Test
    void a_claim_is_no_oracle_and_another_route_is_told_to_its_holder_only() {
        var holder = signedUp();
        var wrong = platform.takes("CLAIM", old -> !old.isPerson())
                .question()
                .put("certificateType", Forms.BUSINESS_LICENCE)
                .put("certificateNumber", "91110000MA00000077");
        var imported = platform.takes("IMPORT").question();
        var nowhere = platform.takes("CLAIM").question().put("domain", "never-filed-here.cn");

        assertRefused(holder.post("/api/v1/legacy-claims", wrong), 409, "LEGACY_CLAIM_NOT_DUE");
        assertRefused(holder.post("/api/v1/legacy-claims", nowhere), 409, "LEGACY_CLAIM_NOT_DUE");
        assertRefused(holder.post("/api/v1/legacy-claims", imported), 409, "LEGACY_CLAIM_OTHER_WAY");
    }

    private static Caller signedUp() {
        return new Accounts(STACK).signUp(Applicant.freshPhone()).caller();
    }

    /** The case is opened after the claim is stored. */
    private static Answer claimed(OldHolder old, Caller holder) {
        var claim = holder.post("/api/v1/legacy-claims", old.question()).expect(201);
        return await(holder, claim, "AWAITING_PAPERS");
    }

    /** Papers of all kinds that a person or an organisation may have to hand in. */
    private static Answer handedIn(OldHolder old, Caller holder) {
        var claim = claimed(old, holder);
        var kinds = old.isPerson()
                ? List.of("APPLICANT_ID_FRONT", "APPLICANT_ID_BACK")
                : List.of("SUBJECT_CERTIFICATE", "APPLICANT_ID_FRONT", "APPLICANT_ID_BACK");
        for (var kind : kinds) {
            holder.send(
                            "PUT",
                            "/api/v1/case-papers/" + claim.text("/caseId") + "/" + kind,
                            Picture.png(kind),
                            "image/png")
                    .expect(200);
        }
        holder.post("/api/v1/own-cases/" + claim.text("/caseId") + "/handing-in")
                .expect(200);
        return await(holder, claim, "IN_REVIEW");
    }

    private static void decides(Answer claim, String decision, String reason) {
        var support = new Staff(STACK).caller("support");
        var path = "/api/v1/support-cases/" + claim.text("/caseId");
        support.post(path + "/claim").expect(200);
        support.having(support.get(path).expect(200))
                .post(path + "/decision", Forms.node().put("decision", decision).put("reason", reason))
                .expect(200);
    }

    private static Answer await(Caller holder, Answer claim, String state) {
        return Awaitility.await("claim " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> holder.get(CLAIMS + claim.text("/claimId")).expect(200),
                        shown -> shown.text("/state").equals(state));
    }
}
