package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Registries that lie, over the wire and up to the verdict: it is never wrong, only UNKNOWN. The domain is registered, good for
 * months, at an approved registrar; whoever says anything else of it lies.
 */
class LyingRegistriesTest extends RegistryVerdicts {

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
    void about_another_name() {
        registry.says(PATH, 200, RDAP, TRUTH.replace("lanting-", "lantin-"));
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(byWhois(WHOIS_TRUTH.replace("Name: lanting-", "Name: www.lanting-")))
                .isEqualTo(UNKNOWN);
        assertThat(byWhois(WHOIS_TRUTH.replace("shuyuan.cn", "shuyuan.com.cn"))).isEqualTo(UNKNOWN);
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
}
