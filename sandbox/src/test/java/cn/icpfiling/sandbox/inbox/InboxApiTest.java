package cn.icpfiling.sandbox.inbox;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class InboxApiTest {

    private static final SignedCaller PROVIDER = new SignedCaller("a", "platform-at-a", "sandbox-only-a");

    @Inject
    SmtpSink smtp;

    @Test
    void a_phone_ending_in_0001_gets_nothing_and_0002_gets_it_late() {
        PROVIDER.sends("13911110001", "lost", "ref-lost").body("Code", equalTo("OK"));
        PROVIDER.sends("13911110002", "late", "ref-late").body("Code", equalTo("OK"));

        inbox("13911110002").body("items", hasSize(0));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> inbox("13911110002").body("items", hasSize(1)));
        inbox("13911110001").body("items", hasSize(0));
    }

    @Test
    void a_mail_with_chinese_subject_and_text_is_kept() throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("notice@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("Li.Lei@example.com"));
        mail.setSubject("备案信息核查通知", "UTF-8");
        mail.setText("请核查", "UTF-8");
        Transport.send(mail);

        inbox("li.lei@example.com")
                .body("items", hasSize(1))
                .body("items[0].channel", equalTo("MAIL"))
                .body("items[0].subject", equalTo("备案信息核查通知"))
                .body("items[0].text", containsString("请核查"))
                .body("items[0].reference", equalTo(mail.getMessageID()));
    }

    @Test
    void what_the_inbox_is_asked_wrongly_it_refuses() {
        given().get("/inbox/messages?channel=PIGEON&limit=0&since=yesterday")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(java.util.List.of("/channel", "/since", "/limit")));
        PROVIDER.sends("12", "x", "ref-bad").body("Code", equalTo("isv.MOBILE_NUMBER_ILLEGAL"));
    }

    @Test
    @Tag("long")
    void identity_follows_its_magic() {
        identity("李雷").body("result", equalTo("MATCH"));
        identity("李不符").body("result", equalTo("MISMATCH"));
        identity("李查无").body("result", equalTo("NOT_FOUND"));
        identity("李不支持").body("result", equalTo("NOT_SUPPORTED"));
        identity("李超时").statusCode(504).body("code", equalTo("NO_ANSWER"));
        given().accept("text/html").get("/magic").then().statusCode(200).body(containsString("i-hongkong-"));
        given().accept("application/json")
                .get("/magic")
                .then()
                .body("items.value", org.hamcrest.Matchers.hasItem("不符"));
        given().accept("text/html").get("/").then().statusCode(200).body(containsString("P45D"));
        given().get("/authority/sms-verifications").then().statusCode(200).body(containsString("短信核验"));
        given().get("/openapi.yaml").then().statusCode(200);
    }

    @Test
    @Tag("long")
    void the_business_register_and_the_carriers_follow_their_magic() {
        organisation("某公司", "张三").body("status", equalTo("REGISTERED")).body("legalRepresentative", equalTo(true));
        organisation("某公司", null).body("legalRepresentative", equalTo(null));
        organisation("某公司注销", "张三").body("status", equalTo("CANCELLED"));
        organisation("某公司吊销", "张三").body("status", equalTo("REVOKED"));
        organisation("某公司更名", "张三").body("status", equalTo("RENAMED"));
        organisation("某公司不符", "张三").body("status", equalTo("REGISTERED")).body("legalRepresentative", equalTo(false));
        organisation("某公司查无", "张三").body("status", equalTo("NOT_FOUND"));
        organisation("某公司超时", "张三").statusCode(504).body("code", equalTo("NO_ANSWER"));
        phone("13800000000").body("result", equalTo("MATCH"));
        phone("+8613800000004").body("result", equalTo("MISMATCH"));
        phone("13800000005").body("result", equalTo("NOT_FOUND"));
        phone("13800000006").statusCode(504);
    }

    @Test
    @Tag("long")
    void the_comparison_of_faces_follows_its_magic() {
        face("张三", "/9j/4AAQ").body("result", equalTo("MATCH"));
        face("张三非本人", "/9j/4AAQ").body("result", equalTo("MISMATCH"));
        face("张三翻拍", "/9j/4AAQ").body("result", equalTo("NOT_ALIVE"));
        face("张三无照片", "/9j/4AAQ").body("result", equalTo("NOT_FOUND"));
        face("张三人脸慢", "/9j/4AAQ").statusCode(504);
        face("张三人脸停", "/9j/4AAQ").statusCode(503);
        face("张三", "iVBORw0KGgo=").statusCode(400).body("errors[0].code", equalTo("NOT_A_JPEG"));
    }

    private static ValidatableResponse face(String name, String photo) {
        return given().contentType("application/json; charset=UTF-8")
                .body(Map.of(
                        "name", name, "certificateType", 2, "certificateNumber", "11010519491231002X", "photo", photo))
                .post("/faces/checks")
                .then();
    }

    private static ValidatableResponse organisation(String name, String legalRepresentative) {
        var question = new HashMap<String, Object>(
                Map.of("name", name, "certificateType", 1, "certificateNumber", "91350100M000100Y43"));
        question.put("legalRepresentative", legalRepresentative);
        return given().contentType("application/json; charset=UTF-8")
                .body(question)
                .post("/business-register/checks")
                .then();
    }

    private static ValidatableResponse phone(String phone) {
        return given().contentType("application/json; charset=UTF-8")
                .body(Map.of(
                        "name", "张三", "certificateType", 2, "certificateNumber", "11010519491231002X", "phone", phone))
                .post("/phones/checks")
                .then();
    }

    private static ValidatableResponse inbox(String to) {
        return given().queryParam("to", to).get("/inbox/messages").then().statusCode(200);
    }

    private static ValidatableResponse identity(String name) {
        return given().contentType("application/json; charset=UTF-8")
                .body("{\"name\":\"" + name + "\",\"certificateType\":2,\"certificateNumber\":\"11010519491231002X\"}")
                .post("/identity/checks")
                .then();
    }
}
