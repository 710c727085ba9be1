package cn.icpfiling.sandbox.registry;

/** The bytes of a lying registry's response, because the JSON writer would turn them into valid JSON. */
record BentAnswer(byte[] bytes) {}
