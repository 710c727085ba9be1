package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.platform.problem.Violation;
import jakarta.ws.rs.ProcessingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainFindingsTest {

    private static final UUID HOLDER = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final List<String> DOMAINS = List.of("expired-shop.cn");

    private final List<String> asked = new ArrayList<>();
    private final List<UUID> holders = new ArrayList<>();

    @Test
    void an_expired_domain_of_an_access_filing_from_elsewhere_is_a_warning_and_blocks_nothing() {
        var found = findings(VerificationScope.ACCESS_FILING);

        assertThat(asked).containsExactly("ACCESS_FILING_ELSEWHERE");
        assertThat(found.broken()).isEmpty();
        assertThat(found.unknown()).isEmpty();
        assertThat(found.warnings())
                .filteredOn(warning -> "D4".equals(warning.rule()))
                .extracting(Violation::code)
                .containsExactly("DOMAIN_EXPIRED");
    }

    @Test
    void the_same_domain_of_a_first_filing_is_refused() {
        assertThat(findings(VerificationScope.FIRST_FILING).broken())
                .extracting(Violation::code)
                .contains("DOMAIN_EXPIRED");
    }

    @Test
    void a_silent_verification_service_warns_of_an_access_filing_from_elsewhere_and_holds_up_a_first_filing() {
        DomainChecks silent = question -> {
            throw new ProcessingException("silent");
        };

        var elsewhere = new DomainFindings(silent).of(asked(VerificationScope.ACCESS_FILING));
        var first = new DomainFindings(silent).of(asked(VerificationScope.FIRST_FILING));

        assertThat(elsewhere.unknown()).isEmpty();
        assertThat(elsewhere.warnings()).extracting(Violation::code).contains("SOURCE_UNAVAILABLE");
        assertThat(first.unknown()).extracting(Violation::code).contains("SOURCE_UNAVAILABLE");
    }

    @Test
    void verification_service_hears_for_which_account_it_is_asked() {
        findings(VerificationScope.FIRST_FILING);

        assertThat(holders).containsExactly(HOLDER);
    }

    private Findings findings(VerificationScope scope) {
        return new DomainFindings(question -> {
                    asked.add(question.orderType());
                    holders.add(question.holder());
                    return new DomainChecks.Answer(List.of(new DomainChecks.Result(
                            DOMAINS.getFirst(),
                            List.of(
                                    rule("D1", "NOT_APPLICABLE", null),
                                    rule("D2", "HOLDS", null),
                                    rule("D3", "NOT_APPLICABLE", null),
                                    rule("D4", "BROKEN", "DOMAIN_EXPIRED"),
                                    rule("D5", "NOT_APPLICABLE", null),
                                    rule("D6", "NOT_APPLICABLE", null)),
                            null)));
                })
                .of(asked(scope));
    }

    private static DomainChecks.RuleResult rule(String rule, String result, String code) {
        return new DomainChecks.RuleResult(rule, result, code, null);
    }

    private static DomainFindings.Asked asked(VerificationScope scope) {
        return new DomainFindings.Asked(
                new VerifiedDomains(OrderType.valueOf(scope.name()), scope, DOMAINS, List.of()),
                "北京示例科技有限公司",
                1,
                "91110000MA00000077",
                DAY,
                HOLDER,
                DomainPapers.NOT_IN_PROVINCE,
                false,
                1,
                new DomainsRunLongEnough(0, RuleEntry.Effect.INFORMS, DAY));
    }
}
