package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.filing.typecheck.AskedAtOnce;
import cn.icpfiling.platform.problem.Violation;
import jakarta.ws.rs.ProcessingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DomainFindingsTest {

    /** Each order here has the checked domain alone, or is an access filing. */
    private static final FurtherDomains NOT_ASKED = new FurtherDomains(null);

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

        var elsewhere =
                new DomainFindings(silent, NOT_ASKED, new AskedAtOnce()).of(asked(VerificationScope.ACCESS_FILING));
        var first = new DomainFindings(silent, NOT_ASKED, new AskedAtOnce()).of(asked(VerificationScope.FIRST_FILING));

        assertThat(elsewhere.unknown()).isEmpty();
        assertThat(elsewhere.warnings()).extracting(Violation::code).contains("SOURCE_UNAVAILABLE");
        assertThat(first.unknown()).extracting(Violation::code).contains("SOURCE_UNAVAILABLE");
    }

    @Test
    void verification_service_hears_for_which_account_it_is_asked() {
        findings(VerificationScope.FIRST_FILING);

        assertThat(holders).containsExactly(HOLDER);
    }

    @Test
    void of_an_access_filing_from_elsewhere_that_names_further_domains_the_first_one_is_still_warned_of() {
        var found = new DomainFindings(
                        question -> {
                            asked.add(question.orderType() + question.domains() + question.added());
                            return question.added().isEmpty()
                                    ? answer(question.domains())
                                    : allWell(question.domains());
                        },
                        NOT_ASKED,
                        new AskedAtOnce())
                .of(asked(accessWithFurtherDomains()));

        assertThat(asked)
                .containsExactly(
                        "CHANGE_OLD_SERVICE[expired-shop.cn, further.cn][further.cn]",
                        "ACCESS_FILING_ELSEWHERE[expired-shop.cn][]");
        assertThat(found.warnings())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/service/domains/0", "DOMAIN_EXPIRED"));
    }

    @Test
    void a_warning_without_an_answer_holds_up_nothing() {
        var found = new DomainFindings(
                        question -> {
                            if (question.orderType().equals("ACCESS_FILING_ELSEWHERE")) {
                                throw new ProcessingException("silent");
                            }
                            return allWell(question.domains());
                        },
                        NOT_ASKED,
                        new AskedAtOnce())
                .of(asked(accessWithFurtherDomains()));

        assertThat(found.broken()).isEmpty();
        assertThat(found.unknown()).isEmpty();
        assertThat(found.warnings())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/service/domains/0", "SOURCE_UNAVAILABLE"));
    }

    /** Each waits for the other, so one after the other would end in the barrier's time-out. */
    @Test
    void the_authority_is_asked_while_verification_service_is() {
        var both = new CyclicBarrier(2);
        var further = new FurtherDomains(null) {
            @Override
            Findings of(DomainFindings.Asked question) {
                meet(both);
                return Findings.NONE;
            }
        };

        var found = new DomainFindings(
                        question -> {
                            meet(both);
                            return allWell(question.domains());
                        },
                        further,
                        new AskedAtOnce())
                .of(asked(VerificationScope.FIRST_FILING));

        assertThat(found.broken()).isEmpty();
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VerifiedDomains accessWithFurtherDomains() {
        return new VerifiedDomains(
                OrderType.ACCESS_FILING,
                VerificationScope.CHANGE_OLD_SERVICE,
                List.of("expired-shop.cn", "further.cn"),
                List.of("further.cn"),
                List.of("expired-shop.cn"));
    }

    private Findings findings(VerificationScope scope) {
        return new DomainFindings(
                        question -> {
                            asked.add(question.orderType());
                            holders.add(question.holder());
                            return answer(question.domains());
                        },
                        NOT_ASKED,
                        new AskedAtOnce())
                .of(asked(scope));
    }

    /** The first domain has expired, and the others are well. */
    private static DomainChecks.Answer answer(List<String> domains) {
        return new DomainChecks.Answer(domains.stream()
                .map(domain -> new DomainChecks.Result(
                        domain, domain.equals(DOMAINS.getFirst()) ? expired() : holding(), null))
                .toList());
    }

    private static DomainChecks.Answer allWell(List<String> domains) {
        return new DomainChecks.Answer(domains.stream()
                .map(domain -> new DomainChecks.Result(domain, holding(), null))
                .toList());
    }

    private static List<DomainChecks.RuleResult> expired() {
        return List.of(
                rule("D1", "NOT_APPLICABLE", null),
                rule("D2", "HOLDS", null),
                rule("D3", "NOT_APPLICABLE", null),
                rule("D4", "BROKEN", "DOMAIN_EXPIRED"),
                rule("D5", "NOT_APPLICABLE", null),
                rule("D6", "NOT_APPLICABLE", null));
    }

    private static List<DomainChecks.RuleResult> holding() {
        return Stream.of("D1", "D2", "D3", "D4", "D5", "D6")
                .map(one -> rule(one, "HOLDS", null))
                .toList();
    }

    private static DomainChecks.RuleResult rule(String rule, String result, String code) {
        return new DomainChecks.RuleResult(rule, result, code, null);
    }

    private static DomainFindings.Asked asked(VerificationScope scope) {
        return asked(new VerifiedDomains(OrderType.valueOf(scope.name()), scope, DOMAINS, List.of()));
    }

    private static DomainFindings.Asked asked(VerifiedDomains verified) {
        return new DomainFindings.Asked(
                verified,
                DOMAINS.getFirst(),
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
