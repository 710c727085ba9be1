package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The provider's requirements for its own review, by the rules that judged the submission: those of its day and
 * version.
 */
@ApplicationScoped
class ReviewPolicy {

    private final RuleSets rules;
    private final SettlementRepository settlements;

    ReviewPolicy(RuleSets rules, SettlementRepository settlements) {
        this.rules = rules;
        this.settlements = settlements;
    }

    boolean demandsCall(Order order) {
        return of(order).demandsCall(Sponsor.ofNature(order.nature()));
    }

    boolean demandsSecondReviewerOfApproval(Order order) {
        var byPapers = settlements.of(order.id(), order.submission()).stream().anyMatch(one -> one.ground() != null);
        return of(order).demandsSecondReviewerOfApproval(Sponsor.ofNature(order.nature()), byPapers);
    }

    boolean demandsSecondReviewerOfRejection(Order order) {
        return of(order).demandsSecondReviewerOfRejection(Sponsor.ofNature(order.nature()));
    }

    /** An order that was submitted before rules had versions is judged by the rules in force. */
    private ProvinceRules of(Order order) {
        return order.rules()
                .map(RulesApplied::version)
                .map(rules::version)
                .orElseGet(rules::inForce)
                .on(order.region().province(), order.type().kind().ruledAct(), LegalTime.dayOf(order.submittedAt()));
    }
}
