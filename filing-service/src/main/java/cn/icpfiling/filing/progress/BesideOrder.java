package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.materials.ShownPaper;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderOnShow;
import cn.icpfiling.filing.store.SettlementRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what an order is shown with: its entry, papers, settled rules and the number of its service. */
@ApplicationScoped
class BesideOrder {

    private final OrderContentRepository contents;
    private final MaterialRepository materials;
    private final SettlementRepository settlements;
    private final FiledServiceRepository services;

    BesideOrder(
            OrderContentRepository contents,
            MaterialRepository materials,
            SettlementRepository settlements,
            FiledServiceRepository services) {
        this.contents = contents;
        this.materials = materials;
        this.settlements = settlements;
        this.services = services;
    }

    OrderOnShow of(Order order) {
        return new OrderOnShow(
                order,
                contents.of(order.id()),
                materials.of(order.id()).stream().map(ShownPaper::of).toList(),
                LastStep.of(order).isSettledOf(order.submission())
                        ? settlements.of(order.id(), order.submission())
                        : List.of(),
                serviceNumber(order));
    }

    private String serviceNumber(Order order) {
        return order.state() == OrderState.COMPLETED && order.serviceId() != null
                ? services.numberOf(order.serviceId()).orElse(null)
                : null;
    }
}
