package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.uploads.Checklist;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checklist of an order, with titles and hints in the caller's language. */
@ApplicationScoped
class ShowChecklist {

    private final OrderAccess access;
    private final OrderContentRepository contents;
    private final MaterialRepository materials;
    private final FiledServiceRepository services;
    private final Wording wording;
    private final OrderFacts.Book book;
    private final RuleSets rules;
    private final Clock clock;

    ShowChecklist(
            OrderAccess access,
            OrderContentRepository contents,
            MaterialRepository materials,
            FiledServiceRepository services,
            Wording wording,
            OrderFacts.Book book,
            RuleSets rules,
            Clock clock) {
        this.access = access;
        this.contents = contents;
        this.materials = materials;
        this.services = services;
        this.wording = wording;
        this.book = book;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional
    ChecklistView handle(UUID orderId) {
        var order = access.readable(orderId);
        var papers = materials.of(orderId).stream()
                .filter(paper -> paper.counts() || !access.isReviewer())
                .collect(Collectors.toMap(Material::kind, Function.identity()));
        var checklist = facts(order).checklist();
        return new ChecklistView(
                orderId,
                checklist.items().stream()
                        .map(item -> item(item, Optional.ofNullable(papers.get(item.kind()))))
                        .toList());
    }

    private ChecklistView.Item item(Checklist.Item item, Optional<Material> paper) {
        var scan = paper.map(Material::scan);
        return new ChecklistView.Item(
                item.kind(),
                wording.text("MaterialKind." + item.kind()),
                wording.text("MaterialKind." + item.kind() + ".hint"),
                item.required(),
                paper.filter(Material::counts).isPresent(),
                scan.orElse(null),
                scan.map(said -> wording.text("ScanStatus." + said)).orElse(null),
                PaperType.MEDIA_TYPES);
    }

    /** The facts that decide which materials are needed. The materials of the order are not among them. */
    private OrderFacts facts(Order order) {
        var today = LegalTime.dayOf(clock.instant());
        return new OrderFacts(
                order.type(),
                new OrderFacts.Identity(
                        order.region(),
                        order.nature(),
                        order.certificate().type(),
                        contents.certificateNumber(order),
                        order.domain()),
                contents.subject(order.id()).orElse(null),
                contents.service(order.id()).orElse(null),
                Set.of(),
                false,
                null,
                services.liveOf(order.subjectId()),
                List.of(),
                today,
                book,
                rules.inForce()
                        .on(order.region().province(), order.type().kind().ruledAct(), today));
    }
}
