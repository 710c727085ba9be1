package cn.icpfiling.platform.idempotency;

/** What a use case answers. Location and ETag may be null; the body is written as JSON. */
public record Reply(int status, String location, String etag, Object body) {}
