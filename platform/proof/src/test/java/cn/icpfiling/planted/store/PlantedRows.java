package cn.icpfiling.planted.store;

import cn.icpfiling.platform.database.Sql;

/** Breaks the rules on purpose. */
public record PlantedRows(Sql sql) {}
