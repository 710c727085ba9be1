package cn.icpfiling.filing.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.rules.ProvinceRules.DomainScope;
import cn.icpfiling.filing.core.rules.VerifiedDomains.RegisterReference;
import cn.icpfiling.filing.tables.RuleSetReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/trade.md 3.1: the scope of every act is what the rules of the day say. */
class VerifiedDomainsTest {

    private static final LocalDate TODAY = Facts.TODAY;
    private static final Instant CUTOVER = Instant.parse("2017-12-31T16:00:00Z");
    private static final Instant EVE = CUTOVER.minusNanos(1_000);
    private static final RegisterReference OLD = new RegisterReference(EVE, List.of("old.cn"));
    private static final RegisterReference NEW = new RegisterReference(CUTOVER, List.of("new.cn", "newer.cn"));

    @Test
    void a_change_of_a_subject_verifies_the_domains_of_its_services_filed_since_the_cutover() {
        var verified = ofSubject(Facts.RULES, OLD, NEW);

        assertThat(verified.scope()).isEqualTo(VerificationScope.CHANGE_SERVICE);
        assertThat(verified.domains()).containsExactly("new.cn", "newer.cn");
        assertThat(verified.pointers()).containsExactly("/subject/domains/new.cn", "/subject/domains/newer.cn");
    }

    @Test
    void a_change_of_a_subject_with_older_services_alone_verifies_none() {
        var verified = ofSubject(Facts.RULES, OLD);

        assertThat(verified.scope()).isEqualTo(VerificationScope.CHANGE_SUBJECT);
        assertThat(verified.domains()).isEmpty();
    }

    @Test
    void
            a_change_of_a_site_filed_in_the_first_instant_of_2018_in_china_is_verified_whole_and_one_filed_before_is_not() {
        assertThat(of(OrderType.CHANGE_SERVICE, Facts.RULES, NEW).scope()).isEqualTo(VerificationScope.CHANGE_SERVICE);
        var old = of(OrderType.CHANGE_SERVICE, Facts.RULES, OLD);
        assertThat(old.scope()).isEqualTo(VerificationScope.CHANGE_OLD_SERVICE);
        assertThat(old.added()).containsExactly("added.cn");
    }

    @Test
    void an_access_filing_is_told_warnings_and_after_a_cancellation_here_nothing() {
        assertThat(of(OrderType.ACCESS_FILING, Facts.RULES).scope()).isEqualTo(VerificationScope.ACCESS_FILING);
        var again = of(OrderType.ACCESS_FILING, Facts.RULES, NEW);
        assertThat(again.scope()).isEqualTo(VerificationScope.CHANGE_OLD_SERVICE);
        assertThat(again.added()).isEmpty();
    }

    @Test
    void an_access_filing_from_elsewhere_verifies_what_it_names_beside_the_domain_of_the_type_check() {
        var facts = new Facts();
        facts.type = OrderType.ACCESS_FILING;
        facts.domains = List.of("OK-Shop.cn", "added.cn");
        var added = facts.build().addedDomains();
        assertThat(added).containsExactly("added.cn");

        var verified = VerifiedDomains.of(
                OrderType.ACCESS_FILING, on(Facts.RULES, OrderType.ACCESS_FILING), facts.domains, added, List.of());

        assertThat(verified.scope()).isEqualTo(VerificationScope.CHANGE_OLD_SERVICE);
        assertThat(verified.domains()).containsExactly("OK-Shop.cn", "added.cn");
        assertThat(verified.added()).containsExactly("added.cn");
        assertThat(verified.told()).containsExactly("OK-Shop.cn");
        assertThat(verified.pointersOfTold()).containsExactly("/service/domains/0");
    }

    @Test
    void a_change_of_a_subject_still_warns_of_the_domains_that_its_province_does_not_verify() {
        var rules = with("DOMAIN_SCOPE_BEFORE", DomainScope.WARNINGS_ONLY);

        var verified = ofSubject(rules, OLD, NEW);

        assertThat(verified.scope()).isEqualTo(VerificationScope.CHANGE_SERVICE);
        assertThat(verified.domains()).containsExactly("new.cn", "newer.cn");
        assertThat(verified.told()).containsExactly("old.cn");
        assertThat(verified.pointersOfTold()).containsExactly("/subject/domains/old.cn");
    }

    @Test
    void a_deregistration_verifies_nothing() {
        assertThat(of(OrderType.DEREGISTER_SERVICE, Facts.RULES, NEW).scope()).isNull();
        assertThat(VerifiedDomains.of(
                                OrderType.DEREGISTER_SUBJECT,
                                on(Facts.RULES, OrderType.DEREGISTER_SUBJECT),
                                List.of(),
                                List.of(),
                                List.of(NEW))
                        .scope())
                .isNull();
    }

    static Stream<Arguments> a_replaced_rule_set_changes_the_scope_of_each_act() {
        return Stream.of(OrderType.values())
                .flatMap(type -> Stream.of(DomainScope.values()).map(scope -> Arguments.of(type, scope)));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("long")
    void a_replaced_rule_set_changes_the_scope_of_each_act(OrderType type, DomainScope scope) {
        var record = type.isOfFiledService() ? List.of(NEW) : List.<RegisterReference>of();
        var verified = VerifiedDomains.of(
                type,
                on(replaced(scope), type),
                type.hasService() ? List.of("entered.cn", "added.cn") : List.of(),
                addedBy(type),
                type.hasService() ? record : List.of(NEW));

        switch (type.isDeregistration() ? DomainScope.NONE : scope) {
            case ALL_DOMAINS, ALL_NEW_DOMAINS ->
                assertThat(verified.scope())
                        .isIn(
                                VerificationScope.FIRST_FILING,
                                VerificationScope.NEW_SERVICE,
                                VerificationScope.CHANGE_SERVICE);
            case WARNINGS_ONLY -> assertThat(verified.scope()).isEqualTo(VerificationScope.ACCESS_FILING);
            case ADDED_DOMAINS ->
                assertThat(verified.scope())
                        .isEqualTo(type.hasService() ? VerificationScope.CHANGE_OLD_SERVICE : nothing(type));
            case NONE -> assertThat(verified.scope()).isEqualTo(nothing(type));
        }
        if (scope == DomainScope.ADDED_DOMAINS && type.changesService()) {
            assertThat(verified.added()).containsExactly("added.cn");
        } else {
            assertThat(verified.added()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void each_domain_has_a_place(OrderType type) {
        assertThat(VerifiedDomains.pointer(type, 1, "a.cn"))
                .isEqualTo(type.hasService() ? "/service/domains/1" : "/subject/domains/a.cn");
    }

    private static VerificationScope nothing(OrderType type) {
        return switch (type) {
            case DEREGISTER_SERVICE, DEREGISTER_SUBJECT -> null;
            case CHANGE_SUBJECT -> VerificationScope.CHANGE_SUBJECT;
            default -> VerificationScope.CHANGE_OLD_SERVICE;
        };
    }

    private static VerifiedDomains ofSubject(RuleSet rules, RegisterReference... services) {
        return VerifiedDomains.of(
                OrderType.CHANGE_SUBJECT, on(rules, OrderType.CHANGE_SUBJECT), List.of(), List.of(), List.of(services));
    }

    private static VerifiedDomains of(OrderType type, RuleSet rules, RegisterReference... service) {
        return VerifiedDomains.of(
                type, on(rules, type), List.of("entered.cn", "added.cn"), addedBy(type), List.of(service));
    }

    private static List<String> addedBy(OrderType type) {
        return type.changesService() ? List.of("added.cn") : List.of();
    }

    private static ProvinceRules on(RuleSet rules, OrderType type) {
        return rules.on("43", type.kind().ruledAct(), TODAY);
    }

    /** As shipped, and in Hunan this scope for every act. */
    private static RuleSet replaced(DomainScope scope) {
        return with(Stream.of("DOMAIN_SCOPE", "DOMAIN_SCOPE_BEFORE", "DOMAIN_SCOPE_AFTER_CANCELLATION"), scope);
    }

    private static RuleSet with(String parameter, DomainScope scope) {
        return with(Stream.of(parameter), scope);
    }

    private static RuleSet with(Stream<String> parameters, DomainScope scope) {
        var entries = parameters
                .map(parameter -> """

                          - id: T-%d
                            parameter: %s
                            provinces: ['43']
                            value: %s
                            effect: INFORMS
                            validFrom: 2000-01-01
                            status: UNVERIFIED
                            source: 'a test'
                            zh: '测试'
                            en: 'A test.'
                        """.formatted(parameter.length(), parameter, scope))
                .reduce(RuleSetReader.shipped(), String::concat);
        var read = RuleSetReader.read(entries);
        assertThat(read.faults()).isEmpty();
        return new RuleSet(2, read.entries());
    }
}
