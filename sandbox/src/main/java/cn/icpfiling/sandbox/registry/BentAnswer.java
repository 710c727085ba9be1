package cn.icpfiling.sandbox.registry;

/** What a lying registry sends, byte by byte: the JSON writer would make good JSON of it. */
record BentAnswer(byte[] bytes) {}
