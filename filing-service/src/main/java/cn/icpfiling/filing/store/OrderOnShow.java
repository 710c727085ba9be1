package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.materials.ShownPaper;
import java.util.List;

/**
 * An order with the data of other tables that is shown with it.
 *
 * @param settled the reviewers' settlements of the present submission
 * @param serviceNumber the service's filing number; null if it has none
 */
public record OrderOnShow(
        Order order,
        OrderContentRepository.Entered entered,
        List<ShownPaper> papers,
        List<Settlement> settled,
        String serviceNumber) {}
