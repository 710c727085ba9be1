package cn.icpfiling.filing.review;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.rest.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of unknown rules share: an order whose rules no source answered, and the acts of its reviewer. */
abstract class UnknownRulesScene {

    static final String DOMAIN = "/service/domains/0";

    @Inject
    Verdicts verdicts;

    @Inject
    SettlementRepository settlements;

    final Applicant applicant = new Applicant();
    final UUID reviewer = Ids.next();

    String flagged(String... rules) {
        var order = applicant.submitsDraft(Applicant.domain("rdapdown"));
        verdicts.unknownForGood(order, 1, rules);
        return order;
    }

    @SafeVarargs
    final Response settles(String order, Map<String, String>... rules) {
        return Applicant.reviews(reviewer, order, "rule-settlements", Map.of("rules", List.of(rules)));
    }

    Response settles(String order, String tag, String key) {
        return Applicant.reviewer(reviewer)
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .body(Map.of("rules", List.of(holds("D4", "source", "REGISTRY_PAGE"))))
                .post("/api/v1/orders/" + order + "/rule-settlements");
    }

    Response approves(String order) {
        return Applicant.reviews(reviewer, order, "provider-decision", Map.of("decision", "APPROVE"));
    }

    static Map<String, String> holds(String rule, String evidence, String value) {
        return rule(rule, "HOLDS", evidence, value);
    }

    static Map<String, String> rule(String rule, String result, String evidence, String value) {
        return Map.of("pointer", DOMAIN, "rule", rule, "result", result, evidence, value);
    }
}
