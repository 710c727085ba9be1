package cn.icpfiling.planted.store;

import jakarta.persistence.EntityManager;

/** Breaks the rules on purpose. */
public record PlantedStore(EntityManager database) {}
