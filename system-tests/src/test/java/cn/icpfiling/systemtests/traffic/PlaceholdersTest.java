package cn.icpfiling.systemtests.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Applicant;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "019acf00-1111-7222-8333-444455556666";

    private static Exchange shown(String request, String response) {
        return Placeholders.of(Exchange.of(
                """
                {"method": "POST", "path": "/api/v1/orders", "status": 201, "at": "2026-11-29T02:00:00Z",
                 "requestType": "application/json", "request": REQUEST,
                 "responseType": "application/json", "response": RESPONSE}
                """.replace("REQUEST", request).replace("RESPONSE", response).replace("\n", " ")));
    }

    private static String shown(String value) {
        return shown("{}", JSON.createObjectNode().put("value", value).toString())
                .response()
                .path("value")
                .asText();
    }

    @Test
    void an_id_of_the_request_is_recognised_in_the_response() {
        var shown = shown(
                "{\"typeCheckId\": \"%s\"}".formatted(ID),
                "{\"orderId\": \"019acf00-aaaa-7bbb-8ccc-dddddddddddd\", \"typeCheckId\": \"%s\"}".formatted(ID));

        assertThat(shown.request().path("typeCheckId"))
                .isEqualTo(shown.response().path("typeCheckId"));
        assertThat(shown.response().path("orderId"))
                .isNotEqualTo(shown.response().path("typeCheckId"));
        assertThat(shown.response().toString()).doesNotContain("019acf00");
    }

    @Test
    void times_keep_their_distance_and_their_form() {
        var shown = shown(
                "{\"from\": \"2026-11-29T10:00:00+08:00\"}",
                "{\"at\": \"2026-11-29T02:00:00.123456Z\", \"until\": \"2026-11-30T02:00:03.500000Z\", \"on\": \"2026-12-04\"}");

        assertThat(shown.request().path("from").asText()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(shown.response())
                .hasToString(
                        "{\"at\":\"2026-03-02T01:00:00.000000Z\",\"until\":\"2026-03-03T01:00:00.000000Z\",\"on\":\"2026-03-07\"}");
    }

    @Test
    void secrets_of_a_second_factor_keep_their_form() {
        assertThat(shown("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")).isEqualTo("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
        assertThat(shown("otpauth://totp/ICP?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&digits=6"))
                .isEqualTo("otpauth://totp/ICP?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&digits=6");
        assertThat(shown("K7QD-M2XR-5TUV-ZZ3A")).isEqualTo("ABCD-EFGH-IJKL-2345");
    }

    @Test
    void what_opens_a_door_behind_an_address_is_replaced_and_so_is_the_server_of_a_test() {
        assertThat(shown("http://localhost:8080/docs/phone#l1dQXLLfLjlqLr-w6l-RsV1e1Eua3JoX9loOBMsgnOw"))
                .isEqualTo("https://icp.example.com/docs/phone#AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG");
    }

    @Test
    void what_an_integrator_copies_is_taken_by_the_platform() {
        assertThat(shown("http://ok-6.receivers.example:33345/hook")).isEqualTo("https://hooks.example.com/hook");
        assertThat(shown("+86138****1234"))
                .as("a masked mobile number of China")
                .isEqualTo("+86330****1061");
    }

    @Test
    void a_picture_is_the_beginning_of_one() {
        assertThat(shown("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAUAAAACg"))
                .isEqualTo("data:image/png;base64,iVBORw0KGgo=");
        assertThat(shown("<svg xmlns='x'><path d='M4 4h1v1h-1z'/></svg>")).doesNotContain("path");
    }

    @Test
    void nothing_of_an_invented_applicant_is_left() {
        for (var i = 0; i < 50; i++) {
            var one = Applicant.fresh();
            var said = JSON.createObjectNode()
                    .put("name", one.company())
                    .put("number", one.creditCode())
                    .put("domain", one.domain())
                    .put("head", one.head().name())
                    .put("idNumber", one.head().idNumber())
                    .put("phone", one.head().phone())
                    .put("office", one.head().officePhone())
                    .put("mail", one.head().mail())
                    .put("address", one.certificateAddress())
                    .put(
                            "detail",
                            "%s 的手机号 %s"
                                    .formatted(
                                            one.webmaster().name(),
                                            one.webmaster().phone()));

            var shown = shown(said.toString(), "{}").request().toString();

            assertThat(shown)
                    .doesNotContain(
                            one.company(),
                            one.creditCode(),
                            one.domain(),
                            one.head().name().substring(1),
                            one.head().idNumber(),
                            one.head().phone(),
                            one.head().officePhone(),
                            one.head().mail(),
                            one.certificateAddress(),
                            one.webmaster().name().substring(1),
                            one.webmaster().phone());
            assertThat(shown).contains("ok-site-example.com", "91350100M000100Y43", "11010519491231002X", "浙江省杭州市西湖区");
        }
    }

    @Test
    void secrets_codes_and_tokens_are_others_of_the_same_form() {
        var shown = shown(
                "{\"password\": \"Sun-7-flowers\", \"code\": \"483920\", \"secret\": \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}",
                "{\"accessToken\": \"eyJhbGciOi.eyJzdWIiOi.c2lnbmF0\", \"next\": \"MjAyNi0xMS0yOVQwMjowMDowMFo7MTIz\", \"code\": \"RULES_BROKEN\"}");

        assertThat(shown.request().path("password").asText()).isEqualTo("Placeholder-2026");
        assertThat(shown.request().path("code").asText()).matches("\\d{6}").isNotEqualTo("483920");
        assertThat(shown.request().path("secret").asText())
                .startsWith("whsec_")
                .hasSize(38)
                .doesNotContain("MfKQ");
        assertThat(shown.response().path("accessToken").asText())
                .startsWith("eyJ")
                .doesNotContain("c2lnbmF0YQ");
        assertThat(shown.response().path("next").asText()).hasSize(32).doesNotContain("MjAy");
        assertThat(shown.response().path("code").asText()).isEqualTo("RULES_BROKEN");
    }

    @Test
    void masks_stay_masks_of_another_value() {
        assertThat(shown("138****0421")).isEqualTo("330****1061");
        assertThat(shown("丂**")).isEqualTo("张**");
        assertThat(shown("n**@example.com")).isEqualTo("p***@example.com");
    }

    @Test
    void what_means_something_stays() {
        for (var value : Set.of(
                "BUSINESS_LICENCE",
                "330106",
                "浙江省",
                "urn:icpfiling:problem:rules-broken",
                "/subject/certificate/number",
                "1990-01-01",
                "0571-88158388",
                "application/json")) {
            assertThat(shown(value)).as(value).isEqualTo(value);
        }
    }

    @Test
    void two_recordings_of_the_same_kind_give_the_same_example() {
        var examples = Stream.generate(Applicant::fresh)
                .limit(20)
                .map(one -> shown(
                        "{\"domain\": \"%s\", \"name\": \"%s\"}"
                                .formatted(one.domain(), one.head().name()),
                        "{}"))
                .map(exchange -> exchange.request().toString())
                .collect(Collectors.toSet());

        assertThat(examples).hasSize(1);
    }
}
