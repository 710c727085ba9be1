package cn.icpfiling.sandbox.registry;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import cn.icpfiling.sandbox.dns.DnsServer;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class RegistryApiTest {

    private static final String NUMBER = "11010519491231002X";

    @Inject
    WhoisServer whois;

    @Inject
    DnsServer dns;

    @Test
    void a_bought_domain_is_in_rdap_with_registrant_registrar_and_dates() {
        buy("ok-rdap.com", "").statusCode(201);
        buy("ok-rdap.com", "").statusCode(201);

        String base = given().get("/rdap/dns.json")
                .then()
                .statusCode(200)
                .body("version", equalTo("1.0"))
                .body("services[0][0]", allOf(hasItem("com"), not(hasItem("cn")), not(hasItem("xn--fiqs8s"))))
                .extract()
                .path("services[0][1][0]");
        given().get(base + "domain/OK-rdap.com")
                .then()
                .statusCode(200)
                .contentType("application/rdap+json")
                .body("objectClassName", equalTo("domain"))
                .body("ldhName", equalTo("ok-rdap.com"))
                .body("entities.find { it.roles[0] == 'registrant' }.vcardArray[1][1][3]", equalTo("李雷"))
                .body("entities.find { it.roles[0] == 'registrar' }.publicIds[0].identifier", equalTo("1599"))
                .body("events.find { it.eventAction == 'expiration' }.eventDate", greaterThan("2026"));
    }

    @Test
    void an_international_name_is_one_domain_in_both_forms() {
        buy("例子.公司", "").body("domain", equalTo("xn--fsqu00a.xn--55qx5d"));

        given().get("/rdap/domain/xn--fsqu00a.xn--55qx5d").then().body("unicodeName", equalTo("例子.公司"));
    }

    @Test
    void the_registry_of_cn_has_no_rdap() {
        buy("ok-port43.cn", "").statusCode(201);

        given().get("/rdap/domain/ok-port43.cn")
                .then()
                .statusCode(404)
                .body("description[0]", equalTo("TLD not supported by this server"));
    }

    @Test
    void a_chinese_name_is_told_with_all_its_variants_before_its_roid() throws IOException {
        buy("实业.中国", "").statusCode(201);

        for (var asked : List.of("xn--vhq524a.xn--fiqs8s", "xn--vhq524a.xn--fiqz9s", "xn--sdts82a.xn--fiqz9s")) {
            assertThat(ask(asked)).startsWith("""
                    Domain Name: 实业.中国
                    Puny Name: xn--vhq524a.xn--fiqs8s
                    Domain Name: 实业.中國
                    Puny Name: xn--vhq524a.xn--fiqz9s
                    Domain Name: 實業.中国
                    Puny Name: xn--sdts82a.xn--fiqs8s
                    Domain Name: 實業.中國
                    Puny Name: xn--sdts82a.xn--fiqz9s
                    ROID: """);
        }
    }

    @Test
    void magic_bends_what_was_bought() {
        buy("expired-a.com", "").statusCode(201);
        buy("other-a.com", "").statusCode(201);
        buy("badregistrar-a.com", "").statusCode(201);
        buy("rdapdown-a.com", "").statusCode(201);

        String expires = given().get("/rdap/domain/expired-a.com")
                .path("events.find { it.eventAction == 'expiration' }.eventDate");
        assertThat(Instant.parse(expires))
                .isBefore(Instant.parse(given().get("/clock").path("now")));
        given().get("/rdap/domain/other-a.com").then().body("entities[0].vcardArray[1][1][3]", equalTo("别家网络技术有限公司"));
        given().get("/rdap/domain/badregistrar-a.com")
                .then()
                .body("entities[1].publicIds[0].identifier", equalTo("9995"));
        given().get("/rdap/domain/rdapdown-a.com").then().statusCode(503).body("errorCode", equalTo(503));
        given().get("/rdap/domain/nobody-has-this.com").then().statusCode(404).body("errorCode", equalTo(404));
    }

    @Test
    void the_real_name_source_compares_without_telling_the_number() {
        buy("ok-real.cn", "").statusCode(201);

        var same = compare("ok-real.cn", "李雷", "2", NUMBER.toLowerCase(java.util.Locale.ROOT))
                .body("registrar.status", equalTo("VERIFIED"))
                .body("authority.stored", equalTo(true))
                .body("match.name", equalTo(true))
                .body("match.certificateType", equalTo(true))
                .body("match.certificateNumber", equalTo(true))
                .extract()
                .asString();
        assertThat(same).doesNotContain(NUMBER);
        compare("ok-real.cn", "韩梅梅", "RESIDENT_ID", "110101190001010014")
                .body("match.name", equalTo(false))
                .body("match.certificateType", equalTo(true))
                .body("match.certificateNumber", equalTo(false));
    }

    @Test
    void a_domain_without_a_record_is_named_in_the_answer_of_the_real_name_source() {
        given().get("/real-name/domains/no-account-has-this.cn")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NO_REAL_NAME_RECORD"))
                .body("domain", equalTo("no-account-has-this.cn"));
    }

    @Test
    void noreal_is_unverified_and_fresh_reaches_the_authority_two_days_later() {
        buy("noreal-a.cn", "").statusCode(201);
        buy("fresh-a.cn", "").statusCode(201);

        given().get("/real-name/domains/noreal-a.cn").then().body("registrar.status", equalTo("NOT_VERIFIED"));
        given().get("/real-name/domains/fresh-a.cn")
                .then()
                .body("registrar.status", equalTo("VERIFIED"))
                .body("authority.stored", equalTo(false));
        given().contentType("application/json")
                .body("{\"by\":\"P2D\"}")
                .post("/clock/advance")
                .then()
                .statusCode(200);
        given().get("/real-name/domains/fresh-a.cn").then().body("authority.stored", equalTo(true));
    }

    @Test
    void whois_answers_one_line_and_closes() throws IOException {
        buy("ok-whois.cn", "").statusCode(201);

        assertThat(ask("ok-whois.cn"))
                .startsWith("Domain Name: ok-whois.cn\nROID: ")
                .contains("Registrant: 李雷\n")
                .contains("Sponsoring Registrar: 阿里云计算有限公司（万网）\n")
                .doesNotContain("IANA")
                .containsPattern("Expiration Time: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\n");
        assertThat(ask("nobody-has-this.cn")).isEqualTo("No matching record.\n");
        assertThat(ask("nobody-has-this.com")).isEmpty();
        buy("rdapdown-whois.cn", "").statusCode(201);
        assertThat(ask("rdapdown-whois.cn")).isEmpty();
    }

    @Test
    void a_registry_lies_when_it_is_asked_to() throws IOException {
        for (var how : List.of("cutoff", "othername", "huge", "encoding", "twice", "circles", "toooften")) {
            buy("lying-" + how + "-a.cn", "").statusCode(201);
            buy("lying-" + how + "-a.com", "").statusCode(201);
        }

        assertThat(lie("cutoff", 200)).startsWith("{");
        assertThatThrownBy(() -> new ObjectMapper().readTree(lie("cutoff", 200)))
                .isInstanceOf(JsonEOFException.class);
        assertThat(lie("othername", 200)).contains("another-a.com").doesNotContain("lying-");
        assertThat(lie("huge", 200)).hasSizeGreaterThan(1 << 20);
        assertThat(lie("encoding", 200)).doesNotContain("李雷");
        assertThat(lie("twice", 200)).contains("www.lying-twice-a.com");
        assertThat(lie("toooften", 429)).contains("Too Many Requests");
        given().redirects()
                .follow(false)
                .get("/rdap/domain/lying-circles-a.com")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/rdap/domain/lying-circles-a.com"));
        assertThat(ask("lying-cutoff-a.cn")).startsWith("Domain Name: ").doesNotContain("DNSSEC");
        assertThat(ask("lying-toooften-a.cn")).isEqualTo("Queried interval is too short.\r\n");
        assertThat(ask("lying-twice-a.cn").split("Expiration Time")).hasSize(3);
    }

    private static String lie(String how, int status) {
        var told = given().get("/rdap/domain/lying-" + how + "-a.com")
                .then()
                .statusCode(status)
                .extract()
                .asByteArray();
        return new String(told, StandardCharsets.UTF_8);
    }

    @Test
    void dns_answers_over_udp_and_tcp() throws IOException {
        buy("ok-dns.cn", ",\"addresses\":[\"203.0.113.7\",\"2001:db8::7\"]").statusCode(201);
        for (var tcp : new boolean[] {false, true}) {
            assertThat(resolve("www.ok-dns.cn.", Type.A, tcp).getSection(Section.ANSWER))
                    .singleElement()
                    .extracting(Record::rdataToString)
                    .isEqualTo("203.0.113.7");
            assertThat(resolve("ok-dns.cn.", Type.AAAA, tcp).getSection(Section.ANSWER))
                    .hasSize(1);
            assertThat(resolve("ok-dns.cn.", Type.NS, tcp).getSection(Section.ANSWER))
                    .hasSize(2);
            assertThat(resolve("ok-dns.cn.", Type.SOA, tcp).getSection(Section.ANSWER))
                    .hasSize(1);
            assertThat(resolve("ok-dns.cn.", Type.MX, tcp).getSection(Section.AUTHORITY))
                    .hasSize(1);
            assertThat(resolve("nobody-has-this.cn.", Type.A, tcp).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        }
    }

    @Test
    void everything_wrong_with_a_purchase_is_said_at_once() {
        given().contentType("application/json")
                .body(
                        "{\"domain\":\"no domain\",\"registrant\":{\"name\":\"\",\"certificateType\":2},\"addresses\":[\"x\"]}")
                .post("/registry/domains")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_FIELD"))
                .body("errors.pointer", hasItem("/domain"))
                .body("errors.pointer", hasItem("/registrant/name"))
                .body("errors.pointer", hasItem("/registrant/certificateNumber"))
                .body("errors.pointer", hasItem("/addresses/0"));
        given().contentType("application/json")
                .body("{\"domian\":1}")
                .post("/registry/domains")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("UNKNOWN_FIELD"));
        given().contentType("application/json")
                .body("{")
                .post("/registry/domains")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_REQUEST"));
        given().contentType("application/json").post("/registry/domains").then().statusCode(400);
        given().contentType("text/plain")
                .body("x")
                .post("/registry/domains")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().contentType("application/json")
                .body("{\"domain\":\"" + "x".repeat(300_000) + "\"}")
                .post("/registry/domains")
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        given().get("/nothing/here").then().statusCode(404);
    }

    private String ask(String query) throws IOException {
        try (var socket = new Socket("127.0.0.1", whois.port())) {
            socket.getOutputStream().write((query + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Message resolve(String name, int type, boolean tcp) throws IOException {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(dns.port());
        resolver.setTCP(tcp);
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
    }

    private static ValidatableResponse buy(String domain, String more) {
        return given().contentType("application/json; charset=UTF-8")
                .body("{\"domain\":\"" + domain
                        + "\",\"registrant\":{\"name\":\"李雷\",\"certificateType\":2,\"certificateNumber\":\"" + NUMBER
                        + "\"}" + more + "}")
                .post("/registry/domains")
                .then();
    }

    private static ValidatableResponse compare(String domain, String name, String type, String number) {
        return given().contentType("application/json; charset=UTF-8")
                .body("{\"name\":\"" + name + "\",\"certificateType\":\"" + type + "\",\"certificateNumber\":\""
                        + number + "\"}")
                .post("/real-name/domains/" + domain)
                .then()
                .statusCode(200);
    }
}
