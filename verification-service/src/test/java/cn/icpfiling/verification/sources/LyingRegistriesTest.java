package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import cn.icpfiling.verification.core.rules.DomainFacts;
import cn.icpfiling.verification.core.rules.DomainRules;
import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.RegistrarList;
import cn.icpfiling.verification.core.rules.Registration;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Registries that lie, over the wire and up to the verdict: it is never wrong, only UNKNOWN. The domain is registered, good for
 * months, at an approved registrar; whoever says anything else of it lies.
 */
class LyingRegistriesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final String PATH = "/rdap/domain/lanting-shuyuan.com";
    private static final String RDAP = "application/rdap+json";
    private static final Map<RuleId, RuleResult> HOLDS = verdicts(RuleResult.HOLDS, RuleResult.HOLDS);
    private static final Map<RuleId, RuleResult> UNKNOWN = verdicts(RuleResult.UNKNOWN, RuleResult.UNKNOWN);
    private static final Answer<RegistrarList> REGISTRARS =
            Answer.known(new RegistrarList(List.of(new RegistrarList.Entry(
                    1599,
                    List.of("阿里云计算有限公司（万网）", "HiChina"),
                    ApprovalStatus.APPROVED,
                    LocalDate.parse("2018-01-01"),
                    null))));

    private static final String TRUTH = """
            {"rdapConformance": ["rdap_level_0"], "objectClassName": "domain", "ldhName": "lanting-shuyuan.com",
             "status": ["active"],
             "events": [{"eventAction": "expiration", "eventDate": "2027-04-12T01:30:15Z"}],
             "entities": [{"objectClassName": "entity", "roles": ["registrar"],
               "publicIds": [{"type": "IANA Registrar ID", "identifier": "1599"}],
               "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "HiChina"]]]}]}
            """;
    private static final String WHOIS_TRUTH = """
            Domain Name: lanting-shuyuan.cn
            ROID: 20190412s10001s13141592-cn
            Domain Status: ok
            Registrant: 杭州兰亭书院文化有限公司
            Sponsoring Registrar: 阿里云计算有限公司（万网）
            Registration Time: 2019-04-12 09:30:15
            Expiration Time: 2027-04-12 09:30:15
            DNSSEC: unsigned
            """;

    private HttpStub registry;

    @BeforeEach
    void start() {
        registry = new HttpStub();
        bootstrap(registry, registry);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private static void bootstrap(HttpStub at, HttpStub names) {
        at.json("/dns.json", "{\"version\": \"1.0\", \"services\": [[[\"com\"], [\"" + names.uri("/rdap/") + "\"]]]}");
    }

    @Test
    void the_truth_holds_and_an_end_that_is_true_breaks() {
        registry.says(PATH, 200, RDAP, TRUTH);
        assertThat(byRdap()).isEqualTo(HOLDS);
        assertThat(byWhois(WHOIS_TRUTH)).isEqualTo(HOLDS);

        assertThat(byWhois(WHOIS_TRUTH.replace("2027-", "2025-")))
                .isEqualTo(verdicts(RuleResult.BROKEN, RuleResult.HOLDS));
        assertThat(byWhois("No matching record.\n")).isEqualTo(verdicts(RuleResult.BROKEN, RuleResult.NOT_APPLICABLE));
    }

    @Test
    void slow() {
        registry.hangs(PATH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(byWhois((String) null)).isEqualTo(UNKNOWN);
    }

    @Test
    void slow_letter_by_letter() {
        registry.drips(PATH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        try (var whois = new WhoisStub(WHOIS_TRUTH.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(30))) {
            assertThat(byWhois(whois)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void cut_off() {
        registry.cutsOff(PATH, TRUTH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        registry.close();
        start();
        registry.says(PATH, 200, RDAP, TRUTH.substring(0, TRUTH.length() - 10));
        assertThat(byRdap()).isEqualTo(UNKNOWN);

        var cut = WHOIS_TRUTH.substring(0, WHOIS_TRUTH.indexOf("Expiration Time") + 20);
        assertThat(byWhois(cut)).isEqualTo(UNKNOWN);
    }

    @Test
    void about_another_name() {
        registry.says(PATH, 200, RDAP, TRUTH.replace("lanting-", "lantin-"));
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(byWhois(WHOIS_TRUTH.replace("Name: lanting-", "Name: www.lanting-")))
                .isEqualTo(UNKNOWN);
        assertThat(byWhois(WHOIS_TRUTH.replace("shuyuan.cn", "shuyuan.com.cn"))).isEqualTo(UNKNOWN);
    }

    @Test
    void huge() {
        registry.says(PATH, 200, RDAP, TRUTH + " ".repeat(50_000));
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(byWhois(WHOIS_TRUTH + "\n".repeat(50_000))).isEqualTo(UNKNOWN);
    }

    @Test
    void in_another_encoding() {
        var chinese = TRUTH.replace("HiChina", "别家网络").replace("IANA Registrar ID", "other");
        registry.on(PATH, (exchange, question) -> {
            var bytes = chinese.getBytes(Charset.forName("GBK"));
            exchange.getResponseHeaders().add("Content-Type", RDAP);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        assertThat(byRdap()).isEqualTo(UNKNOWN);

        for (var encoding : List.of("GBK", "UTF-16")) {
            try (var whois = new WhoisStub(WHOIS_TRUTH.getBytes(Charset.forName(encoding)), Duration.ZERO)) {
                assertThat(byWhois(whois).get(RuleId.D6)).as(encoding).isEqualTo(RuleResult.UNKNOWN);
            }
        }
    }

    @Test
    void sent_in_circles() {
        registry.redirects(PATH, "/elsewhere");
        registry.redirects("/elsewhere", PATH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(registry.asked()).hasSize(3);
    }

    @Test
    void referred_to_itself_for_what_only_the_registrar_knows() {
        var link = "\"links\": [{\"rel\": \"related\", \"type\": \"%s\", \"href\": \"%s\"}], \"status\""
                .formatted(RDAP, registry.uri(PATH));
        registry.says(PATH, 200, RDAP, TRUTH.replace("\"status\"", link).replace("active", "auto renew period"));

        assertThat(byRdap()).isEqualTo(verdicts(RuleResult.UNKNOWN, RuleResult.HOLDS));
        assertThat(registry.asked()).filteredOn(line -> line.contains(PATH)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "localhost", "whois..example", "[::1]", "-", "a b.example"})
    void referred_into_our_own_network(String server) {
        var thin = """
                   Domain Name: LANTING-SHUYUAN.TV
                   Registrar WHOIS Server: %s
                   Registry Expiry Date: 2027-04-12T01:30:15Z
                   Registrar: HiChina
                   Registrar IANA ID: 1599
                   Domain Status: autoRenewPeriod
                >>> Last update of whois database: 2026-11-24T02:00:00Z <<<
                """.formatted(server);
        try (var whois = new WhoisStub(thin)) {
            assertThat(byWhois(whois, "tv")).isEqualTo(verdicts(RuleResult.UNKNOWN, RuleResult.HOLDS));
            assertThat(whois.asked()).isEqualTo("domain lanting-shuyuan.tv");
        }
    }

    @Test
    void behind_a_certificate_that_has_expired_or_is_another_hosts(@TempDir Path folder) {
        var certificates = new Certificates(folder);
        assertThat(bySecureRdap(certificates, certificates.server("localhost", 10, 30)))
                .as("a good one")
                .isEqualTo(HOLDS);
        assertThat(bySecureRdap(certificates, certificates.server("localhost", 60, 30)))
                .isEqualTo(UNKNOWN);
        assertThat(bySecureRdap(certificates, certificates.server("rdap.example", 11, 30)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void from_https_to_http(@TempDir Path folder) {
        var certificates = new Certificates(folder);
        try (var secure = new HttpStub(certificates.server("localhost", 10, 30))) {
            registry.close();
            registry = new HttpStub();
            bootstrap(registry, secure);
            secure.redirects(PATH, registry.uri(PATH).toString());
            registry.says(PATH, 200, RDAP, TRUTH);

            assertThat(verdict(asker().trusting(certificates.trust()), "com")).isEqualTo(UNKNOWN);
            assertThat(registry.asked()).noneMatch(line -> line.contains(PATH));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 400, 401, 403, 406, 410, 429, 451, 500, 502, 503, 504})
    void any_other_status_whatever_comes_with_it(int status) {
        registry.says(PATH, status, RDAP, status == 204 ? "" : TRUTH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
    }

    static List<List<String>> notFoundThatIsNone() {
        return List.of(
                List.of("text/html", "<html>not here</html>"),
                List.of("text/plain", ""),
                List.of("application/json", ""),
                List.of("application/json", "{}"),
                List.of("application/json", "{\"message\": \"no Route matched with those values\"}"),
                List.of("application/problem+json", "{\"status\": 404}"),
                List.of(RDAP, "{\"errorCode\": 429}"),
                List.of(RDAP, "{\"errorCode\": 404"),
                List.of(RDAP, TRUTH));
    }

    @ParameterizedTest
    @MethodSource("notFoundThatIsNone")
    void a_404_of_something_in_between(List<String> answer) {
        registry.says(PATH, 404, answer.get(0), answer.get(1));
        assertThat(byRdap()).isEqualTo(UNKNOWN);
    }

    static List<String> contradictions() {
        var end = "{\"eventAction\": \"expiration\", \"eventDate\": \"2025-04-12T01:30:15Z\"}";
        return List.of(
                TRUTH.replace("\"events\": [", "\"events\": [" + end + ", "),
                TRUTH.replace("\"status\"", "\"ldhName\": \"other.com\", \"status\""),
                TRUTH.replace("rdap_level_0", "rdap_level_9"),
                TRUTH.replace("2027-04-12T01:30:15Z", "2027-04-12"),
                TRUTH.replace("2027-04-12T01:30:15Z", "9999-12-31T00:00:00Z"),
                TRUTH.replace("2027-04-12T01:30:15Z", "0001-01-01T00:00:00Z"),
                TRUTH + TRUTH,
                "[" + TRUTH + "]",
                TRUTH.replace("\"domain\"", "\"nameserver\""),
                "{\"errorCode\": 404, \"title\": \"Not Found\"}",
                "<html>busy</html>",
                "");
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void an_answer_that_contradicts_itself_or_is_none(String answer) {
        registry.says(PATH, 200, RDAP, answer);
        assertThat(byRdap().get(RuleId.D4)).isEqualTo(RuleResult.UNKNOWN);
    }

    @Test
    void two_registrars() {
        var other =
                "\"entities\": [{\"roles\": [\"registrar\"], \"publicIds\": [{\"type\": \"IANA Registrar ID\", \"identifier\": \"146\"}]}, ";
        registry.says(PATH, 200, RDAP, TRUTH.replace("\"entities\": [", other));
        assertThat(byRdap()).isEqualTo(verdicts(RuleResult.HOLDS, RuleResult.UNKNOWN));

        assertThat(byWhois(WHOIS_TRUTH.replace("ROID", "Sponsoring Registrar: 别家\nROID")))
                .isEqualTo(verdicts(RuleResult.HOLDS, RuleResult.UNKNOWN));
    }

    /** A registrant whose name holds a line break writes lines of its own, if the server lets it. */
    @Test
    void a_registrant_that_writes_lines() {
        assertThat(byWhois(WHOIS_TRUTH
                                .replace("2027-", "2025-")
                                .replace("书院文化", "书院\nExpiration Time: 2099-01-01 00:00:00\n"))
                        .get(RuleId.D4))
                .isEqualTo(RuleResult.UNKNOWN);
    }

    static List<String> otherTalk() {
        return List.of(
                "",
                "\n",
                "Queried interval is too short.\n",
                "The domain you requested is prohibited.\n",
                "Sorry, The domain you requested is in the reserved list.\n",
                "Invalid parameter: lanting-shuyuan.cn\n",
                "No matching record for you today.\n",
                "No matching record.\nQueried interval is too short.\n",
                "<html><body>No matching record.</body></html>\n",
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "Domain Name: lanting-shuyuan.cn\n");
    }

    @ParameterizedTest
    @MethodSource("otherTalk")
    void talk_of_something_else(String answer) {
        assertThat(byWhois(answer)).isEqualTo(UNKNOWN);
    }

    @Test
    void nobody_there() throws IOException {
        registry.says(PATH, 200, RDAP, TRUTH);
        var asker = asker();
        registry.close();
        assertThat(verdict(asker, "com")).isEqualTo(UNKNOWN);

        registry = new HttpStub();
        bootstrap(registry, registry);
        var gone = new WhoisStub("");
        gone.close();
        assertThat(verdict(asker().whois("cn=localhost:" + gone.port()), "cn")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_bootstrap_that_leads_into_our_own_network() {
        registry.close();
        registry = new HttpStub();
        var inside = registry.uri("/rdap/").toString().replace("localhost", "127.0.0.1");
        registry.json("/dns.json", "{\"version\": \"1.0\", \"services\": [[[\"com\"], [\"" + inside + "\"]]]}");
        registry.says(PATH, 200, RDAP, TRUTH);

        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(registry.asked()).noneMatch(line -> line.contains(PATH));
    }

    private Asker asker() {
        return Asker.of(registry.uri("/dns.json"), CLOCK);
    }

    private Map<RuleId, RuleResult> byRdap() {
        return verdict(asker(), "com");
    }

    private static Map<RuleId, RuleResult> bySecureRdap(Certificates certificates, SSLContext identity) {
        try (var secure = new HttpStub(identity);
                var plain = new HttpStub()) {
            bootstrap(plain, secure);
            secure.says(PATH, 200, RDAP, TRUTH);
            return verdict(Asker.of(plain.uri("/dns.json"), CLOCK).trusting(certificates.trust()), "com");
        }
    }

    private Map<RuleId, RuleResult> byWhois(String answer) {
        try (var whois = new WhoisStub(answer)) {
            return byWhois(whois);
        }
    }

    private Map<RuleId, RuleResult> byWhois(WhoisStub whois) {
        return byWhois(whois, "cn");
    }

    private Map<RuleId, RuleResult> byWhois(WhoisStub whois, String tld) {
        return verdict(asker().whois(tld + "=localhost:" + whois.port()), tld);
    }

    private static Map<RuleId, RuleResult> verdict(Asker asker, String tld) {
        var name = DomainName.verbatim("lanting-shuyuan." + tld);
        var sourced = asker.registrations().ask(name, Freshness.ASKED_NOW, Deadline.in(Duration.ofSeconds(5)));
        var verdicts = new EnumMap<RuleId, RuleResult>(RuleId.class);
        for (var finding : findings(tld, sourced.answer())) {
            if (finding.rule() == RuleId.D4 || finding.rule() == RuleId.D6) {
                verdicts.put(finding.rule(), finding.result());
            }
        }
        return verdicts;
    }

    private static List<Finding> findings(String tld, Answer<Registration> registration) {
        return DomainRules.judge(new DomainFacts(
                tld,
                registration,
                Answer.unknown(),
                Answer.unknown(),
                Answer.unknown(),
                REGISTRARS,
                TODAY,
                NOW,
                TODAY));
    }

    private static Map<RuleId, RuleResult> verdicts(RuleResult d4, RuleResult d6) {
        return new EnumMap<>(Map.of(RuleId.D4, d4, RuleId.D6, d6));
    }
}
