package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Idleness;
import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.Preparation;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.materials.ShownPaper;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderOnShow;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Shows an order to its holder or a reviewer. Personal data is masked here only. */
@Singleton
public class OrderViews {

    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderContentRepository contents;
    private final BesideOrder beside;
    private final ReviewPart review;
    private final AuthorityPart authority;
    private final Wording wording;

    OrderViews(
            OrderAccess access,
            OrderRepository orders,
            OrderContentRepository contents,
            BesideOrder beside,
            ReviewPart review,
            AuthorityPart authority,
            Wording wording) {
        this.access = access;
        this.orders = orders;
        this.contents = contents;
        this.beside = beside;
        this.review = review;
        this.authority = authority;
        this.wording = wording;
    }

    /** Call this after the last change: it flushes first, so that the ETag is that of the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ShownOrder of(Order order) {
        var tag = tag(order);
        return new ShownOrder(view(beside.of(order)), tag);
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
                Preparation.partner(order).orElse(null),
                order.type().isFiling() ? order.typeCheckId() : null,
                order.region().province(),
                RegionView.of(order.region()),
                order.nature(),
                order.certificate().type(),
                Masks.idNumber(contents.certificateNumber(order)),
                order.domain(),
                order.submission(),
                order.waitingFor(),
                List.copyOf(order.openSteps().acts(access.role())),
                LastStep.of(order).reasons().stream().map(wording::finding).toList(),
                VerdictView.of(order),
                order.verdict().needsPerson(),
                review.claim(order),
                review.proposal(order),
                review.openRules(order),
                shown.settled().stream().map(SettledRuleView::of).toList(),
                order.rules().map(RulesApplied::version).orElse(null),
                review.warnings(order),
                authority.window(order),
                order.smsUntil(),
                authority.smsPage(order),
                authority.codesOwedBy(order, entered),
                order.idleness().map(Idleness::endsOn).orElse(null),
                entered.subject() == null ? null : SubjectView.of(entered.subject(), order.nature()),
                entered.service() == null ? null : ServiceView.of(entered.service()),
                papers(shown).map(MaterialView::of).toList(),
                order.subjectId(),
                order.onRecord().subjectNumber(),
                serviceNumbers(shown),
                authority.publicQuery(order),
                order.onRecord().ground().map(ProviderGround::reason).orElse(null),
                order.finding()
                        .map(finding -> OrderFindingView.of(finding, wording))
                        .orElse(null),
                order.createdAt(),
                order.changedAt(),
                order.submittedAt());
    }

    /** Only the holder's side sees a material that the scanner has not cleared. */
    private Stream<ShownPaper> papers(OrderOnShow shown) {
        var papers = shown.papers().stream();
        return access.isReviewer() ? papers.filter(ShownPaper::counts) : papers;
    }

    private static List<String> serviceNumbers(OrderOnShow shown) {
        return shown.order().state() == OrderState.COMPLETED
                ? Stream.ofNullable(shown.serviceNumber()).toList()
                : null;
    }
}
