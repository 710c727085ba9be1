package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that parsers disagree about. Each is read as UTF-8 or refused; none is kept as something else, and none is a fault of ours. */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class OddJsonApiTest {

    private static final String WIDGETS = "/api/v1/widgets";
    private static final String GOOD = "{\"name\":\"甲\",\"size\":1}";
    private static final UUID ACCOUNT = UUID.randomUUID();

    private static ValidatableResponse post(String type, byte[] body, String... encoding) {
        var request = given().auth()
                .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")))
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
        if (encoding.length > 0) {
            request.header("Content-Encoding", encoding[0]);
        }
        return request.contentType(type).body(body).post(WIDGETS).then();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] with(String before, int[] bytes, String after) {
        var all = new byte[before.length() + bytes.length + after.length()];
        System.arraycopy(before.getBytes(StandardCharsets.US_ASCII), 0, all, 0, before.length());
        for (var at = 0; at < bytes.length; at++) {
            all[before.length() + at] = (byte) bytes[at];
        }
        System.arraycopy(
                after.getBytes(StandardCharsets.US_ASCII), 0, all, before.length() + bytes.length, after.length());
        return all;
    }

    private static byte[] named(int... bytes) {
        return with("{\"size\":1,\"name\":\"", bytes, "\"}");
    }

    static Stream<Arguments> refused() {
        var json = "application/json";
        return Stream.of(
                arguments("a byte that begins nothing", json, named(0xFF), 400),
                arguments("a character that is cut off", json, named(0xE7, 0x94), 400),
                arguments("an overlong slash", json, named(0xC0, 0xAF), 400),
                arguments("half a character in bytes", json, named(0xED, 0xA0, 0x80), 400),
                arguments("half a character in an escape", json, utf8("{\"size\":1,\"name\":\"\\ud83d\"}"), 400),
                arguments("half a character in a name of a member", json, utf8("{\"\\ud800\":1}"), 400),
                arguments("GBK, unsaid", json, GOOD.getBytes(Charset.forName("GBK")), 400),
                arguments("GBK, said", json + ";charset=gbk", GOOD.getBytes(Charset.forName("GBK")), 415),
                arguments("UTF-8 that is said to be GBK", json + "; charset=\"GBK\"", utf8(GOOD), 415),
                arguments("UTF-16, said", json + ";charset=utf-16", GOOD.getBytes(StandardCharsets.UTF_16), 415),
                arguments("UTF-16 with its mark", json, GOOD.getBytes(StandardCharsets.UTF_16), 400),
                arguments("UTF-16 BE", json, GOOD.getBytes(StandardCharsets.UTF_16BE), 400),
                arguments("UTF-16 LE", json, GOOD.getBytes(StandardCharsets.UTF_16LE), 400),
                arguments("UTF-32", json, GOOD.getBytes(Charset.forName("UTF-32")), 400),
                arguments("two thousand lists", json, utf8("[".repeat(2_000) + "]".repeat(2_000)), 400),
                arguments(
                        "two thousand levels below an unknown member",
                        json,
                        utf8("{\"size\":1,\"name\":\"a\",\"x\":" + "{\"x\":".repeat(2_000) + "1" + "}".repeat(2_000)
                                + "}"),
                        400),
                arguments(
                        "a number of two thousand digits",
                        json,
                        utf8("{\"name\":\"a\",\"size\":" + "9".repeat(2_000) + "}"),
                        400),
                arguments("a number beyond all", json, utf8("{\"name\":\"a\",\"size\":1e400}"), 400),
                arguments("no number", json, utf8("{\"name\":\"a\",\"size\":NaN}"), 400),
                arguments("a control within a text", json, named(0x01), 400),
                arguments("a comment", json, utf8("{\"name\":\"a\",/* */\"size\":1}"), 400),
                arguments("single quotes", json, utf8("{'name':'a','size':1}"), 400),
                arguments("a comma too many", json, utf8("{\"name\":\"a\",\"size\":1,}"), 400),
                arguments(
                        "a name of a member of 60,000 letters", json, utf8("{\"" + "a".repeat(60_000) + "\":1}"), 400),
                arguments("blank", json, utf8("   "), 400),
                arguments("null", json, utf8("null"), 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_refused_as_a_fault_of_its_sender(String what, String type, byte[] body, int status) {
        var answer = post(type, body).statusCode(status).contentType("application/problem+json");
        assertThat(answer.extract().asByteArray()).as(what).hasSizeLessThan(16 << 10);
    }

    @ParameterizedTest
    @CsvSource({"gzip", "br", "GZIP", "x-unknown"})
    void a_compressed_body_is_refused_and_not_called_malformed(String encoding) {
        post("application/json", utf8(GOOD), encoding)
                .statusCode(415)
                .header("Accept", "application/json")
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"))
                .body("detail", containsString("application/json"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json",
        "application/json;charset=utf-8",
        "application/json; charset=\"UTF-8\"",
        "application/json; charset=UTF-8; v=1"
    })
    void what_is_utf_8_is_read(String type) {
        post(type, utf8(GOOD), "identity").statusCode(200).body("name", is("甲"));
        post(type, utf8("\uFEFF" + GOOD)).statusCode(200).body("name", is("甲"));
        post(type, utf8("{\"size\":1,\"name\":\"\\ud83d\\ude00\"}"))
                .statusCode(200)
                .body("name", is("😀"));
    }

    @Test
    void half_a_character_is_told_at_its_place_beside_other_faults() {
        post("application/json", utf8("{\"name\":\"\\ud83d\",\"size\":1,\"tags\":[\"ok\",\"\\ude00x\"]}"))
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"))
                .body("errors.code", contains("CHARACTERS", "CHARACTERS"))
                .body("errors[0].pointer", equalTo("/name"))
                .body("errors[1].pointer", equalTo("/tags/1"));
    }
}
