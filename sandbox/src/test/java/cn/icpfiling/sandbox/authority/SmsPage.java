package cn.icpfiling.sandbox.authority;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import java.util.List;

/** A principal with a phone at the authority's page. */
final class SmsPage {

    private SmsPage() {}

    static String code(String phone) {
        return messages(phone).getFirst().replaceAll("(?s).*验证码(\\d{6}).*", "$1");
    }

    static List<String> messages(String phone) {
        return given().queryParam("to", phone)
                .queryParam("channel", "AUTHORITY_SMS")
                .get("/inbox/messages")
                .jsonPath()
                .getList("items.text", String.class);
    }

    static String verify(AFiling filing, String code, String lastSix, int status) {
        return given().contentType("application/json")
                .body("{\"orderReference\":\"" + filing.baxh + "\",\"code\":\"" + code + "\",\"lastSix\":\"" + lastSix
                        + "\"}")
                .post("/authority/sms-verifications")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }
}
