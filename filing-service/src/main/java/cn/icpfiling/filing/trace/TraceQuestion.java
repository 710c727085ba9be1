package cn.icpfiling.filing.trace;

import java.util.UUID;

/** Exactly one of number, domain and order, and why it is asked. */
record TraceQuestion(String filingNumber, String domain, UUID orderId, TraceReason reason) {}
