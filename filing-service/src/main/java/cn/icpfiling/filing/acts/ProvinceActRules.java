package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.ActFacts;
import cn.icpfiling.filing.core.ActRules;
import cn.icpfiling.filing.core.CodeTables;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.filing.core.rules.RuledAct;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.filing.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** What the province of the filing does not take on that day (domain.md 3.5, 3.13), with the rule and since when. */
@ApplicationScoped
class ProvinceActRules implements ActRules {

    private final RuleSets rules;

    ProvinceActRules(RuleSets rules) {
        this.rules = rules;
    }

    @Override
    public List<ActBlock> blocks(FiledAct act, ActFacts facts, LocalDate on) {
        var ruled = switch (act) {
            case CHANGE_SUBJECT -> RuledAct.CHANGE_SUBJECT;
            case CHANGE_SERVICE, REMOVE_DOMAIN -> RuledAct.CHANGE_SERVICE;
            default -> null;
        };
        if (ruled == null) return List.of();
        var province = rules.inForce().on(facts.province(), ruled, on);
        if (!province.forbidsChange()) return List.of();
        var sponsor = facts.nature() == CodeTables.PERSON ? Sponsor.PERSON : Sponsor.ORGANISATION;
        return province.entry(RuleParameter.CHANGE, sponsor).stream()
                .map(entry -> new ActBlock(ActBlock.Code.PROVINCE_FORBIDS, null, entry.id(), entry.validFrom()))
                .toList();
    }
}
