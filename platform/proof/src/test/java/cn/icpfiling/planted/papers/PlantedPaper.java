package cn.icpfiling.planted.papers;

import cn.icpfiling.planted.orders.PlantedOrder;

/** Breaks the rules on purpose. */
public record PlantedPaper(PlantedOrder order) {}
