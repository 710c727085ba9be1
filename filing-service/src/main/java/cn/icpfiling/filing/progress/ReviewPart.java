package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.review.SettlementRules;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.filing.web.Wording;
import jakarta.inject.Singleton;
import java.util.List;

/** What an order shows of its review: claim and proposal to the staff, open rules and warnings to all of its readers. */
@Singleton
class ReviewPart {

    private final OrderAccess access;
    private final SettlementRules rules;
    private final Wording wording;

    ReviewPart(OrderAccess access, SettlementRules rules, Wording wording) {
        this.access = access;
        this.rules = rules;
        this.wording = wording;
    }

    /** Only staff see it. A lapsed claim is shown with its end, so the view changes only when the order changes. */
    ClaimView claim(Order order) {
        return access.isReviewer()
                ? ClaimView.of(order.desk().claimedBy(), order.desk().claimedUntil())
                : null;
    }

    ProposalView proposal(Order order) {
        var desk = order.desk();
        return access.isReviewer()
                ? ProposalView.of(desk.proposedAct(), desk.proposedBy(), desk.proposedAt(), desk.proposedNumbers())
                : null;
    }

    /** Of the present submission; while the applicant edits, the reasons say why it came back. */
    List<OpenRuleView> openRules(Order order) {
        return order.state().underReview()
                ? order.openRules().all().stream()
                        .map(finding -> OpenRuleView.of(finding, rules, wording))
                        .toList()
                : List.of();
    }

    /** What the rules told of the present submission without refusing it. */
    List<FindingView> warnings(Order order) {
        return order.rules().map(RulesApplied::warnings).orElse(List.of()).stream()
                .map(finding -> wording.finding(finding.reason()))
                .toList();
    }
}
