package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Idleness;
import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.RulesApplied;
import cn.icpfiling.filing.core.SettlementRules;
import cn.icpfiling.filing.rules.SmsProvinces;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.OrderOnShow;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows an order to its holder or a reviewer. Personal data is masked here only. */
@ApplicationScoped
public class OrderViews {

    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderContents contents;
    private final MaterialRepository materials;
    private final FiledServiceRepository services;
    private final SettlementRepository settlements;
    private final SettlementRules rules;
    private final SmsProvinces sms;
    private final Wording wording;
    private final ExpectedWindows windows;
    private final String publicQuery;

    OrderViews(
            OrderAccess access,
            OrderRepository orders,
            OrderContents contents,
            MaterialRepository materials,
            FiledServiceRepository services,
            SettlementRepository settlements,
            SettlementRules rules,
            SmsProvinces sms,
            Wording wording,
            ExpectedWindows windows,
            @ConfigProperty(name = "icp.authority.public-query-page") String publicQuery) {
        this.access = access;
        this.orders = orders;
        this.contents = contents;
        this.materials = materials;
        this.services = services;
        this.settlements = settlements;
        this.rules = rules;
        this.sms = sms;
        this.wording = wording;
        this.windows = windows;
        this.publicQuery = publicQuery;
    }

    /** Call this after the last change: it flushes first, so that the ETag is that of the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ShownOrder of(Order order) {
        var tag = tag(order);
        return new ShownOrder(
                view(new OrderOnShow(
                        order,
                        contents.of(order.id()),
                        materials.of(order.id()),
                        LastStep.of(order).isSettledOf(order.submission())
                                ? settlements.of(order.id(), order.submission())
                                : List.of(),
                        serviceNumber(order))),
                tag);
    }

    /** The ETag of an order that is not shown as a whole. */
    @Transactional(Transactional.TxType.MANDATORY)
    public VersionTag tag(Order order) {
        orders.flush();
        return tag(order.version());
    }

    VersionTag tag(long version) {
        return new VersionTag(version, wording.locale());
    }

    /** Returns the view of an order that was read with its related data; reads nothing more. */
    OrderView view(OrderOnShow shown) {
        var order = shown.order();
        var entered = shown.entered();
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
                LastStep.of(order).reasons().stream().map(wording::finding).toList(),
                VerdictView.of(order),
                order.verdict().needsPerson(),
                claim(order),
                proposal(order),
                openRules(order),
                shown.settled().stream().map(SettledRuleView::of).toList(),
                order.rules().map(RulesApplied::version).orElse(null),
                warnings(order),
                windows.of(order).orElse(null),
                order.smsUntil(),
                smsPage(order),
                order.idleness().map(Idleness::endsOn).orElse(null),
                entered.subject() == null ? null : SubjectView.of(entered.subject(), order.nature()),
                entered.service() == null ? null : ServiceView.of(entered.service()),
                papers(shown).map(MaterialView::of).toList(),
                order.subjectId(),
                order.subjectNumber(),
                serviceNumbers(shown),
                order.state() == OrderState.COMPLETED ? publicQuery : null,
                order.onRecord().ground().map(ProviderGround::reason).orElse(null),
                order.createdAt(),
                order.changedAt(),
                order.submittedAt());
    }

    /** Only the holder's side sees a material that the scanner has not cleared. */
    private Stream<Material> papers(OrderOnShow shown) {
        var papers = shown.papers().stream();
        return access.isReviewer() ? papers.filter(Material::counts) : papers;
    }

    String smsPage(Order order) {
        return order.state() == OrderState.SMS_PENDING ? sms.page(order.province()) : null;
    }

    /** For staff only. A lapsed claim is shown with its time, so that the view changes only with the order. */
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

    /** The open rules of the present submission. While the applicant edits, the reasons say why the order came back. */
    private List<OpenRuleView> openRules(Order order) {
        return order.state().underReview()
                ? order.openRules().all().stream()
                        .map(finding -> OpenRuleView.of(finding, rules, wording))
                        .toList()
                : List.of();
    }

    /** The warnings of the present submission, which did not refuse it. */
    private List<FindingView> warnings(Order order) {
        return order.rules().map(RulesApplied::warnings).orElse(List.of()).stream()
                .map(finding -> wording.finding(finding.reason()))
                .toList();
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
