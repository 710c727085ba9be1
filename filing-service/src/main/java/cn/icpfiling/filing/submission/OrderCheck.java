package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.authenticity.AuthenticityPolicy;
import cn.icpfiling.filing.authority.BarredFilings;
import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.core.rules.CertificateIsKept;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.store.CertificateHold;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the rules on an order's facts, for precheck and submission alike. */
@ApplicationScoped
class OrderCheck {

    private static final Violation ENDED = new Violation("", ActBlock.Code.RECORD_DEREGISTERED.key(), null, List.of());

    private final GatherOrders gather;
    private final OrderContentRepository contents;
    private final RecordOfOrder record;
    private final OrderFacts.Book book;
    private final AuthenticityPolicy authenticity;
    private final CertificateHold certificate;
    private final BarredFilings barred;

    OrderCheck(
            GatherOrders gather,
            OrderContentRepository contents,
            RecordOfOrder record,
            OrderFacts.Book book,
            AuthenticityPolicy authenticity,
            CertificateHold certificate,
            BarredFilings barred) {
        this.gather = gather;
        this.contents = contents;
        this.record = record;
        this.book = book;
        this.authenticity = authenticity;
        this.certificate = certificate;
        this.barred = barred;
    }

    /** The results of the local rules, and the query to verification-service. */
    record Local(
            List<Violation> broken, List<Violation> warnings, List<Violation> toSettle, DomainFindings.Asked asked) {}

    /** Refuses with ACT_BLOCKED a deregistration of what has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireOnRecord(Order order) {
        if (order.type().isDeregistration() && !record.isRegistered(order)) {
            throw new ProblemException(
                            FilingProblem.ACT_BLOCKED, order.type().kind().filedAct())
                    .with(List.of(ENDED));
        }
    }

    /** Refuses an order for a subject that another submitted order or another filing has by now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireSubjectFree(Order order) {
        certificate.requireFree(order);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Local of(Order order) {
        return of(List.of(order)).getFirst();
    }

    /** Checks many orders, in the given order, with as many statements as one takes. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Local> of(List<Order> orders) {
        var gathered = gather.of(orders);
        var shown = authenticity.known(orders, gathered.today());
        var facts = orders.stream()
                .collect(Collectors.toMap(
                        Order::id, order -> gathered.facts(order, contents.certificateNumber(order), book)));
        var listed = barred.of(orders.stream()
                .map(order -> named(order, facts.get(order.id())))
                .toList());
        return orders.stream()
                .map(order -> {
                    var known = new Known(
                            facts.get(order.id()),
                            shown.getOrDefault(order.id(), List.of()),
                            listed.getOrDefault(order.id(), List.of()));
                    return order.type().isDeregistration()
                            ? ofDeregistration(order, gathered, known)
                            : ofEntry(order, gathered, known);
                })
                .toList();
    }

    /**
     * What was read of an order.
     *
     * @param shown the known steps of the principals
     * @param barred what of it is on the blacklist
     */
    private record Known(OrderFacts facts, List<AuthenticityStep> shown, List<Violation> barred) {
        @Override
        public String toString() {
            return "Known";
        }
    }

    private static BarredFilings.Named named(Order order, OrderFacts facts) {
        return new BarredFilings.Named(order, facts.identity().certificateNumber(), facts.domains());
    }

    /** A deregistration has no entered content, so no such rule applies. Its record must still be registered. */
    private Local ofDeregistration(Order order, GatheredOrders gathered, Known known) {
        var broken = record.isRegistered(order) ? List.<Violation>of() : List.of(ENDED);
        return new Local(broken, List.of(), List.of(), asked(order, gathered, known.facts()));
    }

    private Local ofEntry(Order order, GatheredOrders gathered, Known known) {
        var facts = known.facts();
        var shown = known.shown();
        var broken = new ArrayList<>(FilingRules.all(facts));
        notCounted(gathered.papersOf(order), broken);
        broken.addAll(CertificateIsKept.check(facts, gathered.givesAnotherCertificate(order)));
        broken.addAll(Sendable.check(facts));
        broken.addAll(known.barred());
        broken.addAll(authenticity.missing(order, facts.subject(), facts.service(), shown, gathered.today()));
        var byPapers = authenticity.byPapers(order, facts.subject(), facts.service(), shown, gathered.today());
        return new Local(
                List.copyOf(broken),
                both(
                        both(FilingRules.warnings(facts), Sendable.warn(facts)),
                        both(gathered.otherThanOnRecord(order, facts), byPapers)),
                both(FilingRules.unknowns(facts), byPapers),
                asked(order, gathered, facts));
    }

    private static List<Violation> both(List<Violation> some, List<Violation> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static DomainFindings.Asked asked(Order order, GatheredOrders gathered, OrderFacts facts) {
        return new DomainFindings.Asked(
                gathered.verified(order, facts),
                order.domain(),
                facts.subject().name(),
                order.certificate().type(),
                facts.identity().certificateNumber(),
                facts.today(),
                order.holder(),
                facts.domainPapers(),
                facts.materials().contains(DomainPapers.PAPER),
                facts.province().version(),
                order.type().hasService()
                        ? DomainsRunLongEnough.of(facts.province(), facts.sponsor(), facts.today())
                        : DomainsRunLongEnough.notAsked(facts.today()));
    }

    /**
     * A material that does not count is not reported as missing. While the scanner is silent about one, the order
     * cannot continue.
     */
    private static void notCounted(List<Material> papers, List<Violation> broken) {
        for (var material : papers) {
            if (!material.counts()) {
                var pointer = "/materials/" + material.kind();
                var missing = broken.removeIf(
                        fault -> fault.pointer().equals(pointer) && fault.code().equals("MATERIAL_MISSING"));
                if (material.scan() == ScanStatus.QUARANTINED) {
                    broken.add(Violation.of(pointer, "MATERIAL_QUARANTINED", "F-060"));
                } else if (missing) {
                    broken.add(Violation.of(pointer, "MATERIAL_INFECTED", "F-060"));
                }
            }
        }
    }
}
