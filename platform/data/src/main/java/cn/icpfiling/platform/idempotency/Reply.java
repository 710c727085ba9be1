package cn.icpfiling.platform.idempotency;

/** The result of a use case before it is stored. Location and ETag may be null; the body is written as JSON. */
public record Reply(int status, String location, String etag, Object body) {}
