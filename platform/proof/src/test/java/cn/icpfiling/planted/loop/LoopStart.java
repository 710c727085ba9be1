package cn.icpfiling.planted.loop;

import cn.icpfiling.planted.loop.below.LoopPart;

/** Breaks the rules on purpose. */
public record LoopStart(LoopPart part) {}
