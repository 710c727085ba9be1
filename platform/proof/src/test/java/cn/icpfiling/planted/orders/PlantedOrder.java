package cn.icpfiling.planted.orders;

import cn.icpfiling.planted.papers.PlantedPaper;

/** Breaks the rules on purpose. */
public record PlantedOrder(PlantedPaper paper) {}
