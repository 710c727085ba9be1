package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * Networks that a partner publishes as its own for the scans. They are taken back on close, because networks of two
 * providers must not overlap.
 */
public final class PublishedNetworks implements AutoCloseable {

    private static final String NETWORKS = "/api/v1/provider-networks/";

    /**
     * A range of addresses.
     *
     * @param region two digits of GB/T 2260, for example 33 for Zhejiang and 81 for Hong Kong
     */
    public record Network(String cidr, String region) {}

    private final Partner partner;
    private final int size;

    private PublishedNetworks(Partner partner, int size) {
        this.partner = partner;
        this.size = size;
    }

    /** Replaces the partner's networks by these. */
    public static PublishedNetworks of(Partner partner, List<Network> networks) {
        var wanted = Forms.node();
        wanted.set("networks", lines(networks));
        var own = partner.caller();
        own.having(own.get(NETWORKS + partner.id()).expect(200))
                .put(NETWORKS + partner.id(), wanted)
                .expect(200);
        return new PublishedNetworks(partner, networks.size());
    }

    /**
     * Gives these networks to the partner as an administrator does, whichever partner has them: a run that was
     * interrupted left them with a partner of its own.
     */
    public static PublishedNetworks takenOver(Partner partner, List<Network> networks) {
        var wanted = Forms.node().put("takeOver", true);
        wanted.set("add", lines(networks));
        var administrator = new Staff(partner.stack()).caller("administrator");
        administrator
                .having(administrator.get(NETWORKS + partner.id()).expect(200))
                .post(NETWORKS + partner.id() + "/changes", wanted)
                .expect(200);
        return new PublishedNetworks(partner, networks.size());
    }

    private static ArrayNode lines(List<Network> networks) {
        var lines = Forms.node().arrayNode();
        for (var network : networks) {
            lines.add(Forms.node()
                    .put("cidr", network.cidr())
                    .put("region", network.region())
                    .put("validFrom", "2026-01-01"));
        }
        return lines;
    }

    @Override
    public void close() {
        var none = Forms.node();
        none.put("confirmedRemovals", size).putArray("networks");
        var own = partner.caller();
        own.having(own.get(NETWORKS + partner.id()).expect(200))
                .put(NETWORKS + partner.id(), none)
                .expect(200);
    }
}
