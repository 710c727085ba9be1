package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.authority.SmsProvinces;
import cn.icpfiling.filing.core.Idleness;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderHistoryEntry;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.RulesApplied;
import cn.icpfiling.filing.core.SettlementRules;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.OrderHistoryRepository;
import cn.icpfiling.filing.store.OrderOnShow;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.platform.crypto.Masks;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows an order to its holder or a reviewer; personal data is masked here and nowhere else. */
@ApplicationScoped
public class OrderViews {

    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderContents contents;
    private final MaterialRepository materials;
    private final OrderHistoryRepository history;
    private final FiledServiceRepository services;
    private final SettlementRepository settlements;
    private final SettlementRules rules;
    private final SmsProvinces sms;
    private final Wording wording;
    private final String publicQuery;

    OrderViews(
            OrderAccess access,
            OrderRepository orders,
            OrderContents contents,
            MaterialRepository materials,
            OrderHistoryRepository history,
            FiledServiceRepository services,
            SettlementRepository settlements,
            SettlementRules rules,
            SmsProvinces sms,
            Wording wording,
            @ConfigProperty(name = "icp.authority.public-query-page") String publicQuery) {
        this.access = access;
        this.orders = orders;
        this.contents = contents;
        this.materials = materials;
        this.history = history;
        this.services = services;
        this.settlements = settlements;
        this.rules = rules;
        this.sms = sms;
        this.wording = wording;
        this.publicQuery = publicQuery;
    }

    /** Call it after the last change: what is changed is written first, so that the tag is that of the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ShownOrder of(Order order) {
        // before the first submission nothing can have been settled
        return of(new OrderOnShow(order, reasons(order), order.submission() > 0, serviceNumber(order)));
    }

    /** The same of one that was read with all that stands beside it. */
    @Transactional(Transactional.TxType.MANDATORY)
    ShownOrder of(OrderOnShow shown) {
        return new ShownOrder(view(shown.order(), shown), tag(shown.order()));
    }

    /** The tag of an order that is not shown whole. */
    @Transactional(Transactional.TxType.MANDATORY)
    public VersionTag tag(Order order) {
        orders.flush();
        return new VersionTag(order.version(), wording.locale());
    }

    private OrderView view(Order order, OrderOnShow shown) {
        return new OrderView(
                order.id(),
                order.type(),
                order.state(),
                order.holder(),
                order.partner(),
                order.type().isFiling() ? order.typeCheckId() : null,
                order.province(),
                RegionView.of(order.region()),
                order.nature(),
                order.certificateType(),
                Masks.idNumber(contents.certificateNumber(order)),
                order.domain(),
                order.submission(),
                order.waitingFor(),
                List.copyOf(order.allowedActs(access.role())),
                shown.reasons().stream().map(wording::finding).toList(),
                VerdictView.of(order),
                order.verdict().needsPerson(),
                claim(order),
                proposal(order),
                openRules(order),
                settledRules(shown),
                order.rules().map(RulesApplied::version).orElse(null),
                warnings(order),
                ExpectedWindow.of(order).orElse(null),
                order.smsUntil(),
                smsPage(order),
                order.idleness().map(Idleness::endsOn).orElse(null),
                contents.subject(order.id())
                        .map(part -> SubjectView.of(part, order.nature()))
                        .orElse(null),
                contents.service(order.id()).map(ServiceView::of).orElse(null),
                papers(order).stream().map(MaterialView::of).toList(),
                order.subjectId(),
                order.subjectNumber(),
                serviceNumbers(shown),
                order.state() == OrderState.COMPLETED ? publicQuery : null,
                order.onRecord().ground().map(ProviderGround::reason).orElse(null),
                order.createdAt(),
                order.changedAt(),
                order.submittedAt());
    }

    /** A paper that the scanner has not cleared is its sender's affair alone. */
    private List<Material> papers(Order order) {
        return access.isReviewer() ? materials.countedOf(order.id()) : materials.of(order.id());
    }

    String smsPage(Order order) {
        return order.state() == OrderState.SMS_PENDING ? sms.page(order.province()) : null;
    }

    /** For the staff alone. One that lapsed is told with its time, so that what is told changes with the order only. */
    private ClaimView claim(Order order) {
        return access.isReviewer()
                ? ClaimView.of(order.desk().claimedBy(), order.desk().claimedUntil())
                : null;
    }

    private ProposalView proposal(Order order) {
        var desk = order.desk();
        return access.isReviewer()
                ? ProposalView.of(desk.proposedAct(), desk.proposedBy(), desk.proposedAt(), desk.proposedNumbers())
                : null;
    }

    /** Those of the last step: once the order moves on they are history. No step to a draft has any. */
    private List<Reason> reasons(Order order) {
        if (order.state() == OrderState.DRAFT) {
            return List.of();
        }
        return history.lastStep(order.id()).map(OrderHistoryEntry::reasons).orElse(List.of());
    }

    /** Of the present submission; while the applicant edits, the reasons say why it came back. */
    private List<OpenRuleView> openRules(Order order) {
        return order.state().underReview()
                ? order.openRules().all().stream()
                        .map(finding -> OpenRuleView.of(finding, rules, wording))
                        .toList()
                : List.of();
    }

    /** What the rules told of the present submission without refusing it. */
    private List<FindingView> warnings(Order order) {
        return order.rules().map(RulesApplied::warnings).orElse(List.of()).stream()
                .map(finding -> wording.finding(finding.reason()))
                .toList();
    }

    private List<SettledRuleView> settledRules(OrderOnShow shown) {
        var order = shown.order();
        return shown.settled()
                ? settlements.of(order.id(), order.submission()).stream()
                        .map(SettledRuleView::of)
                        .toList()
                : List.of();
    }

    private String serviceNumber(Order order) {
        return order.state() == OrderState.COMPLETED && order.serviceId() != null
                ? services.numberOf(order.serviceId()).orElse(null)
                : null;
    }

    private static List<String> serviceNumbers(OrderOnShow shown) {
        return shown.order().state() == OrderState.COMPLETED
                ? Stream.ofNullable(shown.serviceNumber()).toList()
                : null;
    }
}
