package cn.icpfiling.platform.idempotency;

/** The answer as it goes out, byte for byte the same each time; replayed when it was given before. */
public record Answer(int status, String location, String etag, byte[] body, boolean replayed) {}
