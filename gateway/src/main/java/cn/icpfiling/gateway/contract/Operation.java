package cn.icpfiling.gateway.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * One operation as the door needs to know it.
 *
 * @param owner the module whose contract names it
 * @param open whether it asks for no token
 * @param maxBody bytes
 * @param timeout how long its answer may take to begin, where the usual is too short
 */
public record Operation(
        String owner, String method, String path, String id, boolean open, long maxBody, Optional<Duration> timeout) {

    public static final long USUAL_BODY = 1L << 20;
}
