package cn.icpfiling.planted.store;

/** Breaks the rules on purpose. */
public record PlantedRepository(String name) {}
