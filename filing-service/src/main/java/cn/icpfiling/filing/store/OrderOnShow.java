package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.Settlement;
import java.util.List;

/**
 * An order with what is shown beside it and stands in other tables.
 *
 * @param settled what reviewers settled of the present submission
 * @param serviceNumber what the service is filed under; null unless it is
 */
public record OrderOnShow(
        Order order,
        OrderContents.Entered entered,
        List<Material> papers,
        List<Settlement> settled,
        String serviceNumber) {}
