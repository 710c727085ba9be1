package cn.icpfiling.client;

import java.util.UUID;

/** Keys of requests that the platform must carry out once, however often they are sent. */
public final class IdempotencyKey {

    private IdempotencyKey() {}

    /**
     * Returns a new key, as the header carries it. The client keeps it over its retries. Store it with your own data
     * if the call must survive the end of your process.
     */
    public static String fresh() {
        return '"' + UUID.randomUUID().toString() + '"';
    }
}
