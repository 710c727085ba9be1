package cn.icpfiling.sandbox.authority;

/** Why an order is refused: the field by JSON pointer, a code in capitals, and what a reader is told. */
record Reason(String pointer, String code, String text) {}
