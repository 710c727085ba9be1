package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.acts.ActFacts;
import cn.icpfiling.filing.core.acts.ActRules;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.filing.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * The acts that the province of the filing does not accept on that day (docs/trade.md 3.5, 3.13), with the rule and its
 * first day.
 */
@ApplicationScoped
class ProvinceActRules implements ActRules {

    private final RuleSets rules;

    ProvinceActRules(RuleSets rules) {
        this.rules = rules;
    }

    @Override
    public List<ActBlock> blocks(FiledAct act, ActFacts facts, LocalDate on) {
        if (facts.deregistered() || !act.isRuled()) {
            return List.of();
        }
        if (RuledAct.CHANGES.contains(act.ruledAct())) {
            return change(province(act, facts, on), facts);
        }
        if (RuledAct.NEW_SERVICES.contains(act.ruledAct())) {
            return newService(province(act, facts, on), facts);
        }
        return List.of();
    }

    private ProvinceRules province(FiledAct act, ActFacts facts, LocalDate on) {
        return rules.inForce().on(facts.province(), act.ruledAct(), on);
    }

    private static List<ActBlock> change(ProvinceRules province, ActFacts facts) {
        return province.forbidsChange()
                ? named(ActBlock.Code.PROVINCE_FORBIDS, RuleParameter.CHANGE, province, facts)
                : List.of();
    }

    /**
     * A subject that is known to have no service must first be deregistered on paper, unless the province accepts a new service for it
     * (docs/trade.md 3.7).
     */
    private static List<ActBlock> newService(ProvinceRules province, ActFacts facts) {
        return facts.empty() && province.emptySubject() == ProvinceRules.EmptySubject.OFFLINE_DEREGISTRATION
                ? named(ActBlock.Code.EMPTY_SUBJECT, RuleParameter.EMPTY_SUBJECT, province, facts)
                : List.of();
    }

    /** Returns the block with the entry and its day. A default without an entry blocks too. */
    private static List<ActBlock> named(
            ActBlock.Code code, RuleParameter parameter, ProvinceRules province, ActFacts facts) {
        var sponsor = facts.nature() == CodeTables.PERSON ? Sponsor.PERSON : Sponsor.ORGANISATION;
        return List.of(province.entry(parameter, sponsor)
                .map(entry -> new ActBlock(code, null, entry.id(), entry.validFrom()))
                .orElseGet(() -> ActBlock.of(code)));
    }
}
