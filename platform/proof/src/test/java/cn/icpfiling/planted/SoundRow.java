package cn.icpfiling.planted;

/** Keeps the rules: a row has as many columns as its table. */
record SoundRow(
        long one, long two, long three, long four, long five, long six, long seven, long eight, long nine, long ten) {}
