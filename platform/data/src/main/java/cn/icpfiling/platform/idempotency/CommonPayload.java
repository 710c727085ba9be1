package cn.icpfiling.platform.idempotency;

import java.util.List;

/**
 * Adds values to the payload of every request of a service, such as the customer that a partner acts for. No resource can
 * forget to pass them.
 */
public interface CommonPayload {

    /** The values of the request that is being served. */
    List<Object> values();
}
