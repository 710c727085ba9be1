package cn.icpfiling.planted.store;

import jakarta.persistence.EntityManager;

/** Keeps the rules. */
public record SoundRepository(EntityManager database) {}
