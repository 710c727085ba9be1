package cn.icpfiling.planted;

import cn.icpfiling.planted.orders.PlantedOrder;

/** Keeps the rules: a root package may use packages that do not use it. */
record SoundStart(PlantedOrder order) {}
