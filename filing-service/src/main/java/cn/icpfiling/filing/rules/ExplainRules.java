package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.authenticity.AuthenticityDay;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.filing.tables.FilingRuleTexts;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lists the rules that apply, with their reason and first day: those of the province and those for all provinces. */
@ApplicationScoped
class ExplainRules {

    private final RuleSets sets;
    private final Wording wording;
    private final Clock clock;
    private final Optional<LocalDate> authenticityFrom;

    ExplainRules(
            RuleSets sets,
            Wording wording,
            Clock clock,
            @ConfigProperty(name = AuthenticityDay.SETTING) String authenticityFrom) {
        this.sets = sets;
        this.wording = wording;
        this.clock = clock;
        this.authenticityFrom = AuthenticityDay.of(authenticityFrom);
    }

    /**
     * @param type one act, or a family of acts
     * @param on legal day; null for today
     * @param version null for the one in force
     */
    Rules handle(String province, String type, LocalDate on, Integer version) {
        var acts = RuledAct.named(type);
        var faults = new ArrayList<Violation>();
        if (!RuleSet.PROVINCES.contains(province)) {
            faults.add(Violation.of("/query/province", "PROVINCE_UNKNOWN", null));
        }
        if (acts.isEmpty()) {
            faults.add(Violation.of("/query/type", "RULE_VALUE_NOT_ALLOWED", null, List.of(RuledAct.values())));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, faults.size()).with(faults);
        }
        var day = on == null ? LegalTime.dayOf(clock.instant()) : on;
        var set = version == null ? sets.inForce() : sets.version(version);
        var rules = new ArrayList<Rules.Rule>();
        acts.stream()
                .flatMap(act -> set.on(province, act, day).inForce().stream())
                .distinct()
                .map(this::rule)
                .forEach(rules::add);
        rules.addAll(everywhere(acts, day));
        return new Rules(province, List.copyOf(acts), day, set.version(), List.copyOf(rules));
    }

    private Rules.Rule rule(RuleEntry entry) {
        return new Rules.Rule(
                entry.id(),
                entry.parameter().rule().orElse(null),
                entry.parameter(),
                RuleEntryData.provinces(entry),
                RuleEntryData.types(entry),
                entry.sponsor(),
                RuleEntryData.natures(entry),
                entry.value(),
                entry.effect(),
                entry.validFrom(),
                entry.validTo(),
                entry.status(),
                entry.source(),
                text(entry.zh(), entry.en()));
    }

    /** The rules for records that go to the authority. They are the same for each act that hands a record over. */
    private List<Rules.Rule> everywhere(Set<RuledAct> acts, LocalDate day) {
        var filings = RuleParameter.PAPERS.acts();
        var asked = acts.stream().filter(filings::contains).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        return FilingRuleTexts.bundled().stream()
                .filter(rule ->
                        firstDay(rule).filter(first -> !day.isBefore(first)).isPresent())
                .map(rule -> new Rules.Rule(
                        rule.id(),
                        rule.id(),
                        null,
                        List.of("ALL"),
                        filings.stream().sorted().toList(),
                        Sponsor.ANY,
                        null,
                        List.of(),
                        rule.effectIn(asked),
                        firstDay(rule).orElseThrow(),
                        null,
                        rule.status(),
                        rule.source(),
                        text(rule.zh(), rule.en())))
                .toList();
    }

    /** The day of the data, but of the proof of a face the operator's; empty if the operator never asks for it. */
    private Optional<LocalDate> firstDay(FilingRuleTexts.FilingRuleText rule) {
        return rule.id().equals(AuthenticityDay.RULE) ? authenticityFrom : Optional.of(rule.validFrom());
    }

    private String text(String zh, String en) {
        return Locale.ENGLISH.getLanguage().equals(wording.locale().getLanguage()) ? en : zh;
    }
}
