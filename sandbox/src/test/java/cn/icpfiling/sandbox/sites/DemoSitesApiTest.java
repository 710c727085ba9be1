package cn.icpfiling.sandbox.sites;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import cn.icpfiling.sandbox.magic.MagicSite;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Home pages by the Host header, each with its fault, and the counters of what was served. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class DemoSitesApiTest {

    private static final String NUMBER = "蜀ICP备2026000017号-1";

    @Inject
    SiteServer server;

    @Test
    void a_healthy_page_shows_both_numbers_with_their_links() throws IOException {
        set("page-ok-a.cn", "{\"filingNumber\":\"" + NUMBER + "\",\"siteName\":\"江边<笔记>\"}")
                .statusCode(200);

        var page = get("www.page-ok-a.cn");
        assertThat(page.head()).startsWith("HTTP/1.1 200 OK").contains("charset=utf-8");
        assertThat(page.text())
                .contains("<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\">" + NUMBER + "</a>")
                .contains("https://beian.mps.gov.cn/", "公网安备", "江边&lt;笔记&gt;");
    }

    @Test
    void a_page_without_settings_shows_the_number_of_the_register() throws IOException {
        String number = given().contentType("application/json; charset=UTF-8")
                .body(
                        "{\"sponsor\":\"江边书店\",\"nature\":\"4\",\"certificateType\":\"1\",\"certificateNumber\":"
                                + "\"91510100MA6000SITE\",\"province\":\"51\",\"services\":[{\"name\":\"书店\",\"domains\":[\"ok-shown.cn\"]}]}")
                .post("/authority/filings")
                .then()
                .statusCode(201)
                .extract()
                .path("services[0].serviceNumber");

        assertThat(get("ok-shown.cn").text()).contains(number).contains("<h1>书店</h1>");
    }

    @Test
    void each_fault_of_a_page_is_on_the_page() throws IOException {
        assertThat(page(MagicSite.NUMBER_NOT_SHOWN).text()).doesNotContain("ICP备");
        assertThat(page(MagicSite.WRONG_NUMBER).text()).doesNotContain(NUMBER).contains("蜀ICP备2026000018号-1");
        assertThat(page(MagicSite.NOT_LINKED).text()).contains(NUMBER).doesNotContain("beian.miit.gov.cn");
        assertThat(page(MagicSite.BUSINESS_WORDS).text()).contains("立即购买", "招商加盟", NUMBER);
        assertThat(page(MagicSite.OTHER_ENTITY).text()).contains("别家网络技术有限公司", NUMBER);
        assertThat(page(MagicSite.NEWS).text()).contains("时政要闻", NUMBER);
        assertThat(page(MagicSite.MEDICAL).text()).contains("处方药", NUMBER);
        assertThat(page(MagicSite.BROKEN_HTML).text()).contains(NUMBER).doesNotContain("</html>");
        assertThat(page(MagicSite.LOGIN_WALL).text())
                .contains("type=\"password\"")
                .doesNotContain("ICP备");
        assertThat(page(MagicSite.PARKED).text()).contains("域名出售");
        assertThat(page(MagicSite.SCRIPT_ONLY).text())
                .contains("<div id=\"app\"></div>")
                .doesNotContain("ICP备");
        assertThat(page(MagicSite.EMPTY).body()).isEmpty();
        assertThat(page(MagicSite.UNAVAILABLE).head()).startsWith("HTTP/1.1 503");
        var gbk = page(MagicSite.WRONG_CHARSET);
        assertThat(gbk.head()).contains("charset=utf-8");
        assertThat(gbk.text()).doesNotContain(NUMBER);
        assertThat(new String(gbk.body(), Charset.forName("GBK"))).contains(NUMBER);
    }

    @Test
    @Tag("long")
    void bodies_are_huge_explode_or_trickle() throws IOException {
        assertThat(page(MagicSite.HUGE_BODY).body()).hasSizeGreaterThan(64 << 20);
        var bomb = page(MagicSite.GZIP_BOMB);
        assertThat(bomb.head()).contains("Content-Encoding: gzip");
        assertThat(bomb.body()).hasSizeLessThan(1 << 20);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bomb.body()))) {
            assertThat(unpacked.skip(200L << 20)).isEqualTo(200L << 20);
        }
        set("page-slow-a.cn", "{}").statusCode(200);
        try (var socket = new Socket("127.0.10.1", server.port())) {
            socket.getOutputStream().write(request("/", "page-slow-a.cn"));
            var until = System.nanoTime() + 1_200_000_000L;
            var bytes = 0;
            while (System.nanoTime() < until) {
                bytes += socket.getInputStream().readNBytes(1).length;
            }
            assertThat(bytes).isBetween(60, 200);
        }
    }

    @Test
    void redirects_lead_in_a_circle_or_to_an_address_that_counts() throws IOException {
        assertThat(get("page-loop-a.cn").head()).contains("302 Found", "Location: /again\r\n");
        assertThat(get("127.0.20.1", "/again", "page-loop-a.cn").head()).contains("Location: /\r\n");

        assertThat(get("page-private-a.cn").head())
                .contains("Location: http://127.0.0.1:" + server.port() + "/followed/page-private-a.cn\r\n");
        given().get("/sites/page-private-a.cn")
                .then()
                .body("followed", equalTo(0))
                .body("served", equalTo(1));
        get("127.0.0.1", "/followed/page-private-a.cn", "127.0.0.1");
        given().get("/sites/page-private-a.cn")
                .then()
                .body("followed", equalTo(1))
                .body("served", equalTo(1));
    }

    @Test
    void what_was_served_is_counted_with_its_times() throws IOException {
        given().get("/sites/ok-counted.cn")
                .then()
                .body("served", equalTo(0))
                .body("firstServedAt", nullValue())
                .body("page", equalTo("HEALTHY"));
        get("ok-counted.cn");
        get("www.ok-counted.cn");
        set("ok-counted.cn", "{\"page\":\"EMPTY\"}").statusCode(200).body("served", equalTo(2));
        given().get("/sites/ok-counted.cn")
                .then()
                .body("page", equalTo("EMPTY"))
                .body("lastServedAt", notNullValue());
    }

    @Test
    void what_is_no_site_is_refused() throws IOException {
        assertThat(get("127.0.0.1").head()).startsWith("HTTP/1.1 400");
        set("no domain", "{}").statusCode(400).body("code", equalTo("INVALID_FIELD"));
        set("ok-a.cn", "{\"filingNumber\":\"" + "1".repeat(65) + "\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/filingNumber"));
        given().get("/sites/nodots").then().statusCode(400);
    }

    private Page page(MagicSite page) throws IOException {
        List<String> starts = given().accept("application/json").get("/magic").path("items.value");
        var start = starts.stream()
                .filter(value -> value.startsWith("page-"))
                .skip(page.ordinal())
                .findFirst()
                .orElseThrow();
        set(start + "b.cn", "{\"filingNumber\":\"" + NUMBER + "\"}")
                .statusCode(200)
                .body("page", equalTo(page.name()));
        return get(start + "b.cn");
    }

    private Page get(String host) throws IOException {
        return get("127.0.10.1", "/", host);
    }

    private Page get(String address, String path, String host) throws IOException {
        try (var socket = new Socket(address, server.port())) {
            socket.getOutputStream().write(request(path, host));
            return Page.of(socket.getInputStream().readAllBytes());
        }
    }

    private static byte[] request(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + ":80\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static ValidatableResponse set(String domain, String site) {
        return given().contentType("application/json; charset=UTF-8")
                .body(site)
                .put("/sites/{name}", domain)
                .then();
    }

    /** An answer as it came over the wire. */
    private record Page(String head, byte[] body) {

        static Page of(byte[] answer) {
            var text = new String(answer, StandardCharsets.ISO_8859_1);
            var end = text.indexOf("\r\n\r\n") + 4;
            return new Page(text.substring(0, end), Arrays.copyOfRange(answer, end, answer.length));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
