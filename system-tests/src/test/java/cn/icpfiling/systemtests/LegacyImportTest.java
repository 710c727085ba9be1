package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.legacy.OldHolder;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** J26: an old login brings its filing over; each of the six messages is the trade's, word by word. */
@Tag("long")
class LegacyImportTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String IMPORTS = "/api/v1/legacy-imports";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static OldPlatform platform;

    @BeforeAll
    static void the_old_platform_is_loaded() {
        platform = OldPlatform.loaded(STACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMPORT", "WANGPU", "ENTERPRISE_SITE", "FIRST_SECOND_OF_IMPORTS", "LAST_SECOND_OF_IMPORTS"})
    void a_filing_arrives_with_its_numbers_sites_and_domains(String kind) {
        var old = platform.takes(kind);
        var holder = signedUp();

        imports(old, holder);

        var subjects = holder.get("/api/v1/subjects").expect(200).at("/items");
        assertThat(subjects).hasSize(1);
        assertThat(subjects.at("/0/subjectNumber").asText()).isEqualTo(old.subjectNumber());
        var services = holder.get("/api/v1/services").expect(200).at("/items");
        assertThat(StreamSupport.stream(services.spliterator(), false)
                        .map(service -> service.path("serviceNumber").asText())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(old.known().findValuesAsText("serviceNumber")));
        assertThat(services.toString()).contains(old.domain());
    }

    @Test
    void li_1_a_login_whose_filing_was_imported_is_over() {
        var old = platform.takes("IMPORT");
        imports(old, signedUp());

        says(signedUp().post(IMPORTS, old.loginForm()), "LEGACY_LI_1", "您的备案信息已导入阿里云账号，此备案平台已停止使用");
    }

    @Test
    void li_2_a_login_without_a_filing_is_told_so() {
        says(signedUp().post(IMPORTS, platform.takes("NO_FILING").loginForm()), "LEGACY_LI_2", "此备案账号无备案信息，请更换账号继续导入");
    }

    @Test
    void li_3_an_account_that_has_a_subject_takes_no_other() {
        var holder = signedUp();
        imports(platform.takes("IMPORT"), holder);

        says(holder.post(IMPORTS, platform.takes("IMPORT").loginForm()), "LEGACY_LI_3", "此阿里云账号已导入备案信息，请更换账号重新导入");
    }

    @Test
    void li_4_a_login_that_was_never_activated_is_over() {
        says(signedUp().post(IMPORTS, platform.takes("NOT_ACTIVATED").loginForm()), "LEGACY_LI_4", "该账号未激活，此备案平台已停止使用");
    }

    @Test
    void li_5_the_type_check_asks_for_the_import_and_goes_on_afterwards_with_its_data() {
        var old = platform.takes("IMPORT");
        var holder = signedUp();

        var check = holder.post("/api/v1/filing-type-checks", old.question()).expect(201);

        assertThat(check.text("/type")).isEqualTo("LEGACY_IMPORT");
        assertThat(check.text("/message")).isEqualTo("需通过验证原备案账号" + check.text("/maskedLogin") + "，将备案信息导入后继续备案");
        assertThat(check.body().toString()).doesNotContain(old.login()).doesNotContain(old.certificateNumber());

        imports(old, holder);
        var again = holder.post(
                        "/api/v1/filing-type-checks/" + check.text("/typeCheckId") + "/repetition", Forms.node())
                .expect(201);
        assertThat(again.text("/domain")).isEqualTo(check.text("/domain"));
        assertThat(again.text("/type")).isNotEqualTo("LEGACY_IMPORT");
    }

    @Test
    void li_6_support_abandons_the_unfinished_order_and_the_login_has_nothing_to_import() {
        var old = platform.takes("UNFINISHED_ORDER");
        var holder = signedUp();

        says(holder.post(IMPORTS, old.loginForm()), "LEGACY_LI_6", "原账号没有备案主体，不需要转移");

        var support = new Staff(STACK).caller("support");
        var opened = Awaitility.await("the case")
                .atMost(PATIENCE)
                .until(
                        () -> holder.get("/api/v1/own-cases").expect(200),
                        cases -> cases.at("/items").toString().contains("LEGACY_ORDER_ABANDONMENT"));
        assertThat(opened.text("/items/0/kind")).isEqualTo("LEGACY_ORDER_ABANDONMENT");
        var path = "/api/v1/support-cases/" + opened.text("/items/0/caseId");
        support.post(path + "/claim").expect(200);
        support.having(support.get(path).expect(200))
                .post(
                        path + "/decision",
                        Forms.node().put("decision", "GRANTED").put("reason", "ANSWERED"))
                .expect(200);
        // A right password is no guess, so it may be asked again.
        Awaitility.await("the order is abandoned")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> holder.post(IMPORTS, old.loginForm()),
                        answer -> answer.text("/code").equals("LEGACY_LI_2"));
    }

    @Test
    void a_wrong_password_and_an_unknown_login_get_one_answer() {
        var holder = signedUp();
        var old = platform.takes("IMPORT");

        var wrong = holder.post(IMPORTS, old.loginForm().put("password", "not-" + old.password()));
        var unknown = holder.post(IMPORTS, old.loginForm().put("login", "nobody@old.example.com"));

        assertRefused(wrong, 422, "LEGACY_LOGIN_WRONG");
        assertRefused(unknown, 422, "LEGACY_LOGIN_WRONG");
        assertThat(unknown.text("/detail")).isEqualTo(wrong.text("/detail"));
    }

    private static Caller signedUp() {
        return new Accounts(STACK).signUp(Applicant.freshPhone()).caller();
    }

    static void imports(OldHolder old, Caller holder) {
        var verified = holder.post(IMPORTS, old.loginForm()).expect(201);
        assertThat(verified.text("/state")).isEqualTo("VERIFIED");
        assertThat(verified.body().toString())
                .doesNotContain(old.certificateNumber())
                .doesNotContain(old.known().at("/principal/mobile").asText());
        var path = IMPORTS + "/" + verified.text("/id");
        var confirmed = holder.having(verified).post(path + "/confirmation");
        assertThat(confirmed.status()).as(confirmed.body().toString()).isIn(200, 202);
        Awaitility.await("the import")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> holder.get(path).expect(200),
                        shown -> shown.text("/state").equals("DONE"));
    }

    private static void says(Answer answer, String code, String message) {
        assertRefused(answer, 409, code);
        assertThat(answer.text("/detail")).isEqualTo(message);
        assertThat(answer.text("/remedy")).isNotBlank();
    }
}
