package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.Reason;
import java.util.List;

/**
 * An order with what is shown beside it and stands in other tables.
 *
 * @param reasons of the step that brought it where it is
 * @param settled whether a reviewer may have settled something of the present submission
 * @param serviceNumber what the service is filed under; null unless it is
 */
public record OrderOnShow(Order order, List<Reason> reasons, boolean settled, String serviceNumber) {}
