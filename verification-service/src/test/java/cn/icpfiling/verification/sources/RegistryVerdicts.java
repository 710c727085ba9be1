package cn.icpfiling.verification.sources;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Asks one registry over the wire, up to the verdict about a domain that is registered, good for months, at an approved registrar. */
abstract class RegistryVerdicts {

    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    static final String PATH = "/rdap/domain/lanting-shuyuan.com";
    static final String RDAP = "application/rdap+json";
    static final Map<RuleId, RuleResult> HOLDS = verdicts(RuleResult.HOLDS, RuleResult.HOLDS);
    static final Map<RuleId, RuleResult> UNKNOWN = verdicts(RuleResult.UNKNOWN, RuleResult.UNKNOWN);
    private static final Answer<RegistrarList> REGISTRARS =
            Answer.known(new RegistrarList(List.of(new RegistrarList.Entry(
                    1599,
                    List.of("阿里云计算有限公司（万网）", "HiChina"),
                    ApprovalStatus.APPROVED,
                    LocalDate.parse("2018-01-01"),
                    null))));

    static final String TRUTH = """
            {"rdapConformance": ["rdap_level_0"], "objectClassName": "domain", "ldhName": "lanting-shuyuan.com",
             "status": ["active"],
             "events": [{"eventAction": "expiration", "eventDate": "2027-04-12T01:30:15Z"}],
             "entities": [{"objectClassName": "entity", "roles": ["registrar"],
               "publicIds": [{"type": "IANA Registrar ID", "identifier": "1599"}],
               "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "HiChina"]]]}]}
            """;
    static final String WHOIS_TRUTH = """
            Domain Name: lanting-shuyuan.cn
            ROID: 20190412s10001s13141592-cn
            Domain Status: ok
            Registrant: 杭州兰亭书院文化有限公司
            Sponsoring Registrar: 阿里云计算有限公司（万网）
            Registration Time: 2019-04-12 09:30:15
            Expiration Time: 2027-04-12 09:30:15
            DNSSEC: unsigned
            """;

    HttpStub registry;

    @BeforeEach
    void start() {
        registry = new HttpStub();
        bootstrap(registry, registry);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    static void bootstrap(HttpStub at, HttpStub names) {
        at.json("/dns.json", "{\"version\": \"1.0\", \"services\": [[[\"com\"], [\"" + names.uri("/rdap/") + "\"]]]}");
    }

    Asker asker() {
        return Asker.of(registry.uri("/dns.json"), CLOCK);
    }

    Map<RuleId, RuleResult> byRdap() {
        return verdict(asker(), "com");
    }

    Map<RuleId, RuleResult> byWhois(String answer) {
        try (var whois = new WhoisStub(answer)) {
            return byWhois(whois);
        }
    }

    Map<RuleId, RuleResult> byWhois(WhoisStub whois) {
        return byWhois(whois, "cn");
    }

    Map<RuleId, RuleResult> byWhois(WhoisStub whois, String tld) {
        return verdict(asker().whois(tld + "=localhost:" + whois.port()), tld);
    }

    static Map<RuleId, RuleResult> verdict(Asker asker, String tld) {
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

    static Map<RuleId, RuleResult> verdicts(RuleResult d4, RuleResult d6) {
        return new EnumMap<>(Map.of(RuleId.D4, d4, RuleId.D6, d6));
    }
}
