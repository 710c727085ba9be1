package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.Checklist;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.Wording;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;

/** The checklist of an order, with titles and hints in the caller's language. */
@ApplicationScoped
class ShowChecklist {

    private final OrderAccess access;
    private final OrderContents contents;
    private final MaterialRepository materials;
    private final Wording wording;
    private final OrderFacts.Book book;
    private final Clock clock;

    ShowChecklist(
            OrderAccess access,
            OrderContents contents,
            MaterialRepository materials,
            Wording wording,
            OrderFacts.Book book,
            Clock clock) {
        this.access = access;
        this.contents = contents;
        this.materials = materials;
        this.wording = wording;
        this.book = book;
        this.clock = clock;
    }

    @Transactional
    ChecklistView handle(UUID orderId) {
        var order = access.readable(orderId);
        var present = materials.of(orderId).stream().map(Material::kind).collect(Collectors.toSet());
        var checklist = Checklist.of(
                order.type(),
                order.nature(),
                contents.subject(orderId).orElse(null),
                contents.service(orderId).orElse(null),
                book.papers().instead(order.nature(), order.province(), LegalTime.dayOf(clock.instant())));
        return new ChecklistView(
                orderId,
                checklist.items().stream()
                        .map(item -> new ChecklistView.Item(
                                item.kind(),
                                wording.text("MaterialKind." + item.kind()),
                                wording.text("MaterialKind." + item.kind() + ".hint"),
                                item.required(),
                                present.contains(item.kind()),
                                PaperType.MEDIA_TYPES))
                        .toList());
    }
}
