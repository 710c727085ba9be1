package cn.icpfiling.filing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.core.rules.RuleEntry.Effect;
import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.filing.core.rules.RuleSetFaults;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.problem.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No version of the rules is accepted with an entry that nothing obeys. Each type of filing and each sponsor that a parameter
 * allows is tried with an entry of its own, and some answer of the service must be another one than without it.
 */
class ObeyedRulesTest {

    /** What holds for all provinces, so that an entry of the tried province is the only one of its own. */
    private static final List<RuleEntry> DEFAULTS = RuleSetReader.read(RuleSetReader.shipped()).entries().stream()
            .filter(RuleEntry::isForAllProvinces)
            .toList();

    static Stream<Arguments> an_entry_of_each_type_and_sponsor_that_a_parameter_allows_changes_an_answer() {
        return Stream.of(RuleParameter.values())
                .filter(parameter -> !parameter.isOnlyTold())
                .flatMap(parameter -> parameter.acts().stream()
                        .flatMap(act ->
                                parameter.sponsors().stream().map(sponsor -> Arguments.of(parameter, act, sponsor))));
    }

    @ParameterizedTest
    @MethodSource
    void an_entry_of_each_type_and_sponsor_that_a_parameter_allows_changes_an_answer(
            RuleParameter parameter, RuledAct act, Sponsor sponsor) {
        var effect = parameter.effects().contains(Effect.BLOCKS) ? Effect.BLOCKS : Effect.INFORMS;

        assertThat(faults(entries(parameter, act, sponsor, effect).getFirst())).isEmpty();
        assertThat(isObeyed(parameter, act, sponsor, effect)).isTrue();
    }

    /** The canary: were one of these accepted, the test above would find it. */
    @ParameterizedTest
    @CsvSource({
        "SAME_PRINCIPAL, CHANGE_SUBJECT, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAINS_PER_ORDER, CHANGE_SUBJECT, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "TLD_REFUSED, CHANGE_SUBJECT, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_VALIDITY_MONTHS, CHANGE_SUBJECT, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "SERVICES_PER_SUBJECT, FIRST_FILING, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "SERVICES_PER_SUBJECT, ACCESS_FILING, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "SITE_PLAN_FROM, CHANGE_SERVICE, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "CHANGE_OF_CERTIFICATE_NUMBER, CHANGE_SERVICE, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAINS_IN_CHANGE, CHANGE_SUBJECT, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_SCOPE, DEREGISTER_SERVICE, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_SCOPE, DEREGISTER_SUBJECT, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_SCOPE, CANCEL_ACCESS, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_SCOPE_BEFORE, FIRST_FILING, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_SCOPE_BEFORE, ACCESS_FILING, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_SCOPE_SINCE, NEW_SERVICE_SAME_PROVIDER, ANY, INFORMS, RULE_TYPE_NOT_OF_PARAMETER",
        "DOMAIN_SCOPE_SINCE, ACCESS_FILING, ANY, INFORMS, RULE_TYPE_NOT_OF_PARAMETER",
        "SMS_VERIFICATION, CANCEL_ACCESS, ANY, BLOCKS, RULE_TYPE_NOT_OF_PARAMETER",
        "SMS_CODE_HOURS, CANCEL_ACCESS, ANY, INFORMS, RULE_TYPE_NOT_OF_PARAMETER",
        "SMS_PAGE, CANCEL_ACCESS, ANY, INFORMS, RULE_TYPE_NOT_OF_PARAMETER",
        "OWN_SMS_PAGE, CANCEL_ACCESS, ANY, INFORMS, RULE_TYPE_NOT_OF_PARAMETER",
        "LEGAL_REPRESENTATIVE, FIRST_FILING, PERSON, BLOCKS, RULE_SPONSOR_NOT_OF_PARAMETER",
        "DOMAIN_PAPERS, FIRST_FILING, PERSON, BLOCKS, RULE_SPONSOR_NOT_OF_PARAMETER",
        "PERSON_RESIDENCE, FIRST_FILING, ORGANISATION, BLOCKS, RULE_SPONSOR_NOT_OF_PARAMETER",
        "ENDING_GATE, DEREGISTER_SUBJECT, PERSON, BLOCKS, RULE_SPONSOR_NOT_OF_PARAMETER",
        "EMPTY_SUBJECT, NEW_SERVICE_OTHER_PROVIDER, PERSON, BLOCKS, RULE_SPONSOR_NOT_OF_PARAMETER",
        "SMS_PAGE, FIRST_FILING, ORGANISATION, INFORMS, RULE_SPONSOR_NOT_OF_PARAMETER",
        "WORK_PROOF_BELOW_AGE, FIRST_FILING, ANY, WARNS, RULE_EFFECT_NOT_OF_PARAMETER",
        "PERSON_RESIDENCE, FIRST_FILING, ANY, WARNS, RULE_EFFECT_NOT_OF_PARAMETER",
        "PAPERS, FIRST_FILING, ANY, WARNS, RULE_EFFECT_NOT_OF_PARAMETER",
        "SITE_PLAN_FROM, FIRST_FILING, ANY, WARNS, RULE_EFFECT_NOT_OF_PARAMETER",
        "CHANGE_OF_CERTIFICATE_NUMBER, CHANGE_SUBJECT, ANY, WARNS, RULE_EFFECT_NOT_OF_PARAMETER",
        "SERVICES_PER_ORDER, FIRST_FILING, ANY, BLOCKS, RULE_EFFECT_NOT_OF_PARAMETER",
        "DOMAIN_OWNER, FIRST_FILING, ANY, BLOCKS, RULE_EFFECT_NOT_OF_PARAMETER",
        "NUMBER_SHOWN, FIRST_FILING, ANY, WARNS, RULE_EFFECT_NOT_OF_PARAMETER"
    })
    void an_entry_that_nothing_obeys_changes_no_answer_and_is_refused(
            RuleParameter parameter, RuledAct act, Sponsor sponsor, Effect effect, String refusal) {
        assertThat(isObeyed(parameter, act, sponsor, effect)).isFalse();
        assertThat(faults(entries(parameter, act, sponsor, effect).getFirst())).containsExactly(refusal);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_only_told_or_cannot_warn_is_refused_another_effect(RuleParameter parameter) {
        for (var effect : EnumSet.complementOf(EnumSet.copyOf(parameter.effects()))) {
            assertThat(faults(entries(parameter, parameter.acts().iterator().next(), Sponsor.ANY, effect)
                            .getFirst()))
                    .containsExactly("RULE_EFFECT_NOT_OF_PARAMETER");
        }
    }

    /** The effect of a scope is that of its value. */
    static Stream<RuleParameter> an_entry_that_warns_is_told_from_one_that_blocks_and_from_one_that_informs() {
        return Stream.of(RuleParameter.values())
                .filter(parameter -> parameter.effects().contains(Effect.WARNS)
                        && parameter.rule().isPresent());
    }

    @ParameterizedTest
    @MethodSource
    void an_entry_that_warns_is_told_from_one_that_blocks_and_from_one_that_informs(RuleParameter parameter) {
        var act = parameter.acts().iterator().next();
        assertThat(values(parameter))
                .anySatisfy(value -> assertThat(Stream.of(Effect.values())
                                .map(effect -> answers(act, entry(parameter, act, Sponsor.ANY, effect, value)))
                                .distinct())
                        .hasSize(3));
    }

    @Test
    void the_code_and_its_page_are_those_of_the_type_of_the_order() {
        var hours = entry(RuleParameter.SMS_CODE_HOURS, RuledAct.DEREGISTER_SUBJECT, List.of("7"));
        var page = entry(RuleParameter.SMS_PAGE, RuledAct.DEREGISTER_SUBJECT, List.of("https://sms.example/"));
        var answers = new ObeyedAnswers(new RuleSet(2, with(hours, page)));

        assertThat(List.of(RuledAct.FIRST_FILING, RuledAct.CHANGE_SUBJECT, RuledAct.DEREGISTER_SUBJECT))
                .extracting(answers::codeValidFor, answers::page)
                .containsExactly(
                        tuple("PT24H", "https://beian.miit.gov.cn/"),
                        tuple("PT24H", "https://beian.miit.gov.cn/"),
                        tuple("PT7H", "https://sms.example/"));
    }

    private static boolean isObeyed(RuleParameter parameter, RuledAct act, Sponsor sponsor, Effect effect) {
        var without = new ObeyedAnswers(new RuleSet(1, DEFAULTS)).of(act);
        return entries(parameter, act, sponsor, effect).stream()
                .anyMatch(entry -> !answers(act, entry).equals(without));
    }

    private static List<String> answers(RuledAct act, RuleEntry entry) {
        return new ObeyedAnswers(new RuleSet(2, with(entry))).of(act);
    }

    private static List<String> faults(RuleEntry entry) {
        return RuleSetFaults.of(with(entry)).stream().map(Violation::code).toList();
    }

    private static List<RuleEntry> with(RuleEntry... entries) {
        return Stream.concat(DEFAULTS.stream(), Stream.of(entries)).toList();
    }

    /** One entry for each value that may differ from the default. */
    private static List<RuleEntry> entries(RuleParameter parameter, RuledAct act, Sponsor sponsor, Effect effect) {
        return values(parameter).stream()
                .map(value -> entry(parameter, act, sponsor, effect, value))
                .toList();
    }

    private static List<List<String>> values(RuleParameter parameter) {
        return switch (parameter.form()) {
            case WORD -> parameter.words().stream().map(List::of).toList();
            case NUMBER ->
                List.of(
                        switch (parameter) {
                            case PRINCIPAL_AGE, WORK_PROOF_BELOW_AGE -> List.of("90");
                            case SMS_CODE_HOURS, AUTHORITY_REVIEW_DAYS -> List.of("7");
                            default -> List.of("1");
                        });
            case AREA_CODES -> List.of(List.of("0999"));
            case NAMES -> List.of(List.of("cn"));
            case PAPERS -> List.of(List.of("PLEDGE"));
            case DAY -> List.of(List.of("2025-06-01"));
            case ADDRESS, ADDRESS_OR_UNKNOWN -> List.of(List.of("https://province.example/"));
            case NONE -> List.of(List.of());
        };
    }

    private static RuleEntry entry(RuleParameter parameter, RuledAct act, List<String> value) {
        return entry(parameter, act, Sponsor.ANY, Effect.INFORMS, value);
    }

    private static RuleEntry entry(
            RuleParameter parameter, RuledAct act, Sponsor sponsor, Effect effect, List<String> value) {
        return new RuleEntry(
                "T-" + parameter.ordinal(),
                parameter,
                Set.of(ObeyedAnswers.PROVINCE),
                Set.of(act),
                sponsor,
                Set.of(),
                value,
                effect,
                ObeyedAnswers.LONG_AGO,
                null,
                RuleEntry.Status.UNVERIFIED,
                "a test",
                "测试",
                "A test.");
    }
}
