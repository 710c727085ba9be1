package cn.icpfiling.filing.consumers;

import cn.icpfiling.filing.authority.FlagBarredOrder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.filing.core.findings.VerdictOutcome;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.filing.materials.PapersInstead;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Stores the verdict of verification-service on a submission. A broken rule returns the order to its applicant, except
 * D1 with papers that can replace it. A rule without an answer goes to a reviewer after the last look. A verdict on an
 * older submission has no effect.
 */
@ApplicationScoped
class VerdictHandler implements EventHandler {

    private static final Logger LOG = Logger.getLogger(VerdictHandler.class);
    private static final String PERSON_RULE = "P1";
    private static final Set<RuleResult> FINE = EnumSet.of(RuleResult.HOLDS, RuleResult.NOT_APPLICABLE);
    private static final Map<String, String> PARTS = Map.of(
            "SUBJECT_PRINCIPAL", "/subject/principal/certificateNumber",
            "SERVICE_PRINCIPAL", "/service/principal/certificateNumber");
    private static final String PHONE_RULE = "P2";
    private static final Map<String, String> MOBILES = Map.of(
            "SUBJECT_PRINCIPAL", "/subject/principal/mobile",
            "SERVICE_PRINCIPAL", "/service/principal/mobile");
    private static final String ORGANISATION_RULE = "O1";
    /** The field that corrects a fault of the organisation; all other faults are in its number. */
    private static final Map<String, String> ORGANISATION = Map.of(
            "SPONSOR_NAME.CERT_CANCELLED", "/subject/name",
            "SPONSOR_NAME.CERT_REVOKED", "/subject/name",
            "SPONSOR_NAME.RENAMED", "/subject/name",
            "SUBJECT_PRINCIPAL.NOT_LEGAL_REP", "/subject/principal/name");

    private final OrderRepository orders;
    private final SettlementRepository settlements;
    private final PapersInstead papers;
    private final OrderProgress progress;
    private final FlagBarredOrder flagBarredOrder;
    private final Clock clock;

    VerdictHandler(
            OrderRepository orders,
            SettlementRepository settlements,
            PapersInstead papers,
            OrderProgress progress,
            FlagBarredOrder flagBarredOrder,
            Clock clock) {
        this.orders = orders;
        this.settlements = settlements;
        this.papers = papers;
        this.progress = progress;
        this.flagBarredOrder = flagBarredOrder;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "icp.verification.verdict.v1";
    }

    @Override
    public String purpose() {
        return "verdicts";
    }

    @Override
    public Set<String> types() {
        return Set.of("verification.order.judged");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var verdict = event.as(OrderVerdictEvent.class);
        return () -> orders.findByIdOptional(verdict.orderId(), LockModeType.PESSIMISTIC_WRITE)
                .ifPresentOrElse(
                        order -> take(order, verdict),
                        () -> LOG.warnf("verdict on an order that is not ours: %s", verdict.orderId()));
    }

    private void take(Order order, OrderVerdictEvent verdict) {
        var now = clock.instant();
        var flagged = order.verdict().needsPerson();
        if (!order.judged(read(order.type(), verdict), settlements.of(order.id(), verdict.submission()), now)) {
            return;
        }
        var instead = papers.mayStandIn(order);
        switch (order.openRules().next(instead)) {
            case RETURN ->
                progress.perform(
                        order,
                        OrderAct.REQUEST_CORRECTION,
                        OrderActor.SYSTEM,
                        now,
                        reasons(order.verdict().breaking(instead)));
            case PERSON ->
                progress.perform(
                        order,
                        OrderAct.FLAG,
                        OrderActor.SYSTEM,
                        now,
                        reasons(order.verdict().open()));
            case NOTHING -> {
                // The verdict ends the flag of the one before it, and says nothing of the blacklist.
                if (flagged && !order.verdict().needsPerson()) {
                    flagBarredOrder.handle(order);
                }
            }
        }
    }

    private static List<Reason> reasons(List<RuleFinding> findings) {
        return findings.stream().map(RuleFinding::reason).toList();
    }

    private static SubmissionVerdict read(OrderType type, OrderVerdictEvent verdict) {
        var findings = new ArrayList<RuleFinding>();
        for (var i = 0; i < verdict.domains().size(); i++) {
            var pointer =
                    VerifiedDomains.pointer(type, i, verdict.domains().get(i).domain());
            verdict.domains().get(i).rules().forEach(rule -> findings.add(finding(pointer, rule)));
        }
        verdict.people()
                .forEach(person -> findings.add(finding(
                        PARTS.getOrDefault(person.part(), "/" + person.part()),
                        PERSON_RULE,
                        person.result(),
                        person.code())));
        verdict.phones()
                .forEach(phone -> findings.add(finding(
                        MOBILES.getOrDefault(phone.part(), "/" + phone.part()),
                        PHONE_RULE,
                        phone.result(),
                        phone.code())));
        if (verdict.organisation() != null) {
            var code = Objects.requireNonNullElse(verdict.organisation().code(), "SOURCE_UNAVAILABLE");
            findings.add(finding(
                    ORGANISATION.getOrDefault(code, "/subject/certificateNumber"),
                    ORGANISATION_RULE,
                    verdict.organisation().result(),
                    code));
        }
        return new SubmissionVerdict(
                verdict.submission(),
                VerdictOutcome.valueOf(verdict.outcome()),
                verdict.finalRound(),
                findings.stream()
                        .filter(finding -> !FINE.contains(finding.result()))
                        .toList());
    }

    private static RuleFinding finding(String pointer, OrderVerdictEvent.RuleVerdict rule) {
        List<Object> args = rule.retryOn() == null ? List.of() : List.of(rule.retryOn());
        return finding(pointer, rule.rule(), rule.result(), rule.code(), args);
    }

    private static RuleFinding finding(String pointer, String rule, String result, String code) {
        return finding(pointer, rule, result, code, List.of());
    }

    private static RuleFinding finding(String pointer, String rule, String result, String code, List<Object> args) {
        return RuleFinding.of(
                pointer,
                rule,
                RuleResult.valueOf(result),
                Objects.requireNonNullElse(code, "SOURCE_UNAVAILABLE"),
                args);
    }
}
