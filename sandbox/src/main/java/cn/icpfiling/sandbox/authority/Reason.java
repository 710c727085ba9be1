package cn.icpfiling.sandbox.authority;

/** The reason of a refusal: the field by JSON pointer, a code in capitals, and a text for the reader. */
record Reason(String pointer, String code, String text) {}
