package cn.icpfiling.gateway.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * The properties of an operation that the gateway needs.
 *
 * @param owner the module whose contract defines it
 * @param open whether it needs no token
 * @param tokenIsChoice whether it is open and takes a token too, which must be good then
 * @param maxBody the largest body in bytes
 * @param timeout how long its response may take to begin, if longer than the default
 */
public record Operation(
        String owner,
        String method,
        String path,
        String id,
        boolean open,
        boolean tokenIsChoice,
        long maxBody,
        Optional<Duration> timeout) {

    public static final long USUAL_BODY = 128L << 10;
}
