package cn.icpfiling.sandbox.inbox;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class MessageProviderApiTest {

    private static final SignedCaller A = new SignedCaller("a", "platform-at-a", "sandbox-only-a");
    private static final SignedCaller B = new SignedCaller("b", "platform-at-b", "sandbox-only-b");

    private final String reference = UUID.randomUUID().toString();

    @Test
    void an_sms_with_a_right_signature_is_in_the_inbox_with_its_sign_and_reference() {
        A.sends("13922220000", "验证码 1234", reference).statusCode(200).body("Code", equalTo("OK"));

        inbox().body("items", hasSize(1))
                .body("items[0].text", equalTo("【阿里云】验证码 1234"))
                .body("items[0].to", equalTo("+8613922220000"))
                .body("items[0].from", equalTo("A"));
    }

    @Test
    void a_wrong_secret_another_key_and_the_other_providers_key_are_refused() {
        new SignedCaller("a", "platform-at-a", "wrong")
                .sends("13922220000", "x", reference)
                .statusCode(400)
                .body("Code", equalTo("SignatureDoesNotMatch"));
        new SignedCaller("a", "platform-at-b", "sandbox-only-b")
                .sends("13922220000", "x", reference)
                .statusCode(400)
                .body("Code", equalTo("InvalidAccessKeyId.NotFound"));
        new SignedCaller("c", "platform-at-a", "sandbox-only-a")
                .sends("13922220000", "x", reference)
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_PROVIDER"));

        inbox().body("items", hasSize(0));
    }

    @Test
    void a_message_that_comes_twice_is_sent_twice_and_found_under_its_reference() {
        A.sends("13922223333", "x", reference);
        A.sends("13922223333", "x", reference);

        inbox().body("items", hasSize(2));
        found(A, "13922223333")
                .body("SmsSendDetailDTOs.SmsSendDetailDTO.findAll { it.OutId == '" + reference + "' }", hasSize(2));
        found(B, "13922223333").body("SmsSendDetailDTOs.SmsSendDetailDTO", hasSize(0));
    }

    @Test
    void magic_phones_are_throttled_away_unanswered_and_refused() {
        A.sends("13922220011", "x", reference).body("Code", equalTo("isv.BUSINESS_LIMIT_CONTROL"));
        A.sends("13922220012", "x", reference).statusCode(503);
        A.sends("13922220016", "x", reference).body("Code", equalTo("isv.MOBILE_NUMBER_ILLEGAL"));
        inbox().body("items", hasSize(0));

        B.sends("13922220011", "x", reference).body("Code", equalTo("OK"));
        A.sends("13922220019", "x", reference).statusCode(502).body("Code", equalTo(null));
        B.sends("13922220019", "x", reference).body("Code", equalTo("OK"));
        inbox().body("items", hasSize(3));
    }

    @Test
    void a_text_is_that_of_its_template_with_exactly_its_variables() {
        var code = "SMS_ICP_CODE_SIGN_IN_ZH";
        sends(code, "{\"code\":\"123456\",\"minutes\":\"5\"}").body("Code", equalTo("OK"));
        inbox().body("items", hasSize(1))
                .body("items[0].text", equalTo("【阿里云】您正在登录备案平台，验证码 123456，5 分钟内有效。请勿告知他人；非本人操作请忽略。"));

        sends(code, "{\"code\":\"123456\"}").body("Code", equalTo("isv.TEMPLATE_MISSING_PARAMETERS"));
        sends(code, "{\"code\":\"1\",\"minutes\":\"5\",\"text\":\"x\"}")
                .body("Code", equalTo("isv.TEMPLATE_PARAMS_ILLEGAL"));
        sends(code, "{\"text\":\"您的验证码 1\"}").body("Code", equalTo("isv.TEMPLATE_MISSING_PARAMETERS"));
        sends(code, "{").body("Code", equalTo("isv.INVALID_JSON_PARAM"));
        sends("SMS_ICP_UNKNOWN", "{}").body("Code", equalTo("isv.SMS_TEMPLATE_ILLEGAL"));
        inbox().body("items", hasSize(1));
    }

    /** What the platform sends by default is approved here. */
    @Test
    void the_templates_are_those_of_the_platform() throws IOException {
        var approved = new ObjectMapper()
                .readTree(MessageProviderApiTest.class.getResourceAsStream("/inbox/approved-texts.json"));
        var ours = new TreeMap<String, String>();
        var lines = Files.readString(Path.of("../account-service/src/main/resources/sms/provider-templates.yaml"));
        Pattern.compile("code: (\\w+), content: '(.*)'}")
                .matcher(lines)
                .results()
                .forEach(entry -> ours.put(entry.group(1), entry.group(2).replace("''", "'")));

        assertThat(ours).hasSizeGreaterThan(100);
        ours.forEach((code, content) ->
                assertThat(approved.path(code).asText()).as(code).isEqualTo(content));
        assertThat(approved).as("and the two of the whole text").hasSize(ours.size() + 2);
    }

    private ValidatableResponse sends(String template, String parameters) {
        return A.calls(
                "SendSms",
                Map.of(
                        "PhoneNumbers",
                        "13922220000",
                        "SignName",
                        "阿里云",
                        "TemplateCode",
                        template,
                        "TemplateParam",
                        parameters,
                        "OutId",
                        reference));
    }

    @Test
    void a_call_is_a_message_of_its_own_channel() {
        A.calls(
                        "SingleCallByTts",
                        Map.of(
                                "CalledNumber",
                                "13922220000",
                                "TtsCode",
                                "TTS_ICP_TEXT",
                                "TtsParam",
                                "{\"text\":\"请核查\"}",
                                "OutId",
                                reference))
                .body("Code", equalTo("OK"));

        inbox().body("items[0].channel", equalTo("CALL")).body("items[0].text", equalTo("请核查"));
    }

    private ValidatableResponse inbox() {
        return given().queryParam("reference", reference)
                .get("/inbox/messages")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse found(SignedCaller caller, String phone) {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.BASIC_ISO_DATE);
        return caller.calls(
                        "QuerySendDetails",
                        Map.of("PhoneNumber", phone, "SendDate", today, "PageSize", "50", "CurrentPage", "1"))
                .statusCode(200);
    }
}
