package cn.icpfiling.systemtests.storm;

import java.util.ArrayList;
import java.util.List;

/**
 * Resources that callers who left must not occupy.
 *
 * @param upstreams open connections from the gateway to filing-service
 * @param gatewayFiles open file descriptors of the gateway
 * @param filingFiles open file descriptors of filing-service
 * @param gatewayHeap MiB that live in the gateway's heap after a full collection
 * @param filingHeap MiB that live in filing-service's heap after a full collection
 * @param gatewayDirect MiB of direct memory of the gateway
 */
public record Footprint(
        int upstreams, int gatewayFiles, int filingFiles, int gatewayHeap, int filingHeap, int gatewayDirect) {

    /**
     * Returns the resources that have grown beyond their allowance.
     *
     * @param connections idle connections that a pool may keep
     */
    List<String> grownSince(Footprint before, int connections) {
        var grown = new ArrayList<String>();
        compare(grown, "connections to filing-service", before.upstreams, upstreams, connections);
        compare(grown, "file descriptors of the gateway", before.gatewayFiles, gatewayFiles, 2 * connections + 16);
        compare(grown, "file descriptors of filing-service", before.filingFiles, filingFiles, 2 * connections + 16);
        compare(grown, "MiB in the gateway's heap", before.gatewayHeap, gatewayHeap, 12);
        compare(grown, "MiB in filing-service's heap", before.filingHeap, filingHeap, 16);
        compare(grown, "MiB of the gateway's direct memory", before.gatewayDirect, gatewayDirect, 24);
        return grown;
    }

    private static void compare(List<String> grown, String what, int before, int after, int allowed) {
        if (after > before + allowed) {
            grown.add("%s: %d before, %d after, at most %d more allowed".formatted(what, before, after, allowed));
        }
    }
}
