package cn.icpfiling.planted.loop.below;

import cn.icpfiling.planted.loop.LoopStart;

/** Breaks the rules on purpose. */
public record LoopPart(LoopStart start) {}
