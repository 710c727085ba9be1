package cn.icpfiling.platform.http;

import java.util.Map;

/** A whole answer to a request that no resource ever sees. */
public record Refusal(int status, Map<String, String> headers, byte[] body) {}
