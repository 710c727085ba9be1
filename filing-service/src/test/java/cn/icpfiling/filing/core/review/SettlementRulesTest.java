package cn.icpfiling.filing.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.tables.BundledTables;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules a person may settle, and by what. */
class SettlementRulesTest {

    private static final String DOMAIN = "/service/domains/0";
    private static final String HEAD = "/subject/principal/certificateNumber";
    private static final String WEBMASTER = "/service/principal/certificateNumber";
    private static final Set<MaterialKind> BOTH_IDS =
            EnumSet.of(MaterialKind.SUBJECT_PRINCIPAL_ID, MaterialKind.SERVICE_PRINCIPAL_ID);

    private final SettlementRules rules = BundledTables.loadSettlementRules();

    @ParameterizedTest
    @CsvSource({
        "D1,REGISTRAR_PAGE", "D2,REGISTRAR_PAGE", "D3,AUTHORITY_SYSTEM",
        "D4,REGISTRY_PAGE", "D4,REGISTRAR_PAGE", "D6,REGISTRY_PAGE",
        "D5,MINISTRY_LIST", "D6,MINISTRY_LIST"
    })
    void an_unknown_rule_is_settled_by_a_source_that_knows(String rule, EvidenceSource source) {
        assertThat(check(new RuleProposal(DOMAIN, rule, RuleResult.HOLDS, null, source), unknown(DOMAIN, rule)))
                .isEmpty();
        assertThat(check(new RuleProposal(DOMAIN, rule, RuleResult.BROKEN, null, source), unknown(DOMAIN, rule)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"D3,REGISTRAR_PAGE", "D1,REGISTRY_PAGE", "D4,AUTHORITY_SYSTEM", "D5,REGISTRY_PAGE", "D1,MINISTRY_LIST"})
    void a_source_that_does_not_know_is_no_evidence(String rule, EvidenceSource source) {
        assertThat(check(new RuleProposal(DOMAIN, rule, RuleResult.HOLDS, null, source), unknown(DOMAIN, rule)))
                .containsExactly(Violation.of("/rules/0/source", "EVIDENCE_NOT_ACCEPTED", rule));
    }

    @Test
    void what_is_broken_stays_broken() {
        assertThat(check(
                        new RuleProposal(DOMAIN, "D4", RuleResult.HOLDS, null, EvidenceSource.REGISTRY_PAGE),
                        RuleFinding.of(DOMAIN, "D4", RuleResult.BROKEN, "DOMAIN_EXPIRED")))
                .containsExactly(Violation.of("/rules/0/rule", "RULE_STAYS_BROKEN", "D4"));
    }

    @Test
    void only_what_is_open_at_that_very_place_is_settled() {
        var proposal = new RuleProposal(DOMAIN, "D4", RuleResult.HOLDS, null, EvidenceSource.REGISTRY_PAGE);

        assertThat(check(proposal, unknown("/service/domains/1", "D4")))
                .containsExactly(Violation.of("/rules/0", "RULE_NOT_OPEN", null));
        assertThat(check(proposal, unknown(DOMAIN, "D6")))
                .containsExactly(Violation.of("/rules/0", "RULE_NOT_OPEN", null));
    }

    @Test
    void one_piece_of_evidence_is_needed_and_no_more() {
        var none = new RuleProposal(DOMAIN, "D4", RuleResult.HOLDS, null, null);
        var two = new RuleProposal(
                DOMAIN, "D4", RuleResult.HOLDS, MaterialKind.DOMAIN_PROOF, EvidenceSource.REGISTRY_PAGE);

        assertThat(check(none, unknown(DOMAIN, "D4")))
                .containsExactly(Violation.of("/rules/0", "EVIDENCE_MISSING", "D4"));
        assertThat(check(two, unknown(DOMAIN, "D4")))
                .containsExactly(Violation.of("/rules/0", "EVIDENCE_MISSING", "D4"));
    }

    @Test
    void a_person_is_compared_with_the_persons_own_id_on_the_order() {
        assertThat(person(HEAD, MaterialKind.SUBJECT_PRINCIPAL_ID, BOTH_IDS)).isEmpty();
        assertThat(person(WEBMASTER, MaterialKind.SERVICE_PRINCIPAL_ID, BOTH_IDS))
                .isEmpty();
        assertThat(person(HEAD, MaterialKind.SERVICE_PRINCIPAL_ID, BOTH_IDS)).containsExactly("EVIDENCE_NOT_ACCEPTED");
        assertThat(person(WEBMASTER, MaterialKind.SUBJECT_PRINCIPAL_ID, BOTH_IDS))
                .containsExactly("EVIDENCE_NOT_ACCEPTED");
        assertThat(person(WEBMASTER, MaterialKind.SUBJECT_PRINCIPAL_ID, EnumSet.of(MaterialKind.SUBJECT_PRINCIPAL_ID)))
                .as("one who answers for both hands in one ID")
                .isEmpty();
        assertThat(person(HEAD, MaterialKind.SUBJECT_PRINCIPAL_ID, Set.of())).containsExactly("MATERIAL_MISSING");
        assertThat(person(HEAD, MaterialKind.VERIFICATION_SHEET, EnumSet.allOf(MaterialKind.class)))
                .containsExactly("EVIDENCE_NOT_ACCEPTED");
    }

    @Test
    void every_fault_is_named_at_once() {
        var good = new RuleProposal(DOMAIN, "D4", RuleResult.HOLDS, null, EvidenceSource.REGISTRY_PAGE);
        var vague = new RuleProposal(DOMAIN, "D6", RuleResult.UNKNOWN, null, EvidenceSource.REGISTRY_PAGE);

        assertThat(rules.check(
                        List.of(good, good, vague), List.of(unknown(DOMAIN, "D4"), unknown(DOMAIN, "D6")), Set.of()))
                .containsExactly(
                        Violation.of("/rules/1", "RULE_TWICE", null),
                        Violation.of("/rules/2/result", "RULE_RESULT_NOT_SETTLED", null));
    }

    @Test
    void each_rule_has_some_evidence_and_a_reason_of_the_catalogue() {
        assertThat(rules.means())
                .containsOnlyKeys(
                        "D1", "D2", "D3", "D4", "D5", "D6", "P1", "P2", "O1", "F-070", "R-010", "R-012", "R-015",
                        "R-018");
        var reasons = Stream.of(
                        ReasonCatalogue.Family.VERIFICATION,
                        ReasonCatalogue.Family.PROVINCE,
                        ReasonCatalogue.Family.REVIEW)
                .flatMap(family -> ReasonCatalogue.bundled().of(family).stream())
                .toList();
        assertThat(rules.means().values()).allSatisfy(means -> {
            assertThat(means.papers().size() + means.sources().size()).isPositive();
            assertThat(reasons).contains(means.brokenCode());
        });
    }

    private List<Violation> check(RuleProposal proposal, RuleFinding open) {
        return rules.check(List.of(proposal), List.of(open), Set.of());
    }

    private List<String> person(String pointer, MaterialKind paper, Set<MaterialKind> there) {
        return rules
                .check(
                        List.of(new RuleProposal(pointer, "P1", RuleResult.HOLDS, paper, null)),
                        List.of(unknown(pointer, "P1")),
                        there)
                .stream()
                .map(Violation::code)
                .toList();
    }

    private static RuleFinding unknown(String pointer, String rule) {
        return RuleFinding.of(pointer, rule, RuleResult.UNKNOWN, "SOURCE_UNAVAILABLE");
    }
}
