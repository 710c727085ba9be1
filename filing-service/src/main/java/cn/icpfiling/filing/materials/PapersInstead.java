package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.DomainPapers;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The papers of a submitted order that may stand in for D1, by the rules of the day of its submission. */
@ApplicationScoped
public class PapersInstead {

    private final MaterialRepository materials;
    private final OrderFacts.Book book;

    PapersInstead(MaterialRepository materials, OrderFacts.Book book) {
        this.materials = materials;
        this.book = book;
    }

    public boolean mayStandIn(Order order) {
        return of(order).isPresent();
    }

    public Optional<Material> of(Order order) {
        if (order.submittedAt() == null) {
            return Optional.empty();
        }
        var day = LegalTime.dayOf(order.submittedAt());
        return book.papers().instead(order.nature(), order.province(), day) == DomainPapers.Answer.ACCEPTED
                ? materials.countedOf(order.id(), DomainPapers.PAPER)
                : Optional.empty();
    }
}
