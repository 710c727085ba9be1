package cn.icpfiling.platform.http;

import java.util.Map;

/** A complete response to a request that reaches no resource. */
public record Refusal(int status, Map<String, String> headers, byte[] body) {}
