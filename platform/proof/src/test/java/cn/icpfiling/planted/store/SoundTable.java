package cn.icpfiling.planted.store;

import cn.icpfiling.platform.database.Sql;

/** Keeps the rules. */
public record SoundTable(Sql sql) {}
